import Foundation
import LedgerStore
import Pipeline
import Reservations

/// What is judged by making a run once more, or another way.
extension Play {
    /// I3: the same inputs again change no row and plan no step.
    func judgeRepetition(_ tick: Tick) async throws {
        surroundings.with { state in
            state.answer = .down
            state.door = nil
        }
        let before = try salon.rows()
        let report = await sync(tick)
        figures.checks += 1
        if !report.changes.isEmpty || !report.actions.isEmpty {
            breach("I3 idempotence", "again: \(report.changes) \(report.actions)")
        }
        let after = try salon.rows()
        for table in before.keys.sorted() where before[table] != after[table] {
            breach("I3 idempotence", "the same again changed the table \(table)")
        }
    }

    /// I15: a plan writes nothing at all.
    func judgeLook() async throws {
        // A plan is not cut off: its run is.
        let door = surroundings.with { state in
            defer { state.door = nil }
            return state.door
        }
        defer { surroundings.with { $0.door = door } }
        let before = try salon.bytes()
        _ = await Sync(salon.loaded, in: surroundings.world).plan()
        figures.checks += 1
        let after = try salon.bytes()
        if before != after {
            let names = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            breach("I15 a plan writes nothing", "\(names.sorted())")
        }
    }

    /// I6: less evidence adds no release that no word asks for.
    func judgeLess(_ tick: Tick) async throws {
        let whole = surroundings.with { $0.walk }
        let less = whole.reduced(by: plot.seed)
        let letters = surroundings.with { $0.letters }
        let fewer = letters.filter { $0.uid % 2 == Int(plot.seed % 2) }
        let door = surroundings.with { state in
            defer { (state.walk, state.letters, state.door) = (less, fewer, nil) }
            return state.door
        }
        let plan = await Sync(salon.loaded, in: surroundings.world).plan().preview
        surroundings.with { ($0.walk, $0.letters, $0.door) = (whole, letters, door) }
        figures.checks += 1
        for action in plan?.actions ?? [] where action.risk == .release {
            let number = action.key.number
            let isAskedFor =
                truth.cancellations(of: number, until: tick.at + 600) > 0
                || whole.misread.contains(number)
                || picture.observations(number).contains {
                    $0.facts.status?.isCancelled == true && past.isMisread($0)
                }
            if !isAskedFor { breach("I6 monotone safety", "less evidence releases \(number)") }
        }
    }

    /// I14: a run that gets nothing because another one works writes nothing.
    func judgeBusy() async throws {
        guard FileManager.default.fileExists(atPath: salon.ledgerFile) else { return }
        let before = try salon.rows(including: true)
        // A full disk may have let the file begin and nothing in it.
        guard !before.isEmpty else { return }
        let report = await sync(Tick(at: 0))
        figures.runs += 1
        figures.checks += 1
        let after = try salon.rows(including: true)
        let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        if report.status != .locked || !changed.isEmpty {
            breach(
                "I14 single flight",
                "a run beside another ended with \(report.status), changed \(changed.sorted())")
        }
    }
}

extension Walk {
    /// The same with pages and rows taken away.
    func reduced(by seed: UInt64) -> Walk {
        var less = self
        for (index, page) in pages.enumerated() {
            guard case .list(var list, let store) = page else { continue }
            list.rows = list.rows.enumerated().filter { ($0.offset + Int(seed % 3)) % 3 != 0 }
                .map(\.element)
            if seed % 2 == 0 { list.total -= 1 }
            less.pages[index] = .list(list, store: store)
        }
        if less.pages.count > 1, seed % 5 == 0 {
            less.pages.removeLast()
            less.times.removeLast()
        }
        return less
    }
}
