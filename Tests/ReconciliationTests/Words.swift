import Foundation
import Reconciliation
import Reservations

/// What is written in a scenario, read into values. The year is 2026; a time without a day is on
/// May 1st. `A 5/10 14:00 受付待ち 担当=花子` is a row or a booking's mail.
enum Words {
    static let year = 2026
    static let medium = Medium(rawValue: "hotpepper")
    static let mailed = Medium(rawValue: "rakuten")
    static let may1 = ServiceDay(year: year, month: 5, day: 1)!

    static func setup(layout: Int) -> Setup {
        Setup(
            layout: Fingerprint(words: ["list", "\(layout)"]),
            definition: Fingerprint(words: ["definition", "\(layout)"]))
    }

    /// A small letter's number is of a medium that only mails tell of.
    static func key(_ number: some StringProtocol) -> ReservationKey {
        let isMailed = number.first?.isLowercase == true
        return ReservationKey(medium: isMailed ? mailed : medium, number: String(number))
    }

    static func day(_ text: some StringProtocol) -> ServiceDay {
        let parts = text.split(separator: "/").map { Int($0)! }
        return parts.count == 3
            ? ServiceDay(year: parts[0], month: parts[1], day: parts[2])!
            : ServiceDay(year: year, month: parts[0], day: parts[1])!
    }

    /// `10:05`, `10:05:30` or `5/2 10:05`.
    static func instant(_ text: String) -> Date {
        let parts = text.split(separator: " ")
        let day = parts.count == 2 ? day(parts[0]) : may1
        let clock = parts.last!.split(separator: ":").map { Int($0)! }
        let seconds = clock.count == 3 ? clock[2] : 0
        return SalonTime.instant(day, minutes: clock[0] * 60 + clock[1])
            .addingTimeInterval(TimeInterval(seconds))
    }

    /// `10:02` is twenty seconds from then, `10:02~10:30` the whole span, `10:02!` that instant.
    static func interval(_ text: String) -> Interval {
        if text.hasSuffix("!") {
            let at = instant(String(text.dropLast()))
            return Interval(from: at, to: at)
        }
        let ends = text.split(separator: "~").map { instant(String($0)) }
        return Interval(from: ends[0], to: ends.count == 2 ? ends[1] : ends[0] + 20)
    }

    static func facts(_ words: some Sequence<Substring>, isMail: Bool) -> Facts {
        var facts = Facts()
        func claim(_ field: Field) { facts.claimed.insert(FieldSet(field)) }
        claim(.status)
        claim(.customerName)
        facts.status = .booked
        facts.customerName = Private("山田 花子")
        for word in words {
            if word.contains("/") {
                claim(.visitDate)
                facts.visitDate = day(word)
            } else if word.contains(":") {
                claim(.startTime)
                facts.startTime = ClockTime(word)!
            } else if word.hasPrefix("担当=") {
                claim(.staff)
                facts.staff = String(word.dropFirst(3))
            } else if word.hasPrefix("メモ=") {
                claim(.memo)
                facts.memo = Private(String(word.dropFirst(3)))
            } else if word.hasPrefix("メニュー=") {
                claim(.menu)
                facts.menu = word.dropFirst(5).split(separator: "+").map(String.init)
            } else {
                facts.status = Status.allCases.first { $0.label == word }!
            }
        }
        if !isMail {
            claim(.statusText)
            facts.statusText = facts.status?.label
        }
        return facts
    }

    /// `cancel A @10:02`, `new A 5/10 14:00 @10:02`, `changed A 5/10 15:00 @10:02~10:20`.
    static func mail(_ text: String, now: Date) -> Observation {
        let halves = text.split(separator: "@")
        let words = halves[0].split(separator: " ")
        let kind = ["new": Observation.Kind.new, "changed": .changed, "cancel": .cancelled][
            String(words[0])]!
        var facts = facts(words.dropFirst(2), isMail: true)
        if kind == .cancelled { facts.status = .cancelledByCustomer }
        return Observation(
            key: key(words[1]), kind: kind, channel: .mail, facts: facts,
            interval: interval(String(halves[1])), detectedAt: now, source: "notices",
            capture: "mail-\(text)", span: nil, format: "notice-1")
    }
}
