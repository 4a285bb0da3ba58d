import Formats
public import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

/// Where a person's word on the salon's links is taken, on the rules of the medium.
public struct LinkDesk: Sendable {
    let loaded: LoadedDefinition
    /// Nil where no run has begun one yet: such a salon is not operating.
    let ledger: Ledger?
    let now: Date
    let person: String

    public init(_ loaded: LoadedDefinition, ledger: Ledger?, now: Date, person: String) {
        self.loaded = loaded
        self.ledger = ledger
        self.now = now
        self.person = person
    }

    /// Takes a step and tells how the link stands then.
    ///
    /// - Parameters:
    ///   - moment: when it happened at the medium; nil is now.
    ///   - hasChat: whether the medium's chat is switched on, where it tells that it is ready.
    public func take(
        _ verb: LinkVerb, of name: String, at moment: Date? = nil, hasChat: Bool = false
    ) async throws -> LinkStanding {
        let rules = try rules(of: name)
        let course = try await step(verb, rules, at: moment, hasChat: hasChat)
        if verb == .stop { try keys.drop(rules.medium) }
        return LinkStanding(rules: rules, isInUse: isInUse(rules.medium), course: course, at: now)
    }

    /// Issues a key, or takes one that was made elsewhere, and keeps it; it is never shown again.
    ///
    /// - Parameters:
    ///   - own: the key that was made elsewhere.
    ///   - random: 32 random bytes, for a key of ours.
    /// - Returns: what the medium has to be told, with the key in it.
    public func issueKey(
        for name: String, own: String?, random: () -> [UInt8]
    ) async throws -> (key: LinkKey, handOver: String) {
        let rules = try rules(of: name)
        var prefix: String?
        if case .key(let start) = rules.credential { prefix = start }
        let key: LinkKey
        if let own {
            key = try LinkKey(own, prefix: prefix)
        } else {
            key = LinkKey(random: random(), prefix: prefix)
        }
        _ = try await step(.issueKey, rules, at: nil, hasChat: false)
        try keys.keep(key, for: rules.medium)
        return (key, rules.handOver(of: key, salon: loaded.definition.salon.name))
    }

    /// Keeps the medium's slot settings as they are before the link takes them (R1-17).
    public func keepSnapshot(_ bytes: [UInt8], named file: String, of name: String) async throws
        -> LinkStanding
    {
        let rules = try rules(of: name)
        let ending = (file as NSString).pathExtension.lowercased()
        let isPlain = (1...5).contains(ending.utf8.count) && ending.utf8.allSatisfy(\.isLetter)
        let kept =
            "\(rules.medium.rawValue)-\(SalonTime.compact(now))" + (isPlain ? ".\(ending)" : "")
        let course = try await step(.snapshot, rules, at: nil, hasChat: false, file: kept)
        try SecretFile.write(bytes, to: "\(Self.snapshots(loaded.definition))/\(kept)")
        return LinkStanding(rules: rules, isInUse: isInUse(rules.medium), course: course, at: now)
    }

    /// How every medium's link stands, in the order of their ids.
    public func standings() async throws -> [LinkStanding] {
        try await LinkStanding.all(of: loaded, ledger: ledger, at: now)
    }

    static func snapshots(_ definition: Definition) -> String { definition.state + "/snapshots" }
}

extension LinkDesk {
    private var keys: LinkKeys { LinkKeys(folder: loaded.definition.state + "/keys") }

    private func isInUse(_ medium: Medium) -> Bool { loaded.mediaInUse.contains(medium) }

    private func rules(of name: String) throws(WrongUsage) -> MediumRules {
        let linkable = loaded.media.values.filter { $0.credential != .none }
        if let rules = linkable.first(where: { $0.medium.rawValue == name }) { return rules }
        throw WrongUsage(
            WrongUsage.unknown(
                name, "medium of this definition that links",
                among: linkable.map(\.medium.rawValue).sorted()))
    }

    private func step(
        _ verb: LinkVerb, _ rules: MediumRules, at moment: Date?, hasChat: Bool,
        file: String? = nil
    ) async throws -> LinkCourse {
        let path = LinkPath(rules)
        let vertical = loaded.definition.salon.vertical
        guard let ledger else {
            let nobody = LinkGrounds(vertical: vertical, isOperating: false)
            _ = try path.step(verb, from: LinkCourse(), at: now, now: now, salon: nobody)
            throw WrongUsage(
                "\(loaded.definition.ledgerFile): there is no ledger yet; run `daicho sync` first")
        }
        let horizon = Horizon(at: now, months: loaded.definition.horizonMonths)
        let adopted = try await ledger.belief(media: [], horizon: horizon, now: now).adopted
        let grounds = LinkGrounds(vertical: vertical, isOperating: !adopted.isEmpty)
        let at = moment ?? now
        return try ledger.link(rules.medium, by: person, at: now) {
            course throws(LinkRefusal) in
            try path.step(
                verb, from: course, at: at, now: now, salon: grounds, hasChat: hasChat,
                file: file)
        }
    }
}

extension UInt8 {
    /// Whether it is an ASCII letter or digit.
    fileprivate var isLetter: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self)
    }
}

extension LoadedDefinition {
    /// The media that a source of the definition tells of.
    var mediaInUse: Set<Medium> {
        Set(formats.values.flatMap { $0.map(\.medium) })
    }
}
