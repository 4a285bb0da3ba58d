public import Foundation

/// Who is who: the salon's people and the identities that media have of them. The fold of what
/// media told and what people said (R0-12 … R0-22).
public struct StaffBook: Hashable, Sendable {
    public private(set) var entries: [StaffIdentity: Entry]
    /// What media's own codes stand for.
    public let codes: StaffCodes

    public struct Entry: Hashable, Sendable {
        /// Whom it was merged into; nil where it is not merged.
        public var person: String?
        /// Since when it is: its slots are told from then on, the whole horizon once (R0-13).
        public var mergedSince: Date?
        /// A stopped one gets no slots, and its bookings stay (R1-19).
        public var isEnabled = true
    }

    public init(
        _ identities: some Sequence<StaffIdentity> = [], codes: StaffCodes = StaffCodes()
    ) {
        self.codes = codes
        entries = Dictionary(identities.map { ($0, Entry()) }) { one, _ in one }
    }

    /// Takes a word that was found to be right when it was said.
    public mutating func take(_ word: StaffWord, at moment: Date) {
        switch word {
        case .merge(let identities, let person):
            for identity in identities where entries[identity]?.person != person {
                entries[identity, default: Entry()].person = person
                entries[identity]?.mergedSince = moment
            }
        case .split(let identity):
            entries[identity]?.person = nil
            entries[identity]?.mergedSince = nil
        case .stop(let identity): entries[identity, default: Entry()].isEnabled = false
        case .resume(let identity): entries[identity, default: Entry()].isEnabled = true
        }
    }

    /// Whether the identity's slots are told to its medium (R0-12, R1-19, R0-21).
    public func isSynced(_ identity: StaffIdentity) -> Bool {
        entries[identity].map { $0.person != nil && $0.isEnabled } ?? false
    }

    /// The identities that have a person, in order.
    public var merged: [StaffIdentity] {
        entries.filter { $0.value.person != nil }.keys.sorted()
    }

    /// Those without one, stopped ones too, in order.
    public var unmerged: [StaffIdentity] {
        entries.filter { $0.value.person == nil }.keys.sorted()
    }

    /// Those of some media whose slots wait for a merge (R0-12).
    public func waiting(at media: Set<Medium>) -> [StaffIdentity] {
        unmerged.filter { media.contains($0.medium) && entries[$0]?.isEnabled == true }
    }

    /// The identities of one person, in order.
    public func identities(of person: String) -> [StaffIdentity] {
        entries.filter { $0.value.person == person }.keys.sorted()
    }

    /// What a medium calls those of whom an action is: a slot names them so already, a booking of the
    /// desk by the salon's name.
    public func name(in action: Action) -> String? {
        guard let staff = (action.after ?? action.before)?.staff, !staff.isEmpty else {
            return nil
        }
        if action.isAboutSlot { return staff }
        let known = identities(of: staff).filter { $0.medium == action.target }
        return (known.first(where: isSynced) ?? known.first)?.name ?? staff
    }

    /// The target's own code of those of whom an action is; nil where it told of none, or of several.
    public func code(in action: Action) -> String? {
        guard let name = name(in: action) else { return nil }
        let codes = codes.codes(of: StaffIdentity(medium: action.target, name: name))
        return codes.count == 1 ? codes.first : nil
    }

    public var people: Set<String> { Set(entries.values.compactMap(\.person)) }
}
