import Foundation

/// What came of playing one year.
public struct YearOutcome: Sendable {
    public let seed: UInt64
    public let breaches: [Breach]
    public let figures: YearFigures

    public var story: String {
        "year \(seed): " + breaches.prefix(5).map(\.description).joined(separator: "\n  ")
    }
}

/// Plays a year in a folder of its own; the same seed always comes to the same.
///
/// - Parameters:
///   - days: how many days of it are played.
///   - name: names the folder among those that play at the same time.
public func playYear(_ seed: UInt64, days: Int = 365, name: String) async -> YearOutcome {
    do {
        let place = "\(ProcessInfo.processInfo.processIdentifier)-year-\(name)"
        let play = try YearPlay(Year(seed: seed, days: days), name: place)
        do { try await play.play() } catch { play.breach("the play itself", "\(error)") }
        return YearOutcome(seed: seed, breaches: play.breaches, figures: play.figures)
    } catch {
        let breach = Breach(invariant: "the play itself", text: "\(error)")
        return YearOutcome(seed: seed, breaches: [breach], figures: YearFigures())
    }
}

/// Plays the years of many seeds, as many at a time as there are lanes.
///
/// - Parameter told: hears of each outcome as it comes.
public func playYears(
    _ seeds: Range<UInt64>, days: Int = 365, lanes: Int = 2,
    told: @escaping @Sendable (YearOutcome) async -> Void
) async -> YearFigures {
    await withTaskGroup(of: YearFigures.self) { group in
        for lane in 0..<max(1, lanes) {
            group.addTask {
                var sum = YearFigures()
                for seed in seeds where seed % UInt64(max(1, lanes)) == UInt64(lane) {
                    let outcome = await playYear(seed, days: days, name: "\(lane)")
                    sum = sum + outcome.figures
                    await told(outcome)
                }
                return sum
            }
        }
        return await group.reduce(YearFigures(), +)
    }
}
