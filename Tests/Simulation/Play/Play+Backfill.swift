import Foundation
import LedgerStore
import Pipeline
import Publishing
import Reservations
import Sandbox

extension Play {
    /// A person exports the whole ledger and keeps the file.
    func export(at tick: Tick) throws {
        guard FileManager.default.fileExists(atPath: salon.ledgerFile) else { return }
        var request = ExportRequest()
        request.columns = "all"
        let export = try LedgerExport(
            request, of: [.init(salon.loaded, try reading())], asOf: now(at: tick))
        let path = salon.path(of: "export", at: now(at: tick))
        _ = try export.write(to: .file(path))
        past.export = path
    }

    /// A person brings a file of the past in, and once more by mistake.
    func backfill(_ table: PastTable, at tick: Tick) throws {
        let moment = now(at: tick) - 60
        let path: String
        switch table {
        case .paper: path = try paper(at: tick)
        case .ownExport:
            guard let kept = past.export else { return }
            path = kept
        }
        figures.backfills += 1
        figures.steps += 1
        try judgeBackfill(of: table, at: moment) { try filling(at: moment).run([path]) }
        try judgeSecondBackfill { try filling(at: moment + 10).run([path]) }
    }

    private func filling(at moment: Date) throws -> Backfill {
        try Backfill(
            salon.loaded, formats: Self.tables,
            days: SalonTime.day(of: plot.begin).adding(
                days: -800)...SalonTime.day(of: plot.begin)
                .adding(days: 800),
            now: moment, randomBytes: { Array(repeating: 7, count: $0) })
    }

    private static let tables = tableFormats(
        beside: "/salon.yaml", libraries: [SharedFiles.pipelines])

    /// Visits of the weeks before, of guests who come again; one that the medium's list shows too,
    /// and a line that nobody can read.
    private func paper(at tick: Tick) throws -> String {
        var chance = SplitMix64(seed: plot.seed &+ UInt64(max(0, tick.at)))
        var lines = ["日時,お名前,メニュー,担当,ステータス"]
        for _ in 0..<2 + chance.below(6) {
            let day = SalonTime.day(of: plot.begin).adding(days: -1 - chance.below(60))
            lines.append(
                "\(day.text(separator: "/")) \(10 + chance.below(9)):00,"
                    + "見本 花子\(chance.below(40)),カット,\(chance.pick(["青木", ""])),"
                    + chance.pick(["来店済み", "", "キャンセル"]))
        }
        let booking = plot.bookings[chance.below(plot.bookings.count)]
        let row = booking.shown(as: booking.first)
        lines.append(
            "\(booking.first.day.text(separator: "/")) \(row.start),\(row.customerName),カット,,")
        if chance.once(in: 3) { lines.append("いつか,見本 太郎,カット,,") }
        let path = salon.path(of: "paper", at: now(at: tick))
        try Data(lines.joined(separator: "\r\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}

extension SimulatedSalon {
    /// A table's file, whose name tells since when it is as it is.
    fileprivate func path(of table: String, at moment: Date) -> String {
        "\(folder)/\(table)_\(SalonTime.compact(moment).filter(\.isNumber)).csv"
    }
}
