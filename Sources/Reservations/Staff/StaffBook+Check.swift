extension StaffBook {
    /// Whether a word can be taken as things stand.
    public func check(_ word: StaffWord) throws(StaffRefusal) {
        switch word {
        case .merge(let identities, let person): try check(merging: identities, into: person)
        case .split(let identity):
            if try entry(identity).person == nil { throw .notMerged(identity) }
        case .stop(let identity):
            if try !entry(identity).isEnabled { throw .alreadyStopped(identity) }
        case .resume(let identity):
            if try entry(identity).isEnabled { throw .notStopped(identity) }
        }
    }

    private func entry(_ identity: StaffIdentity) throws(StaffRefusal) -> Entry {
        guard let entry = entries[identity] else { throw .unknown(identity) }
        return entry
    }

    private func check(
        merging identities: [StaffIdentity], into person: String
    ) throws(StaffRefusal) {
        var people: Set<String> = [person]
        for identity in identities {
            if let other = try entry(identity).person { people.insert(other) }
        }
        if people.count > 1 { throw .severalPeople(people.sorted()) }
        let known = self.identities(of: person)
        let all = Set(identities).union(known)
        if all.count < 2 { throw .nothingToMerge }
        if all.count == known.count { throw .alreadyMerged(person) }
        var standing: [Medium: StaffIdentity] = [:]
        for identity in all.sorted() where entries[identity]?.isEnabled == true {
            if let other = standing.updateValue(identity, forKey: identity.medium) {
                throw .twiceAtOneMedium(other, identity)
            }
        }
    }
}
