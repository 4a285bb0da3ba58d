import LedgerStore
import Reconciliation
import Reservations

/// What a person has said.
struct Heard: ExpressibleByArrayLiteral {
    /// The bookings of which something was said that is kept as an act.
    var keys: Set<ReservationKey>
    /// What was entered, as observations.
    var words: [Observation]

    init(_ words: [Observation]) {
        keys = []
        self.words = words
    }

    init(on keys: Set<ReservationKey>) {
        self.keys = keys
        words = []
    }

    init(arrayLiteral keys: ReservationKey...) {
        self.init(on: Set(keys))
    }
}

extension Sync {
    /// Takes a person's word at once, as a run that reads no source: what changes is decided,
    /// handed over and published the same way.
    ///
    /// - Parameter note: keeps the word inside the run's transaction. Where it throws, nothing is
    ///   written.
    func hear(_ note: (Books) throws -> Heard) async throws -> RunReport {
        let ledger = try openLedger(for: .writing)
        var report = RunReport(run: "", salon: definition.salon.id, asOf: asOf)
        report.sources = definition.sources.map {
            SourceReport(name: $0.name, isDue: false, skipped: .notAsked)
        }
        _ = try await stage(.commit, &report) {
            try commit(Readings(), of: [:], to: ledger, &$0, hearing: note)
        }
        try await stage(.deliver, &report) { try await deliver(ledger, &$0) }
        try await stage(.publish, &report) { $0.published = try publish(ledger, &$0) }
        try await conclude(ledger, &report)
        return report
    }

    /// The booking that a person means.
    ///
    /// - Parameter option: how to say which, where two media use the same number.
    func key(
        of number: String, at medium: Medium?, orSay option: String, in books: Books
    ) throws -> ReservationKey {
        let keys = try books.keys(of: number).filter { key in
            medium.map { key.medium == $0 } ?? true
        }
        if let key = keys.first, keys.count == 1 { return key }
        if keys.isEmpty {
            throw WrongUsage(
                "the ledger of \(definition.salon.id) has no booking \(number); "
                    + "`daicho export --text WORDS --table` searches by name or phone")
        }
        let media = keys.map(\.medium.rawValue).joined(separator: ", ")
        throw WrongUsage("\(number) is a number at \(media): say which with \(option)")
    }
}
