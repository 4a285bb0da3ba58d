import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// The ledger as it stands between two runs, as far as the invariants ask.
struct Picture {
    var bookings: [String: History] = [:]
    var holds: [HoldState] = []

    func reservation(_ number: String) -> Reservation? { bookings[number]?.reservation }

    func observations(_ number: String) -> [Observation] { bookings[number]?.observations ?? [] }

    var activeCount: Int { bookings.values.count { $0.reservation?.isActive == true } }

    /// The numbers that wait in open holds, of one guard or of all.
    func held(by name: String? = nil) -> Set<String> {
        let open = holds.filter { $0.word == .open && (name == nil || $0.hold.guard == name) }
        return Set(open.flatMap { $0.hold.members.map(\.key.number) })
    }

    func said(_ word: HoldState.Word) -> Set<String> {
        Set(holds.filter { $0.word == word }.flatMap { $0.hold.members.map(\.key.number) })
    }

    mutating func look(at numbers: Set<String>, in ledger: Ledger) throws {
        let keys = numbers.map { ReservationKey(medium: Self.medium, number: $0) }
        let (histories, holds) = try ledger.looking { books in
            (try books.histories(of: Set(keys)), try books.holds())
        }
        for key in keys { bookings[key.number] = histories[key] }
        self.holds = holds
    }

    static let medium = Medium(rawValue: "hotpepper")
}
