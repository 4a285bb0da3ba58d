import LedgerStore
import Reconciliation
import Reservations

/// Whom a person may name at the desk. A slot under a name that is nobody's, or under another
/// writing of somebody's, would be seen by nobody as taken (D9).
struct KnownStaff {
    private let book: StaffBook
    /// The people whom the definition names.
    private let working: Set<String>

    init(_ loaded: LoadedDefinition, in books: Books) throws(LedgerTrouble) {
        book = try books.staffBook()
        working = Set(loaded.definition.work.staff.keys)
    }

    /// - Throws: `WrongUsage` where a booking names nobody's name. Where nobody is known yet, any
    ///   name is somebody's; フリー枠 is nobody's by itself.
    func check(_ facts: Facts) throws(WrongUsage) {
        guard facts.claimed.contains(.staff), let name = facts.staff, !name.isEmpty else { return }
        let alike = StaffLikeness(in: book).names(like: name)
        if !working.contains(name), !alike.isEmpty { throw asLedgerWrites(name, alike) }
        let bearers = book.entries.filter { $0.key.name == name }
        let isOurs = bearers.contains { $0.key.medium == .local }
        if people.contains(name) || isOurs { return }
        // Merged at each medium: the salon has another name for them.
        let persons = bearers.values.compactMap(\.person)
        if !bearers.isEmpty, persons.count == bearers.count {
            throw asLedgerWrites(name, Set(persons).sorted())
        }
        let known = people.union(atMedia)
        if known.isEmpty || known.contains(name) { return }
        throw WrongUsage(
            "--staff \(name): nobody of that name is known; write "
                + known.sorted().joined(separator: ", ")
                + " or \(Nomination.free.rawValue), or name a new colleague under `staff:` in the "
                + "definition first")
    }

    private var people: Set<String> { working.union(book.people) }

    private var atMedia: Set<String> {
        Set(book.unmerged.filter { $0.medium != .local }.map(\.name))
    }

    private func asLedgerWrites(_ name: String, _ names: [String]) -> WrongUsage {
        WrongUsage("--staff \(name): write it as the ledger does: \(names.joined(separator: ", "))")
    }
}
