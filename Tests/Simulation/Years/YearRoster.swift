import Reservations

/// Who is merged with whom, as the year's people said it and the ledger took it.
struct YearRoster {
    private(set) var people: [StaffIdentity: String] = [:]
    private(set) var stopped: Set<StaffIdentity> = []
    /// Those of whom a medium was told once and may not be told now.
    var changes = 0

    mutating func take(_ word: StaffWord) {
        changes += 1
        switch word {
        case .merge(let identities, let person):
            for identity in identities { people[identity] = person }
        case .split(let identity): people[identity] = nil
        case .stop(let identity): stopped.insert(identity)
        case .resume(let identity): stopped.remove(identity)
        }
    }

    func isSynced(_ name: String, at medium: Medium) -> Bool {
        let identity = StaffIdentity(medium: medium, name: name)
        return people[identity] != nil && !stopped.contains(identity)
    }

    /// The salon's name for whom a medium names.
    func person(_ name: String, at medium: Medium) -> String {
        people[StaffIdentity(medium: medium, name: name)] ?? name
    }

    /// The names by which a medium may be told of a person.
    func names(of person: String, at medium: Medium) -> Set<String> {
        Set(
            people.filter {
                $0.value == person && $0.key.medium == medium && !stopped.contains($0.key)
            }.map(\.key.name))
    }
}
