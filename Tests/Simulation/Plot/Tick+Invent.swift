import Faults
import Foundation
import Sandbox

extension SplitMix64 {
    /// The runs of one plot, a few minutes apart, with nights and whole days in between.
    mutating func ticks() -> [Tick] {
        var time: TimeInterval = 0
        var ticks: [Tick] = []
        for _ in 0..<7 + below(7) {
            time += gap()
            ticks.append(tick(at: time))
        }
        let repeated = below(ticks.count)
        (ticks[repeated].isRepeated, ticks[repeated].isForced) = (true, true)
        ticks[below(ticks.count)].looksFirst = true
        ticks[below(ticks.count)].looksAtLess = true
        return ticks
    }

    /// Lets the disk fail some runs that nothing else cuts off.
    mutating func addDisks(to ticks: inout [Tick]) {
        for index in ticks.indices {
            if once(in: 10), ticks[index].scheduler == .none, !ticks[index].isRepeated {
                let fault = pick(DiskFault.allCases)
                ticks[index].disk = DiskTrouble(fault: fault, call: call(of: fault))
            }
        }
    }

    /// Lets the list be read by another sign-in from some run on, or a column of it be read for
    /// another (G4, G3).
    mutating func addChangedReadings(to ticks: inout [Tick]) {
        if once(in: 4) {
            for index in below(ticks.count)..<ticks.count { ticks[index].login = 1 }
        }
        for index in ticks.indices where ticks[index].list == .none && once(in: 15) {
            ticks[index].list = .shiftedColumn
        }
    }

    /// Lets a person bring in the past.
    mutating func addBackfills(to ticks: inout [Tick]) {
        for index in ticks.indices where once(in: 12) {
            ticks[index].backfill = pick(PastTable.allCases)
            ticks[below(index + 1)].exports = true
        }
    }

    /// A run writes often, brings to rest and renames now and then, and takes the ledger's lock a
    /// few times.
    private mutating func call(of fault: DiskFault) -> Int {
        switch fault {
        case .full, .write: below(2 << below(7))
        case .sync: below(16)
        case .rename, .locked: below(8)
        }
    }

    private mutating func gap() -> TimeInterval {
        switch below(10) {
        case 0: Double(3600 * (6 + below(9)))
        case 1: Double(3600 * (24 + below(60)))
        case 2: Double(3600 * (1 + below(4)))
        default: Double(60 * (4 + below(36)))
        }
    }

    private mutating func tick(at time: TimeInterval) -> Tick {
        var tick = Tick(at: time)
        if once(in: 2) { tick.list = listFault() }
        if once(in: 5) { tick.mail = pick([.unreachable, .renumbered, .shuffled]) }
        if once(in: 5) { tick.answer = answer() }
        if once(in: 6) { tick.scheduler = schedulerFault() }
        tick.isForced = !once(in: 4)
        tick.hasPerson = once(in: 3)
        if once(in: 5) { tick.pins = below(60) }
        if once(in: 12) { tick.clockIsOffBy = pick([-7200, -300, 90, 600, 3000]) }
        return tick
    }

    private mutating func answer() -> Answer {
        pick([.refused, .down, .uncertain(hasArrived: true), .uncertain(hasArrived: false)])
    }

    private mutating func schedulerFault() -> SchedulerFault {
        switch below(8) {
        case 0: .missed
        case 1: .busy
        case 2, 3: .overlapped
        default: .killed(at: pick(SchedulerFault.Door.allCases))
        }
    }

    private mutating func listFault() -> ListFault {
        let page = 1 + below(4)
        switch below(30) {
        case 0...3: return .lag(Double(30 + below(900)))
        case 4: return pick([.siteError, .tooManyRequests])
        case 5: return pick([.signIn, .maintenance, .captcha, .expired, .searchForm])
        case 6: return .empty
        case 7: return .bare
        case 8: return .truncated(page: page)
        case 9, 10: return .missingPage(page)
        case 11: return .duplicatedPage(page)
        case 12, 13: return .stalePage(page, age: Double(300 + below(7200)))
        case 14: return .drift
        case 15, 16: return .rowShift
        case 17: return .otherStore
        case 18: return .otherRange(days: 3 + below(30))
        case 19: return .totalIsOff(by: pick([-1, 1, 7]))
        case 20: return .unknownStatus
        case 21: return .damagedRow
        case 22: return .otherColumns
        case 23, 24: return .misreadColumn
        case 25: return .misreadRows(1 + below(3))
        case 26, 27: return .omitted(1 + below(4))
        default: return .shrunken(to: below(4))
        }
    }
}
