import Foundation
import Reconciliation
import Reservations

/// One reading of the medium's list in a scenario.
struct Listing {
    var rows: [String]
    var verdict = Coverage.Verdict.complete
    var unread = 0
    /// When it was read, if not at the run's own time.
    var read: String?
    /// The days it says it shows, if not the run's horizon.
    var days: Horizon?
    var source = "hotpepper-list"
    var medium = Words.medium
    /// The version of the format that read it, and the server's clock less ours in seconds.
    var layout = 1
    var ahead: Double?

    private var coverage: Coverage {
        guard unread > 0 else { return Coverage(verdict: verdict) }
        return Coverage(
            verdict: verdict,
            proofs: [
                .init("rows", .number(rows.count + unread)), .init("unread", .number(unread)),
            ], failed: ["quarantined-row"])
    }

    func scan(at now: Date) -> Scan {
        let from = read.map(Words.instant) ?? now
        let interval = Interval(from: from, to: from + 5)
        let range = days ?? Horizon(at: now, months: 4)
        let rows = rows.map { text in
            let words = text.split(separator: " ")
            return Scan.Row(
                number: String(words[0]), facts: Words.facts(words.dropFirst(), isMail: false),
                interval: interval, capture: "page", span: nil)
        }
        return Scan(
            id: "\(source) \(from.timeIntervalSince1970)", source: source, medium: medium,
            interval: interval, range: range, coverage: coverage,
            fingerprint: Fingerprint(
                words: rows.map(\.said.description).sorted()
                    + ["\(range.first)", "\(range.last)", verdict.rawValue, "\(layout)"]),
            detectedAt: now, format: "list-\(layout)", setup: Words.setup(layout: layout),
            serverAhead: ahead, rows: rows)
    }
}
