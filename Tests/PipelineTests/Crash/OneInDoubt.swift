import LedgerStore

/// What a run that was cut off while it sent may leave otherwise than an uninterrupted one: one
/// action of which nobody knows whether it has arrived, and what waits for it.
struct OneInDoubt {
    /// The action's id.
    let id: String
    /// What waits for the word on it.
    let waiting: Set<String>

    /// Nil where no action is in doubt, or more than one.
    init?(_ found: LedgerText, _ wanted: LedgerText) {
        guard found.isInDoubt else { return nil }
        let known = wanted.outbox
        let uncertain = found.outbox.filter { $0.value.state == "'uncertain'" }
        let new = uncertain.filter { known[$0.key]?.state != "'uncertain'" }
        // The other run does not know either; only that it has asked.
        let doubtful = new.isEmpty ? uncertain : new
        guard let (id, row) = doubtful.first, doubtful.count == 1, known[id]?.rest == row.rest
        else { return nil }
        self.id = id
        waiting = Set(
            found.outbox.filter { other in
                other.value.state == "'pending'" && known[other.key]?.state != "'pending'"
                    && (other.value.booking == row.booking || other.value.rest.contains(id))
            }.keys)
    }

    /// A ledger without what these actions may have otherwise: their states, their receipts, what
    /// their targets know, and what people are told of the target.
    func rest(of ledger: LedgerText) -> [String: Set<String>] {
        let ids = waiting.union([id])
        let bookings = Set(ids.compactMap { ledger.outbox[$0]?.booking })
        var rest = ledger.tables.mapValues { Set($0.split(separator: "\n").map(String.init)) }
        rest["outbox"] = Set(
            ledger.outbox.map { ids.contains($0.key) ? $0.value.rest : $0.value.line })
        rest["receipt"]?.subtract(receipts(in: ledger, of: ids))
        rest["base"] = rest["base"]?.filter { line in !bookings.contains { line.contains($0) } }
        rest["notice"] = rest["notice"]?.filter { line in
            !["'in-doubt:", "'deliver:", "'refused:"].contains { line.contains($0) }
        }
        return rest
    }

    /// What is not as it must be: people know of it, one receipt says so, nothing else differs.
    func complaints(_ found: LedgerText, _ wanted: LedgerText) -> [String] {
        var complaints: [String] = []
        let receipts = receipts(in: found, of: [id])
        if receipts.count != 1 || receipts.first?.contains("'uncertain'") != true {
            complaints.append("receipts of \(id): \(receipts)")
        }
        if found.tables["notice"]?.contains("'in-doubt:") != true {
            complaints.append("nobody was told that \(id) is in doubt")
        }
        let (one, two) = (rest(of: found), rest(of: wanted))
        for name in one.keys.sorted() where one[name] != two[name] {
            let (new, lost) = (
                one[name]!.subtracting(two[name] ?? []), (two[name] ?? []).subtracting(one[name]!)
            )
            complaints.append(
                "\(name): \(new.sorted().joined().prefix(300)) but \(lost.sorted().joined().prefix(300))"
            )
        }
        return complaints
    }

    private func receipts(in ledger: LedgerText, of ids: Set<String>) -> [String] {
        (ledger.tables["receipt"] ?? "").split(separator: "\n").map(String.init)
            .filter { line in ids.contains { line.contains("'\($0)'") } }
    }
}

extension LedgerText {
    /// A row of the outbox.
    fileprivate struct Step {
        let line: String
        /// Its medium and number, as other tables name them.
        let booking: String
        let state: String
        /// All but the state.
        let rest: String

        private static let states = Set(OutboxAction.State.allCases.map(\.rawValue))

        init(_ line: Substring) {
            self.line = String(line)
            let words = line.split(separator: " ")
            booking = "\(words[6]) \(words[7])"
            // Columns that came later stand behind it.
            let state = words.last { Self.states.contains(String($0.dropFirst().dropLast())) }!
            self.state = String(state)
            rest = String(line[..<state.startIndex] + line[state.endIndex...])
        }
    }

    /// The rows of the outbox by the actions' ids.
    fileprivate var outbox: [String: Step] {
        (tables["outbox"] ?? "").split(separator: "\n").reduce(into: [:]) { rows, line in
            let id = line.split(separator: " ")[1].dropFirst().dropLast()
            rows[String(id)] = Step(line)
        }
    }
}
