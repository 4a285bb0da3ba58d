import Foundation
import Reservations

/// What came of playing one plot.
public struct Outcome: Sendable {
    public let plot: Plot
    public let breaches: [Breach]
    public let figures: Figures
    /// What reached the destination, step by step.
    public var told: [String] = []
    /// Names everything that the ledger holds in the end.
    public var digest = ""
}

/// Plays a plot in a folder of its own; the same plot always comes to the same.
///
/// - Parameter name: names the folder among those that play at the same time.
public func play(_ plot: Plot, name: String) async -> Outcome {
    do {
        let play = try Play(plot, name: "\(ProcessInfo.processInfo.processIdentifier)-\(name)")
        do {
            try await play.play()
        } catch {
            play.breach("the play itself", "\(error)")
        }
        let rows = (try? play.salon.rows()) ?? [:]  // a ledger that never came to be holds nothing
        let words = rows.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let steps = play.surroundings.with { $0.counter.steps }
        return Outcome(
            plot: plot, breaches: play.breaches, figures: play.figures,
            told: steps.map { "\($0.kind) \($0.number) (\($0.id.prefix(6)))" },
            digest: Fingerprint(words: words).description)
    } catch {
        let breach = Breach(invariant: "the play itself", text: "\(error)")
        return Outcome(plot: plot, breaches: [breach], figures: Figures())
    }
}

/// Plays many seeds, as many at a time as there are lanes.
///
/// - Parameter told: hears of each outcome as it comes.
public func play(
    seeds: Range<UInt64>, lanes: Int = 2, told: @escaping @Sendable (Outcome) async -> Void
) async -> Figures {
    await withTaskGroup(of: Figures.self) { group in
        for lane in 0..<max(1, lanes) {
            group.addTask {
                var sum = Figures()
                for seed in seeds where seed % UInt64(max(1, lanes)) == UInt64(lane) {
                    let outcome = await play(Plot(seed: seed), name: "\(lane)")
                    sum = sum + outcome.figures
                    await told(outcome)
                }
                return sum
            }
        }
        return await group.reduce(Figures(), +)
    }
}
