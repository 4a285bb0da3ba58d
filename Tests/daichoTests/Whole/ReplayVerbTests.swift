import Foundation
import Testing

/// `daicho replay`, `hold backtest`, `backup` and `restore`, as a person types them.
struct ReplayVerbTests {
    private func begun() throws -> DemoSalon {
        let demo = try DemoSalon()
        for (morning, instant) in [(1, DemoSalon.first), (2, DemoSalon.second)] {
            try demo.arrive(morning)
            try demo.sync(at: instant)
        }
        return demo
    }

    private func run(_ demo: DemoSalon, _ words: String...) throws -> Program.Ended {
        try Program.run(words, in: demo.folder.path)
    }

    @Test func `the demo's two mornings replay to the same ledger, and back after a restore`()
        throws
    {
        let demo = try begun()
        let plain = try run(demo, "replay")
        #expect(plain.status == 0, "\(plain.output) \(plain.errors)")
        #expect(plain.output.contains("台帳と一致しました"))
        let json = try run(demo, "replay", "--releases", "0", "--released-share", "0", "--json")
        #expect(json.status == 0)
        #expect(json.output.contains(#""onlyTrial":[{"#))
        #expect(try run(demo, "hold", "backtest", "--json").output.contains(#""uncovered":0"#))

        #expect(try run(demo, "backup", "copy.sqlite").status == 0)
        let restored = try run(demo, "restore", "copy.sqlite", "--as-of", DemoSalon.later)
        #expect(restored.status == 0)
        #expect(restored.output.contains(".before-restore-"))
        #expect(try run(demo, "replay").status == 0)
        #expect(try run(demo, "restore", "daicho.yaml").status == 50)
        #expect(try run(demo, "restore", "nothing.sqlite").status == 64)
    }
}
