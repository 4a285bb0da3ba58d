import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What a backfill tells of the rows that were not simply taken in, and how their quarantine ends.
@Suite struct BackfillLineTests {
    private static let head = "ステータス,予約番号,来店日,開始時間,予約経路,お名前,電話番号"

    private func backfill(_ desk: Desk, _ name: String, _ rows: [String]) throws -> BackfillReport {
        try desk.folder.write(name, ([Self.head] + rows).joined(separator: "\r\n"))
        return try backfill(desk, [desk.folder.path + "/" + name])
    }

    private func paper(_ desk: Desk, _ name: String, _ rows: [String]) throws -> BackfillReport {
        try desk.folder.write(
            name, (["日時,お名前,メニュー,担当"] + rows).joined(separator: "\r\n"))
        return try backfill(desk, [desk.folder.path + "/" + name])
    }

    private func backfill(
        _ desk: Desk, _ paths: [String], isTrial: Bool = false
    ) throws -> BackfillReport {
        let file = desk.loaded.definition.file
        let backfill = try Backfill(
            desk.loaded, formats: tableFormats(beside: file, libraries: [Repository.pipelines]),
            media: mediaAtHand(beside: file, libraries: [Repository.pipelines]),
            days: ServiceDay("2020-01-01")!...ServiceDay("2030-01-01")!, now: desk.hands[\.now],
            randomBytes: { Array(repeating: 7, count: $0) })
        return try isTrial ? backfill.trial(paths) : backfill.run(paths)
    }

