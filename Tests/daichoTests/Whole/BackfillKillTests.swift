import Foundation
import LedgerStore
import Reservations
import Support
import Testing

/// A backfill that is killed anywhere goes on where it stood and ends the same (I13).
@Suite(.serialized) struct BackfillKillTests {
    private static let rows = 5000

    private let arguments = [
        "backfill", "--as-of", DemoSalon.first, "--from", "2024-01-01", "--to", "2026-12-31",
        "--file", "paper.csv", "--yes", "--json",
    ]

    /// A ledger that has begun, with its key for the row hashes, and a file of the past.
    private func salon() throws -> DemoSalon {
        let salon = try DemoSalon()
        try salon.sync(at: DemoSalon.first.replacing("12-01", with: "11-30"))
        var table = "日時,お名前,メニュー,担当\r\n"
        for row in 0..<Self.rows {
            let day = "2025/\(row % 12 + 1)/\(row % 28 + 1)"
            table += "\(day) \(9 + row % 10):00,見本 \(row),カット,青木\r\n"
        }
        try salon.folder.write(table.utf8, to: "paper.csv")
        return try age(salon)
    }

    private func copy(of salon: DemoSalon) throws -> DemoSalon {
        let copy = try DemoSalon()
        try FileManager.default.removeItem(atPath: copy.folder.path)
        try FileManager.default.copyItem(atPath: salon.folder.path, toPath: copy.folder.path)
        return try age(copy)
    }

    private func age(_ salon: DemoSalon) throws -> DemoSalon {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_760_000_000)],
            ofItemAtPath: salon.folder.file("paper.csv"))
        return salon
    }

    /// All columns of all rows.
    private func ledger(of salon: DemoSalon) throws -> [UInt8] {
        let ended = try salon.program.run([
            "export", "--from", "2025-01-01", "--to", "2025-12-31", "--columns", "all", "--out",
            "all.csv",
        ])
        #expect(ended.status == 0)
        return try salon.folder.read("all.csv")
    }

    private func bookings(_ salon: DemoSalon) async throws -> Int {
        let ledger = try Ledger(
            at: .file(path: salon.folder.file("state/ledger.sqlite")), salon: "kirei-demo",
            for: .reading, secret: { [] })
        let count = try await ledger.tally(from: ServiceDay("2025-01-01")!).reservations
        try await ledger.close()
        return count
    }

    /// Runs it until it has taken in more than it had, and kills it there.
    private func killMidway(_ salon: DemoSalon) async throws -> Int {
        let before = try await bookings(salon)
        let running = try salon.program.begin(arguments)
        while !running.hasEnded(within: 0.02), try await bookings(salon) == before {}
        running.kill(after: 0)
        #expect(try running.wait().status == nil)
        return try await bookings(salon)
    }

    @Test
    func `a backfill of 5,000 rows survives SIGKILL and ends the same, and R3-21 exports them all`()
        async throws
    {
        let whole = try salon()
        let killed = try copy(of: whole)
        #expect(try whole.program.run(arguments).status == 0)
        let expected = try ledger(of: whole)
        #expect(expected.count { $0 == UInt8(ascii: "\n") } == Self.rows + 1)
        let first = try await killMidway(killed)
        let second = try await killMidway(killed)
        #expect(0 < first && first < second && second < Self.rows)
        let rest = try killed.program.run(arguments)
        #expect(rest.status == 0 && rest.output.contains(#""resumed":true"#))
        #expect(rest.output.contains(#""added":5000"#))
        #expect(try ledger(of: killed) == expected)
        let again = try killed.program.run(arguments)
        #expect(again.output.contains(#""added":0"#) && again.output.contains(#""same":5000"#))
        #expect(try ledger(of: killed) == expected)
    }
}
