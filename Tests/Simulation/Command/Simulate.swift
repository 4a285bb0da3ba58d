import Foundation
import Simulation
import Synchronization

/// Plays simulated salons.
///
/// `simulate SEEDS [FIRST]` judges so many seeds; `simulate policies [YEARS]` prints what each
/// guard policy would have given up by mistake; `simulate years COUNT [FIRST]` judges so many years
/// of ten media; `simulate digest SEEDS` prints what names the
/// ledger at the end of each seed.
@main struct Simulate {
    static func main() async {
        let words = CommandLine.arguments.dropFirst()
        let numbers = words.compactMap { UInt64($0) }
        if words.first == "policies" {
            say(await policyTable(years: Int(numbers.first ?? 10)))
        } else if words.first == "years" {
            await judgeYears(numbers.first ?? 10, from: numbers.dropFirst().first ?? 0)
        } else if words.first == "digest" {
            for seed in 0..<(numbers.first ?? 10) {
                var plot = Plot(seed: seed)
                // Which of two sources' writes a failing disk meets is the scheduler's choice.
                for index in plot.ticks.indices { plot.ticks[index].disk = nil }
                say(await Simulation.play(plot, name: "digest").digest)
            }
        } else {
            await judge(numbers.first ?? 300, from: numbers.dropFirst().first ?? 0)
        }
    }

    private static func judge(_ count: UInt64, from first: UInt64) async {
        let failures = Mutex<[Outcome]>([])
        let start = ContinuousClock.now
        let figures = await play(seeds: first..<first + count) { outcome in
            guard !outcome.breaches.isEmpty else { return }
            say("seed \(outcome.plot.seed): \(outcome.breaches.prefix(3))")
            failures.withLock { $0.append(outcome) }
        }
        say(figures.summary(in: ContinuousClock.now - start))
        let failed = failures.withLock { $0 }
        for outcome in failed.prefix(3) {
            say(await shrink(outcome, name: "shrink").story)
        }
        exit(failed.isEmpty ? 0 : 1)
    }

    private static func judgeYears(_ count: UInt64, from first: UInt64) async {
        let failed = Mutex(0)
        let start = ContinuousClock.now
        let figures = await playYears(first..<first + count) { outcome in
            guard !outcome.breaches.isEmpty else { return }
            say(outcome.story)
            failed.withLock { $0 += 1 }
        }
        say(figures.summary(in: ContinuousClock.now - start))
        exit(failed.withLock { $0 } == 0 ? 0 : 1)
    }

    /// Unbuffered, so that nothing is lost where the program is ended.
    private static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}