    @Test func `each row that was left out, mended or met twice is told with its line (R2-15)`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001", at: "11:00")])
        _ = await desk.sync()
        let left = try paper(
            desk, "paper.csv",
            ["2026/7/2 10:00,見本 太郎,カット,青木", "2026/12/10 11:00,見本 花子,カット,別の人"])
        #expect(
            left.files.map(\.tally.lines) == [
                [BackfillLine(.leftOut, location: "line 3", reason: "same-visit")]
            ])
        #expect(left.text.contains("  3 行目  取り込まず  別の予約番号で登録済み\n"))
        let report = try backfill(
            desk, "list.csv",
            [
                "受付待ち,BE00000007,20260701,1200,電話(自社),見本 花子,9000000001",
                "受付待ち,BE00000008,20260702,9900,電話(自社),見本 花子,",
                "受付待ち,BE00000007,20260701,1300,電話(自社),見本 花子,09000000001",
            ])
        let tally = try #require(report.files.first?.tally)
        #expect(
            tally.lines == [
                BackfillLine(
                    .mended, location: "line 2 column G 電話番号", number: "BE00000007", field: "phone",
                    reason: "had lost its leading 0"),
                BackfillLine(
                    .quarantined, location: "line 3 column D 開始時間", number: "BE00000008",
                    field: "startTime",
                    reason: "no time between 0:00 and 29:59"),
                BackfillLine(
                    .repeated, location: "line 4", number: "BE00000007", reason: "line 2"),
            ])
        #expect(tally.addsUp)
        #expect(
            report.text.contains("  2 行目 G 列「電話番号」  BE00000007  直して取込  電話番号：先頭の 0 が落ちていたので補いました\n"))
        #expect(
            report.text.contains("  3 行目 D 列「開始時間」  BE00000008  隔離  開始時刻：0:00〜29:59 の時刻ではありません。"))
        #expect(report.text.contains("  4 行目  BE00000007  番号の重複  2 行目と同じ予約番号で"))
        let json = report.json.line
        #expect(
            json.contains(
                #"{"fate":"repeated","where":"line 4","number":"BE00000007","field":null,"reason":"line 2"}"#
            ))
    }

    @Test func `the first twenty are told, and JSON has them all`() async throws {
        let desk = try Desk()
        let rows = (0..<30).map { "2026/7/2 1\($0 % 10):00,,カット,青木" }
        let report = try paper(desk, "paper.csv", rows)
        #expect(report.text.contains("  21 行目 B 列「お名前」  隔離"))
        #expect(!report.text.contains("  22 行目 "))
        #expect(report.text.contains("  … ほか 10 件（--json ですべて見られます）"))
        #expect(report.json.line.components(separatedBy: #""fate":"quarantined""#).count == 31)
        let status = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        let lines = status.text.split(separator: "\n").filter { $0.contains("backfill:") }
        #expect(lines.count == 1)
        #expect(lines[0].contains("30 件（paper.csv 2 行目 B 列「お名前」、"))
    }

    @Test func `a file that is put right ends its quarantine, a shorter one as well`() async throws
    {
        let desk = try Desk()
        let good = "2026/7/2 10:00,見本 太郎,カット,青木"
        let bad = ["x,見本 花子,カット,青木", "y,見本 花子,カット,青木"]
        _ = try paper(desk, "paper.csv", [good] + bad)
        _ = try paper(desk, "other.csv", ["z,見本 三郎,カット,青木", good])
        #expect(try await desk.ledger().quarantined().count == 3)
        _ = try paper(desk, "paper.csv", [good, "2026/7/3 10:00,見本 花子,カット,青木", bad[1]])
        let rest = try await desk.ledger().quarantined()
        #expect(rest.map(\.location).sorted() == ["line 2 column A 日時", "line 4 column A 日時"])
        _ = try paper(desk, "paper.csv", [good])
        #expect(try await desk.ledger().quarantined().map(\.location) == ["line 2 column A 日時"])
    }

    @Test func `a booking that is read elsewhere ends the quarantine of its row`() async throws {
        let desk = try Desk()
        let rest = "電話(自社),見本 花子,"
        _ = try backfill(
            desk, "one.csv",
            ["受付待ち,BE00000007,20260701,9900,\(rest)", "受付待ち,BE00000008,20260701,9900,\(rest)"])
        #expect(try await desk.ledger().quarantined().count == 2)
        _ = try backfill(desk, "two.csv", ["受付待ち,BE00000007,20260701,1200,\(rest)"])
        let open = try await desk.ledger().quarantined()
        #expect(open.map(\.booking?.number) == ["BE00000008"])
        #expect(try QuarantineRecord.chosen([], sources: open.map(\.source), among: open) == open)
        #expect(throws: WrongUsage.self) {
            try QuarantineRecord.chosen(["zzzz"], sources: [], among: open)
        }
        try await desk.ledger(for: .writing).clearQuarantine(
            open.map(\.id), by: "hana", at: desk.hands[\.now])
        #expect(try await desk.ledger().quarantined() == [])
        #expect(
            try await desk.ledger().acts(of: "quarantine.cleared", last: 5).map(\.person)
                == ["hana"])
    }

    @Test func `a file that no format knows waits for a person`() async throws {
        let desk = try Desk()
        let path = try desk.folder.write("odd.csv", "a,b\r\n1,2\r\n")
        let report = try backfill(desk, [path])
        #expect(report.status == .personNeeded)
        #expect(report.text.contains("odd.csv：読めません（どの書式にも当てはまりません。"))
    }

    @Test func `whatever a reader finds wrong is said in Japanese, with what to do`() throws {
        let calls = #/(?:unreadable|lack|note|doubtful)\([^"\n]*"([^"\\]+)"/#
        var problems: Set<String> = []
        for folder in ["Values", "Tables", "Layout"] {
            let path = "\(Repository.root)/Sources/Formats/\(folder)"
            for name in try FileManager.default.contentsOfDirectory(atPath: path) {
                let text = try Repository.text("Sources/Formats/\(folder)/\(name)")
                problems.formUnion(
                    text.matches(of: calls).map { String($0.1) }.filter { $0.contains(" ") })
            }
        }
        #expect(problems.count > 30)
        let raw = problems.filter { findingWords(field: nil, problem: $0) == $0 }
        #expect(raw.sorted() == [])
        #expect(findingWords(field: "startTime", problem: "no time H:MM").hasPrefix("開始時刻：10:30 の"))
    }

    @Test func `what was set aside is shown where it stands, with the reason and no guest (D8)`()
        async throws
    {
        let desk = try Desk()
        _ = try paper(
            desk, "paper.csv",
            [
                "2026/7/2 99:00,見本 太郎,カット,青木", "2026/2/30 10:00,見本 花子,カット,青木",
                "7/2 10:00,見本 三郎,カット,青木", "2026/7/2,見本 四郎,カット,青木",
                "2026/7/2 10:00,見本 五郎,カット,青木,余り",
            ])
        let text = quarantineText(
            try await desk.ledger().quarantined(), archive: "state/archive")
        for words in [
            "paper.csv 2 行目 A 列「日時」  開始時刻：日付の後ろが 0:00〜29:59 の時刻ではありません",
            "paper.csv 3 行目 A 列「日時」  予約日：暦にない日付です",
            "paper.csv 4 行目 A 列「日時」  予約日：年のない日付です",
            "paper.csv 5 行目 A 列「日時」  開始時刻：日付だけで時刻がありません",
            "paper.csv 6 行目  見出しより列が多い行です", "原文  state/archive/",
        ] { #expect(text.contains(words), "\(words) in \(text)") }
        #expect(!text.contains("見本"))
    }

    @Test func `a replay covers the day of a table, whatever was set aside of it (I1)`()
        async throws
    {
        let desk = try Desk()
        _ = try paper(
            desk, "paper.csv",
            [
                "x,見本 花子,カット,青木", "2026/7/2 10:00,見本 太郎,カット,青木",
                "2026/7/3 10:00,見本 太郎,カット,青木",
            ])
        let file = desk.loaded.definition.file
        let tables = tableFormats(beside: file, libraries: [Repository.pipelines])
        let report = try await Replay(desk.loaded, others: tables).report(on: desk.ledger())
        #expect(report.status == .done && report.differences == [])
        #expect(report.readableDays == [SalonTime.day(of: desk.hands[\.now])])
        #expect(report.unreadableDays == [] && report.misreadings == [])
    }

    @Test func `a duration that a table tells is said to be the table's (D13)`() throws {
        let desk = try Desk()
        _ = try desk.backfill([
            "own.csv": Array(
                "予約番号,予約日,開始時刻,終了時刻,ステータス,媒体\r\nX1,2026/7/2,10:00,11:15,済み,自店\r\n".utf8)
        ])
        let cells = try #require(try desk.cells().first)
        #expect(cells[LedgerColumn.duration.rawValue] == "75")
        #expect(cells[LedgerColumn.durationGround.rawValue] == "取り込んだ表")
    }
}
