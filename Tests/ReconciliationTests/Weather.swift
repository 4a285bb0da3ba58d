import Foundation
import Reconciliation
import Reservations
import Sandbox

/// A salon's days as they come: bookings are made, moved and cancelled; mails are late, lost or
/// doubled; lists are cut short, empty, misread or whole.
struct Weather {
    var random: SplitMix64
    var now = Words.instant("9:00")
    /// The true list, by number: day, start, status.
    private var truth: [Int: (day: Int, hour: Int, isCancelled: Bool)] = [:]
    private var late: [String] = []
    private var numbers = 0

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        for _ in 0..<Int.random(in: 0...8, using: &random) { book() }
        late = []
    }

    /// Some hours or minutes later, something more has happened and is seen somehow.
    mutating func next() -> Evidence {
        now +=
            random.once(in: 6) ? 30_000 : TimeInterval(60 * Int.random(in: 1...40, using: &random))
        for _ in 0..<Int.random(in: 0...2, using: &random) { happen() }
        return Evidence(scans: scans(), mails: mails())
    }

    private mutating func happen() {
        guard let number = truth.keys.sorted().randomElement(using: &random), !random.once(in: 3)
        else { return book() }
        if random.once(in: 2) {
            truth[number]?.hour = Int.random(in: 9...20, using: &random)
            mail("changed", number)
        } else {
            truth[number]?.isCancelled = true
            mail("cancel", number)
        }
        if random.once(in: 8) { truth[number] = nil }
    }

    private mutating func book() {
        numbers += 1
        truth[numbers] = (
            Int.random(in: 1...28, using: &random), Int.random(in: 9...26, using: &random), false
        )
        mail("new", numbers)
    }

    private mutating func mail(_ kind: String, _ number: Int) {
        guard !random.once(in: 3), let booking = truth[number] else { return }
        let sent = Int.random(in: 0...600, using: &random)
        let day = SalonTime.day(of: now - Double(sent)).date
        let clock = SalonTime.iso(now - Double(sent)).dropFirst(11).prefix(8)
        let at = "\(day.month)/\(day.day) \(clock)"
        let text =
            kind == "cancel"
            ? "cancel N\(number) @\(at)"
            : "\(kind) N\(number) 5/\(booking.day) \(booking.hour):00 @\(at)"
        late.append(text)
        if random.once(in: 5) { late.append(text) }
    }

    private mutating func mails() -> [Observation] {
        let arrived = late.filter { _ in !random.once(in: 3) }
        late.removeAll(where: arrived.contains)
        return arrived.shuffled(using: &random).map { Words.mail($0, now: now) }
    }

    private mutating func scans() -> [Scan] {
        if random.once(in: 4) { return [] }
        let isMisread = random.once(in: 5)
        var rows = truth.sorted { $0.key < $1.key }.map { number, booking in
            let isCancelled = booking.isCancelled || (isMisread && !random.once(in: 3))
            return "N\(number) 5/\(booking.day) \(booking.hour):00"
                + (isCancelled ? " お客様キャンセル" : "")
        }
        var verdict = Coverage.Verdict.complete
        if random.once(in: 4) {
            verdict = random.once(in: 2) ? .partial : .unusable
            rows = Array(rows.prefix(Int.random(in: 0...rows.count, using: &random)))
        } else if random.once(in: 10) {
            rows = []
        }
        return [Listing(rows: rows, verdict: verdict).scan(at: now)]
    }
}
