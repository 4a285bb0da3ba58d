import Foundation
import Support
import Testing

/// The machine's own time zone has no say in what a ledger holds.
struct ZoneTests {
    @Test func `a ledger is the same under any time zone, byte for byte (I16)`() throws {
        let ledgers = try ["UTC", "Asia/Tokyo", "America/Los_Angeles"].map {
            try Tool.run(Self.simulate, ["digest", "4"], environment: ["TZ": $0])
        }
        #expect(ledgers[0].split(separator: "\n").count == 4)
        #expect(ledgers[1] == ledgers[0])
        #expect(ledgers[2] == ledgers[0])
    }

    /// The built program lies beside the bundle of the tests.
    private static let simulate: String = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let beside = tests.deletingLastPathComponent().appendingPathComponent("simulate").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path + "/.build/debug/simulate"
    }()
}
