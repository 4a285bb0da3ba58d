public import Foundation
public import LedgerStore
public import Publishing
import Reservations

/// One export: whose rows, which of them, laid out how.
public struct LedgerExport {
    /// A salon whose ledger is open.
    public struct Salon {
        public let loaded: LoadedDefinition
        public let ledger: Ledger

        public init(_ loaded: LoadedDefinition, _ ledger: Ledger) {
            self.loaded = loaded
            self.ledger = ledger
        }

        var sheet: SheetSalon {
            SheetSalon(id: loaded.definition.salon.id, name: loaded.definition.salon.name)
        }
    }

    public let request: ExportRequest
    public let style: SheetStyle
    private let salons: [Salon]
    private let condition: RowCondition
    let asOf: Date

    /// Works the request out against the ledgers; several salons' rows each begin with their salon.
    ///
    /// - Parameter asOf: the moment whose day `today` is, and that names files.
    public init(_ request: ExportRequest, of salons: [Salon], asOf: Date) throws {
        try request.check()
        self.request = request
        self.salons = salons
        self.asOf = asOf
        let sets = salons.count == 1 ? salons[0].loaded.definition.columnSets : ColumnSets()
        var style = try request.style(sets)
        style.namesSalon = salons.count > 1
        self.style = style
        condition = try Self.condition(request, salons, today: SalonTime.day(of: asOf))
    }

    /// Gives each wanted row, salon by salon, in the ledger's order.
    public func rows(each: (_ cells: [UInt8], SheetSalon) throws -> Void) throws {
        for salon in salons {
            let sheet = salon.sheet
            try salon.ledger.rows(where: condition) { try each($0, sheet) }
        }
    }

    /// Of the numbers asked for, how many, and those that no ledger has a row of (R3-20).
    public func numbers() async throws -> (asked: Int, unknown: [String]) {
        var unknown = condition.numbers
        for salon in salons where !unknown.isEmpty {
            unknown.subtract(try await salon.ledger.known(numbers: unknown))
        }
        return (condition.numbers.count, unknown.sorted())
    }

    var ledgers: [Ledger] { salons.map(\.ledger) }

    /// The name for its files.
    public var name: SheetName {
        let sheet =
            salons.count == 1
            ? salons[0].sheet : SheetSalon(id: "\(salons.count)-salons", name: "\(salons.count)店")
        let ends = [LedgerQuestion.firstDay, LedgerQuestion.lastDay]
        let days = condition.visited.flatMap { days in
            ends.contains(days.lowerBound) || ends.contains(days.upperBound) ? nil : days
        }
        return SheetName(request.format, in: request.letters, of: sheet, days: days, at: asOf)
    }

    /// Writes it, and comes back with each file. Where nothing may be lost it looks before it
    /// writes: what is printed cannot be taken back.
    public func write(to place: Binder.Place) throws -> [Shelf.Outcome] {
        if request.isStrict && style.encoding == .cp932 {
            let loss = try lay(to: .sink { _ in }).reduce(SheetLoss.none) { $0 + $1.loss }
            if !loss.lost.isEmpty { throw SheetTrouble.lost(loss) }
        }
        return try lay(to: place)
    }

    private func lay(to place: Binder.Place) throws -> [Shelf.Outcome] {
        let binder = try Binder(
            to: place, format: request.format, style: style,
            title: salons.map(\.sheet.name).joined(separator: "・"),
            hasChecksum: request.hasChecksum)
        try rows { try binder.add($0, of: $1) }
        return try binder.finish()
    }

    private static func condition(
        _ request: ExportRequest, _ salons: [Salon], today: ServiceDay
    ) throws -> RowCondition {
        let media = salons.reduce(into: [:]) { all, salon in
            all.merge(salon.loaded.media) { first, _ in first }
        }
        let named = request.question.staff
        let staff = named.isEmpty ? [] : try Set(salons.flatMap { try $0.ledger.staffNames() })
        let names = KnownNames(
            media: media.values.sorted { $0.medium < $1.medium }, staff: staff.sorted())
        var condition = try request.question.condition(today: today, knowing: names)
        if let run = request.question.since {
            condition.changedSince = try mark(of: run, in: salons)
        }
        return condition
    }

    private static func mark(of run: String, in salons: [Salon]) throws -> RunMark {
        guard salons.count == 1 else {
            throw WrongUsage("--since names a run of one salon: export one at a time")
        }
        if let mark = try salons[0].ledger.mark(of: run) { return mark }
        throw WrongUsage(
            "--since: the journal has no run `\(run)` (it keeps "
                + "\(salons[0].loaded.definition.retainDays) days); 最終実行ID and `daicho status` "
                + "name runs")
    }
}
