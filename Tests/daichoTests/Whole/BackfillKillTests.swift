import Foundation
import Support
import Testing

/// A backfill that is killed anywhere goes on where it stood and ends the same (I13).
@Suite(.serialized) struct BackfillKillTests {
    private static let rows = 5000

    private let arguments = [
        "backfill", "--as-of", DemoSalon.first, "--from", "2024-01-01", "--to", "2026-12-31",
        "--file", "paper.csv", "--yes", "--json",
    ]

    private func salon() throws -> DemoSalon {
        let salon = try DemoSalon()
        var table = "日時,お名前,メニュー,担当\r\n"
        for row in 0..<Self.rows {
            let day = "2025/\(row % 12 + 1)/\(row % 28 + 1)"
            table += "\(day) \(9 + row % 10):00,見本 \(row),カット,青木\r\n"
        }
        try salon.folder.write(table.utf8, to: "paper.csv")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_760_000_000)],
            ofItemAtPath: salon.folder.file("paper.csv"))
        return salon
    }

    /// The ledger but for what names runs and the ledger's own key.
    private func facts(_ salon: DemoSalon) throws -> [[String]] {
        let ended = try salon.program.run([
            "export", "--from", "2025-01-01", "--to", "2025-12-31", "--columns",
            "予約番号,ステータス,予約日,開始時刻,担当スタッフ,お客様名,作成日,取込元", "--out",
            "all.csv",
        ])
        #expect(ended.status == 0)
        let text = String(decoding: try salon.folder.read("all.csv"), as: UTF8.self)
        return text.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test
    func `a backfill of 5,000 rows survives SIGKILL and ends the same, and R3-21 exports them all`()
        throws
    {
        let whole = try salon()
        let clock = ContinuousClock()
        let began = clock.now
        #expect(try whole.program.run(arguments).status == 0)
        let seconds = Double((clock.now - began) / .milliseconds(1)) / 1000
        let expected = try facts(whole)
        #expect(expected.count == Self.rows + 1)
        let killed = try salon()
        for part in [0.3, 0.4, 0.5] {
            _ = try killed.program.run(arguments, killedAfter: seconds * part)
        }
        #expect(try killed.program.run(arguments).status == 0)
        #expect(try facts(killed) == expected)
        let again = try killed.program.run(arguments)
        #expect(again.output.contains(#""added":0"#) && again.output.contains(#""same":5000"#))
        #expect(try facts(killed) == expected)
    }
}
