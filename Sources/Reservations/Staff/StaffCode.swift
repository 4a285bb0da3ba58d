/// What a medium's own code of a member of staff (`W000000001`) was seen to stand for: the code
/// stays when the name is changed there.
public struct StaffCode: Hashable, Sendable, Codable {
    public let medium: Medium
    public let code: String
    /// As the medium wrote it then.
    public let name: String
    /// Of the page that said so.
    public let interval: Interval
    public let capture: String

    public init(
        medium: Medium, code: String, name: String, interval: Interval, capture: String
    ) {
        self.medium = medium
        self.code = code
        self.name = name
        self.interval = interval
        self.capture = capture
    }
}

/// What each code stood for, one name after the other.
public struct StaffCodes: Hashable, Sendable {
    /// By medium and code, in the order in which they were seen.
    private var names: [Medium: [String: [StaffCode]]] = [:]

    public init(_ codes: some Sequence<StaffCode> = []) {
        for code in codes { add(code) }
    }

    public mutating func add(_ code: StaffCode) {
        names[code.medium, default: [:]][code.code, default: []].append(code)
    }

    /// Whether a page says something new: another name than the last, on a page that is surely newer
    /// than the one which told of that.
    public func isNews(_ code: StaffCode) -> Bool {
        guard let last = names[code.medium]?[code.code]?.last else { return true }
        return last.name.bareName != code.name.bareName
            && code.interval.isSurelyAfter(last.interval)
    }

    /// Whether a code was known before, and by other names alone.
    public func renames(_ code: StaffCode) -> Bool {
        guard let known = names[code.medium]?[code.code], !known.isEmpty else { return false }
        return known.allSatisfy { $0.name.bareName != code.name.bareName }
    }

    /// The codes that stand for an identity now, in order. Two are somebody who was made anew beside
    /// the old one, or two people of one name: nobody can tell which is meant.
    public func codes(of identity: StaffIdentity) -> [String] {
        let bare = identity.name.bareName
        return (names[identity.medium] ?? [:])
            .filter { $0.value.last?.name.bareName == bare }.keys.sorted()
    }

    /// The other names, bare, that a code of this identity has or had.
    func otherNames(of identity: StaffIdentity) -> Set<String> {
        let bare = identity.name.bareName
        var others: Set<String> = []
        for seen in (names[identity.medium] ?? [:]).values {
            let bares = Set(seen.map(\.name.bareName))
            if bares.contains(bare) { others.formUnion(bares) }
        }
        return others.subtracting([bare])
    }
}
