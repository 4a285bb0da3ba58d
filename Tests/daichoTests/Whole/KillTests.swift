import Foundation
import Support
import Testing

/// Runs that are killed anywhere are finished by the next one (I13).
@Suite(.serialized) struct KillTests {
    /// Which killings; the same seed gives the same delays.
    private let seed = UInt64(ProcessInfo.processInfo.environment["KILL_SEED"] ?? "") ?? 20_261_201

    @Test func `a hundred killed runs leave nothing that the next one does not finish`() throws {
        var random = Dice(state: seed)
        var hits = 0
        for morning in [1, 2] {
            let start = try DemoSalon()
            // Nothing has arrived yet: it begins the ledger, with its key for the row hashes.
            try start.sync(at: DemoSalon.first.replacing("12-01", with: "11-30"))
            if morning == 2 { _ = try finish(start, 1) }
            let clock = ContinuousClock()
            let whole = try copy(of: start)
            let began = clock.now
            let expected = try finish(whole, morning)
            let seconds = Double((clock.now - began) / .milliseconds(1)) / 1000 / 2
            for _ in 1...5 {
                let salon = try copy(of: start)
                try salon.arrive(morning)
                var killed = 0
                for _ in 1...10 {
                    let delay = seconds * random.fraction()
                    let ending = try salon.program.run(
                        ["sync", "--as-of", Self.instant(morning)], killedAfter: delay)
                    if ending.status == nil { killed += 1 }
                }
                hits += killed
                let found = try finish(salon, morning)
                #expect(found.csv == expected.csv, "\(killed) killed")
                #expect(found.actions == expected.actions, "\(killed) killed")
                #expect(found.captures.symmetricDifference(expected.captures) == [])
            }
        }
        print("kill seed \(seed): \(hits) of 100 kills hit a living run")
        #expect(hits > 50)
    }

    private struct Result: Equatable {
        /// Every byte of it: a run's id follows from the salon and the moment, and so does all
        /// that a row says of runs; with one key the row hashes are the same too.
        let csv: Data
        let actions: [String]
        let captures: Set<String>
    }

    private static func instant(_ morning: Int) -> String {
        morning == 1 ? DemoSalon.first : DemoSalon.second
    }

    /// One clean run, and one a quarter of an hour later, when no lease of a killed run holds.
    private func finish(_ salon: DemoSalon, _ morning: Int) throws -> Result {
        try salon.arrive(morning)
        try salon.ageCaptures()
        let ending = try salon.sync(at: Self.instant(morning))
        #expect(ending.status == 0 || ending.status == 10, "\(ending.complaints)")
        let csv = try salon.csv
        let later = try salon.sync(
            at: Self.instant(morning).replacing("09:00:00", with: "09:15:00"))
        #expect(later.status == 0, "\(later.complaints)")
        #expect(try salon.csv == csv)
        return Result(
            csv: csv, actions: try salon.actions.compactMap { $0["id"] as? String }.sorted(),
            captures: salon.captures)
    }

    private func copy(of salon: DemoSalon) throws -> DemoSalon {
        let copy = try DemoSalon()
        for name in try FileManager.default.contentsOfDirectory(atPath: salon.folder.path) {
            try? FileManager.default.removeItem(atPath: copy.folder.file(name))
            try FileManager.default.copyItem(
                atPath: salon.folder.file(name), toPath: copy.folder.file(name))
        }
        return copy
    }
}

/// Numbers that follow from a seed (SplitMix64).
struct Dice {
    var state: UInt64

    mutating func fraction() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }
}

extension DemoSalon {
    /// Lets two hours pass for whatever lies in the archive.
    func ageCaptures() throws {
        for name in captures {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -7200)],
                ofItemAtPath: folder.file("state/archive/\(name)"))
        }
    }

    /// The names of everything in the archive, torn files included.
    var captures: Set<String> {
        let names =
            FileManager.default.enumerator(atPath: folder.file("state/archive"))?
            .compactMap { $0 as? String } ?? []
        return Set(names.filter { $0.split(separator: "/").count == 2 })
    }
}
