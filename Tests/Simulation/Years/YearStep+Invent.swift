import Foundation
import Reservations
import Sandbox

extension YearStep {
    /// The weather of a run, and what people do before it.
    mutating func befall(_ chance: inout SplitMix64) {
        if chance.once(in: 3) { list = chance.yearFault() }
        if chance.once(in: 8) { mail = chance.pick([.unreachable, .renumbered, .shuffled]) }
        for target in Year.targets where chance.once(in: 12) {
            answers[target] = chance.pick([
                .refused, .down, .down, .uncertain(hasArrived: true), .uncertain(hasArrived: false),
            ])
        }
        for _ in 0..<chance.below(3) { deeds.append(chance.deed()) }
        isForced = !chance.once(in: 5)
        looksFirst = chance.once(in: 30)
        isRepeated = chance.once(in: 15)
        if isRepeated { isForced = true }
        hasPerson = chance.once(in: 2)
    }
}

extension SplitMix64 {
    fileprivate mutating func deed() -> YearDeed {
        let (booking, start) = (below(1000), 600 + 15 * below(40))
        let (staff, medium) = (below(4), pick(Year.mailed + [Year.listed]))
        switch below(26) {
        case 24: return .dayOff(inDays: 10 + below(40))
        case 25: return .reopen(booking)
        case 0...6:
            return .book(
                days: below(25), start: start, staff: once(in: 5) ? nil : staff, menu: below(4),
                guest: below(90))
        case 7...9: return .move(booking, days: below(20), start: start)
        case 10...12: return .cancel(booking)
        case 13: return .visit(booking)
        case 14, 15: return .decideTwins(areSame: once(in: 2))
        case 16: return once(in: 2) ? .split(staff: staff, medium) : .stop(staff: staff, medium)
        case 17: return .resume(staff: staff, medium)
        case 18: return once(in: 2) ? .unlink(medium) : .dayOff(inDays: 10 + below(40))
        case 19...21: return .seat(booking, staff: staff)
        case 22: return .equip(booking, piece: pick(YearSalon.beds + ["個室"]))
        default: return .link(medium)
        }
    }

    fileprivate mutating func yearFault() -> ListFault {
        let page = 1 + below(4)
        switch below(16) {
        case 0: return .lag(Double(30 + below(900)))
        case 1: return pick([.siteError, .tooManyRequests])
        case 2: return pick([.signIn, .maintenance, .captcha, .expired, .searchForm])
        case 3: return .empty
        case 4: return .truncated(page: page)
        case 5: return .missingPage(page)
        case 6: return .duplicatedPage(page)
        case 7: return .stalePage(page, age: Double(300 + below(7200)))
        case 8: return .drift
        case 9: return .rowShift
        case 10: return .totalIsOff(by: pick([-1, 1, 7]))
        case 11: return .unknownStatus
        case 12: return .misreadColumn
        case 13: return .misreadRows(1 + below(3))
        case 14: return .omitted(1 + below(4))
        default: return .shrunken(to: below(4))
        }
    }
}
