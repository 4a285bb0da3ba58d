import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// How long new bookings of media were unknown to the ledger (R2-04).
public struct SightDelays: Hashable, Sendable, Codable {
    /// The longest time, in seconds; nil where none came.
    public private(set) var greatest: Double?
    /// How many were seen later than they should be.
    public private(set) var late = 0

    /// A list is read every 5 to 10 minutes.
    static let limit: TimeInterval = 600

    public init() {}

    mutating func add(_ seconds: TimeInterval) {
        greatest = max(greatest ?? 0, seconds)
        if seconds > Self.limit { late += 1 }
    }

    mutating func add(_ other: SightDelays) {
        greatest = [greatest, other.greatest].compactMap(\.self).max()
        late += other.late
    }

    /// `最大 25 分、10 分を超えた予約 2 件`; nil where all were seen in time.
    var words: String? {
        guard let greatest, late > 0 else { return nil }
        let limit = Int(Self.limit / 60)
        return "最大 \(ageWords(minutes: Int(greatest / 60)))、\(limit) 分を超えた予約 \(late) 件"
    }

    var json: JSON {
        ["greatestSeconds": greatest.map { .decimal($0) } ?? .null, "late": .number(late)]
    }
}

extension SightDelays {
    /// From the reception that the medium printed to our first sight; where it prints none, at most
    /// from the complete list before, which did not have the booking. What was received before the
    /// ledger heard of its medium is no delay of ours.
    ///
    /// - Parameter before: by source, the last complete list before this run.
    init(of plan: Plan, on evidence: Evidence, _ belief: Belief, before: [String: ScanMemory]) {
        let kept = Dictionary(plan.reservations.map { ($0.key, $0) }) { one, _ in one }
        for change in plan.changes where change.kind == .booked && change.key.medium != .local {
            guard let booking = kept[change.key] else { continue }
            if let received = change.after.receivedAt {
                let medium = change.key.medium
                let isKnown = belief.adopted.contains(medium)
                guard isKnown || belief.heardSince[medium].map({ received > $0 }) ?? false else {
                    continue
                }
                // A mail from the future was clamped: nobody sees a booking before it is made.
                add(max(0, booking.detectedAt.timeIntervalSince(received)))
            } else if let scan = evidence.scans.first(where: { $0.shows(change.key) }),
                let last = before[scan.source]
            {
                add(max(0, scan.interval.to.timeIntervalSince(last.interval.from)))
            }
        }
    }
}

extension Scan {
    fileprivate func shows(_ key: ReservationKey) -> Bool {
        medium == key.medium && rows.contains { $0.number == key.number }
    }
}

extension Ledger {
    /// What the journal still has of the delays since a moment.
    func sightDelays(since moment: Date) throws(LedgerTrouble) -> SightDelays {
        var delays = SightDelays()
        var most = 300
        while true {
            let runs = try runs(last: most)
            if runs.count < most || runs.last.map({ $0.asOf < moment }) ?? true {
                for run in runs where run.asOf >= moment {
                    // Reports of older versions tell nothing of it.
                    let kept = try? JSONDecoder().decode(
                        KeptDelays.self, from: Data(run.report.utf8))
                    delays.add(kept?.delays ?? SightDelays())
                }
                return delays
            }
            most *= 2
        }
    }
}

/// The part of a kept run report that tells of delays.
private struct KeptDelays: Decodable {
    let greatestDelaySeconds: Double?
    let seenLate: Int?

    var delays: SightDelays { SightDelays(greatest: greatestDelaySeconds, late: seenLate ?? 0) }
}

extension SightDelays {
    fileprivate init(greatest: Double?, late: Int) {
        self.greatest = greatest
        self.late = late
    }
}
