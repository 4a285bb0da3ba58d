import Foundation
import Reservations

extension Survey {
    /// Bookings that a complete scan should have shown (D11).
    mutating func findAbsent(
        _ look: Look, _ isShown: [Bool], _ outcome: inout ScanOutcome
    ) {
        guard let range = look.scan.range else { return }
        for place in isShown.indices where !isShown[place] {
            let entry = look.known.entries[place]
            guard !look.mailed.contains(entry.number) else { continue }
            switch look.absence(of: entry.known, in: range) {
            case .certain where look.underway.contains(entry.number):
                outcome.isSettled = false
                continue
            case .certain: break
            case .notJudged: continue
            case .tooYoung:
                outcome.isSettled = false
                continue
            }
            let key = ReservationKey(medium: look.scan.medium, number: entry.number)
            touched.insert(key)
            unshown[key, default: []].append(
                Unshown(from: look.scan.interval.from, range: range))
        }
    }

    /// Complete scans that do not show a booking that a mail of this run speaks of.
    mutating func noteUnshown(_ look: Look, _ outcome: inout ScanOutcome) {
        guard let range = look.scan.range else { return }
        for number in look.mailed {
            let key = ReservationKey(medium: look.scan.medium, number: number)
            guard !(rows[key] ?? []).contains(where: { $0.scan == look.index }) else { continue }
            if look.underway.contains(number) {
                outcome.isSettled = false
                continue
            }
            unshown[key, default: []].append(
                Unshown(from: look.scan.interval.from, range: range))
        }
    }
}

extension Belief {
    /// The numbers of which a medium is being told something. Where nothing leads there any more, a
    /// step that waits would wait for ever.
    func underway(at medium: Medium, _ terms: Terms) -> Set<String> {
        guard terms.targets.contains(medium) else { return [] }
        return Set(underway.lazy.filter { $0.medium == medium }.map(\.number))
    }
}
