import Connectors
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
    let world: World
    let person: String

    public init(_ loaded: LoadedDefinition, ledger: Ledger?, in world: World, person: String) {
        self.loaded = loaded
        self.ledger = ledger
        self.world = world
        self.person = person
    }

    /// Takes a step and tells how the link stands then, and what else the step has changed.
    ///
    /// - Parameters:
    ///   - moment: when it happened at the medium; nil is now.
    ///   - hasChat: whether the medium's chat is switched on, where it tells that it is ready.
    public func take(
        _ verb: LinkVerb, of name: String, at moment: Date? = nil, hasChat: Bool = false
    ) async throws -> (standing: LinkStanding, report: RunReport) {
        let rules = try rules(of: name)
        let word = LinkWord(
            verb: verb, rules: rules, moment: moment, hasChat: hasChat, person: person)
        let report = try await take(word)
        if verb == .stop { try keys.drop(rules.medium) }
        return (try await standing(rules.medium), report)
    }

    /// Issues a key, or takes one that was made elsewhere, and keeps it; it is never shown again.
    ///
    /// - Parameters:
    ///   - own: the key that was made elsewhere.
    ///   - moment: when it was issued; nil is now.
    ///   - random: 32 random bytes, for a key of ours.
    /// - Returns: what the medium has to be told, with the key in it.
    public func issueKey(
        for name: String, own: String?, at moment: Date? = nil, random: () -> [UInt8]
    ) async throws -> (key: LinkKey, handOver: String, report: RunReport) {
        let rules = try rules(of: name)
        var prefix: String?
        if case .key(let start) = rules.credential { prefix = start }
        let key: LinkKey
        if let own {
            key = try LinkKey(own, prefix: prefix)
        } else {
            key = LinkKey(random: random(), prefix: prefix)
        }
        let report = try await take(
            LinkWord(verb: .issueKey, rules: rules, moment: moment, person: person))
        try keys.keep(key, for: rules.medium)
        return (key, rules.handOver(of: key, salon: loaded.definition.salon.name), report)
    }

    /// Keeps the medium's slot settings as they are before the link takes them (R1-17).
    public func keepSnapshot(
        _ bytes: [UInt8], named file: String, of name: String
    ) async throws -> (standing: LinkStanding, report: RunReport) {
        let rules = try rules(of: name)
        let ending = (file as NSString).pathExtension.lowercased()
        let isPlain = (1...5).contains(ending.utf8.count) && ending.utf8.allSatisfy(\.isLetter)
        let kept =
            "\(rules.medium.rawValue)-\(SalonTime.compact(world.now()))"
            + (isPlain ? ".\(ending)" : "")
        let path = "\(loaded.definition.state)/snapshots/\(kept)"
        try SecretFile.write(bytes, to: path)
        do {
            let report = try await take(
                LinkWord(verb: .snapshot, rules: rules, file: kept, person: person))
            return (try await standing(rules.medium), report)
        } catch {
            try FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    /// How every medium's link stands, in the order of their ids.
    public func standings() async throws -> [LinkStanding] {
        try await LinkStanding.all(of: loaded, ledger: ledger, at: world.now())
    }
}

extension LinkDesk {
    private var keys: LinkKeys { LinkKeys(folder: loaded.definition.state + "/keys") }

    private func standing(_ medium: Medium) async throws -> LinkStanding {
        guard let standing = try await standings().first(where: { $0.rules.medium == medium })
        else { throw WrongUsage("\(medium.rawValue) is no medium that links") }
        return standing
    }

    private func rules(of name: String) throws(WrongUsage) -> MediumRules {
        let linkable = loaded.media.values.filter { $0.credential != .none }
        if let rules = linkable.first(where: { $0.medium.rawValue == name }) { return rules }
        throw WrongUsage(
            WrongUsage.unknown(
                name, "medium of this definition that links",
                among: linkable.map(\.medium.rawValue).sorted()))
    }

    private func take(_ word: LinkWord) async throws -> RunReport {
        guard ledger != nil else {
            let nobody = LinkGrounds(
                vertical: loaded.definition.salon.vertical, isOperating: false)
            let now = world.now()
            _ = try LinkPath(word.rules).step(
                word.verb, from: LinkCourse(), at: now, now: now, salon: nobody)
            throw WrongUsage(
                "\(loaded.definition.ledgerFile): there is no ledger yet; run `daicho sync` first")
        }
        return try await Sync(loaded, in: world).run(word)
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
