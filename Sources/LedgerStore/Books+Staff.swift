public import Foundation
import Reconciliation
public import Reservations

extension Act {
    /// A person's word on the salon's staff.
    public init(_ word: StaffWord, by person: String, at: Date) throws(LedgerTrouble) {
        self.init(
            at: at, person: person, kind: "staff.\(word.kind)", subject: Self.staff,
            detail: try jsonText(word))
    }

    fileprivate static let staff = "staff"
}

extension StaffWord {
    fileprivate var kind: String {
        switch self {
        case .merge: "merge"
        case .split: "split"
        case .stop: "stop"
        case .resume: "resume"
        }
    }
}

extension Books {
    /// Who is who, by what media told and people said.
    public func staffBook() throws(LedgerTrouble) -> StaffBook {
        var book = StaffBook(
            try all("SELECT medium, name FROM staff_identity WHERE salon = $1", [salon]) {
                line throws(LedgerTrouble) in
                StaffIdentity(medium: Medium(rawValue: try line.text(0)), name: try line.text(1))
            }, codes: try staffCodes())
        for act in try acts(on: Act.staff) {
            do {
                let word = try JSONDecoder().decode(
                    StaffWord.self, from: Data(act.detail.value.utf8))
                book.take(word, at: act.at)
            } catch {
                throw .invariant("the act \(act.kind) of \(act.at) does not hold a word on staff")
            }
        }
        return book
    }

    /// Keeps the staff that observations name.
    func meetStaff(in observations: [Observation]) throws(LedgerTrouble) {
        try meet(
            observations.compactMap { observation in
                observation.facts.staff.map {
                    StaffIdentity(medium: observation.key.medium, name: $0)
                }
            })
    }

    /// Keeps the staff that blocks are of: they may have no booking.
    func meetStaff(on days: [BlockedDay]) throws(LedgerTrouble) {
        try meet(
            days.flatMap(\.blocks).map { StaffIdentity(medium: $0.medium, name: $0.staff) })
    }

    /// Keeps the staff whose name their medium has changed, unless it is known in another writing.
    func meetStaff(renamedTo codes: [StaffCode]) throws(LedgerTrouble) {
        if codes.isEmpty { return }
        let known = try staffBook().entries.keys
        try meet(
            codes.map { StaffIdentity(medium: $0.medium, name: $0.name) }.filter { identity in
                !known.contains {
                    $0.medium == identity.medium && $0.name.bareName == identity.name.bareName
                }
            })
    }

    private func meet(_ identities: [StaffIdentity]) throws(LedgerTrouble) {
        for identity in Set(identities).sorted() where !identity.name.isEmpty {
            try run(
                """
                INSERT INTO staff_identity (salon, medium, name) VALUES ($1, $2, $3)
                ON CONFLICT (salon, medium, name) DO NOTHING
                """, [salon, identity.medium.rawValue, identity.name])
        }
    }
}

extension Ledger {
    /// See `Books.staffBook`.
    public func staffBook() throws(LedgerTrouble) -> StaffBook {
        try reading { books throws(LedgerTrouble) in try books.staffBook() }
    }
}
