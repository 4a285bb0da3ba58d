import Foundation
import Support
import Testing

/// `daicho close` over a folder of salons, and the head office's table.
@Suite(.serialized) struct CloseTests {
    private let salon: DemoSalon

    /// One salon that was read this morning, one that no run has begun, one with a wrong definition.
    init() throws {
        salon = try DemoSalon()
        try salon.arrive(1)
        #expect(try salon.sync(at: DemoSalon.first).status == 0)
        let blank = DemoSalon.definition.replacing("kirei-demo", with: "blank")
            .replacing("キレイサロン デモ店", with: "白紙店").replacing("state: state", with: "state: blank")
        try salon.folder.write(blank.utf8, to: "blank.yaml")
    }

    /// The day with most bookings, and how many it has.
    private var day: (text: String, bookings: Int) {
        get throws {
            let days = Dictionary(grouping: try salon.rows.values) { $0["予約日"] ?? "" }
            let most = try #require(
                days.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
            return (most.key, most.value.count)
        }
    }

    private func close(_ arguments: String...) throws -> CronJob.Ending {
        try salon.program.run(
            [
                "close", try day.text.replacing("/", with: "-"), "--as-of",
                "2026-12-01T09:03:00+09:00",
            ] + arguments)
    }

    private func table(_ name: String) throws -> [[String]] {
        let text = String(decoding: try salon.folder.read(name), as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}"))
        return text.replacing("\u{FEFF}", with: "").split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `one salon's day ends with 0 when every row is explained`() throws {
        let (day, count) = try day
        #expect(count > 1)
        let ended = try close("--out", "office.csv")
        #expect(ended.status == 0, "\(ended.complaints)")
        #expect(ended.output.contains("分前の HOT PEPPER Beauty と一致、\(count) = \(count)、不明 0"))
        let rows = try table("office.csv")
        #expect(rows.map { $0.last } == ["判定", "一致"])
        #expect(
            rows[1].prefix(4) == ["kirei-demo", "キレイサロン デモ店", day, "HOT PEPPER Beauty"])
        #expect(rows[1][4] == rows[1][5])
        let attributes = try FileManager.default.attributesOfItem(
            atPath: salon.folder.file("office.csv"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `over a folder each salon has its line, and one that is not closed makes it 10`()
        throws
    {
        let ended = try close("--all", ".", "--out", "office.csv")
        #expect(ended.status == 10, "\(ended.complaints)")
        let rows = try table("office.csv")
        #expect(
            rows.map { [$0[0], $0.last] } == [
                ["店舗ID", "判定"], ["blank", "未了"], ["kirei-demo", "一致"],
            ])
    }

    @Test func `a salon that cannot be read stops no other, and is not missing from the table`()
        throws
    {
        try salon.folder.write("salon: 3\n".utf8, to: "broken.yaml")
        let ended = try close("--all", ".", "--out", "office.csv", "--json")
        #expect(ended.status == 78)
        #expect(ended.complaints.contains("broken.yaml"))
        #expect(ended.output.split(separator: "\n").count == 2)
        let rows = try table("office.csv")
        #expect(
            rows.dropFirst().map { [$0[0], $0.last] } == [
                ["blank", "未了"], ["./broken.yaml", "読めません"], ["kirei-demo", "一致"],
            ])
        #expect(Set(rows.map(\.count)) == [rows[0].count])
    }

    @Test func `a word that is no day, or a folder without definitions, is wrong usage`() throws {
        #expect(try salon.program.run(["close", "yesterday"]).status == 64)
        try FileManager.default.createDirectory(
            atPath: salon.folder.file("empty"), withIntermediateDirectories: true)
        #expect(try close("--all", "empty").status == 64)
    }
}
