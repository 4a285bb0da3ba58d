import Connectors
import Formats
public import Reservations

extension RunReport {
    /// The report as the run journal keeps it and `--json` prints it.
    public var json: JSON {
        [
            "run": .text(run), "salon": .text(salon), "asOf": .text(SalonTime.iso(asOf)),
            "sources": .list(sources.map(\.json)),
            "changes": counts(changes, name: \.rawValue),
            "holds": .list(holds.map(\.json)),
            "actions": counts(actions, name: \.rawValue),
            "receipts": counts(receipts, name: \.rawValue),
            "late": .list(late.map(\.json)),
            "published": .list(published.map(\.json)),
            "unmergedStaff": .list(unmergedStaff.map { .text($0.text) }),
            "doubleBookings": .list(doubles.map(\.json)),
            "exposure": exposures.json,
            "channels": .list(audits.map(\.json)),
            "greatestDelaySeconds": delays.greatest.map { .decimal($0) } ?? .null,
            "seenLate": .number(delays.late),
            "durations": .object(durations.map { ($0.stage, .decimal($0.milliseconds)) }),
            "notes": .list(
                notes.map {
                    ["key": .text($0.key), "text": .text($0.text), "cause": .text($0.cause)]
                }),
            "evidence": .text(evidence), "exitStatus": .number(Int(status.rawValue)),
        ]
    }
}

extension RunReport {
    /// What has to be written down again where it differs: neither how long it took or something waits, nor
    /// that files are as they were, nor the audits, which are worked out whenever somebody asks.
    var lasting: String {
        var report = self
        report.durations = []
        report.late.removeAll { $0.arrived == nil }
        report.audits = []
        report.exposures = ExposureAudit()
        report.published.removeAll { !$0.isWritten }
        return report.json.line
    }
}

private func counts<Key: Hashable>(_ counts: [Key: Int], name: (Key) -> String) -> JSON {
    .object(counts.map { (name($0.key), JSON.number($0.value)) }.sorted { $0.0 < $1.0 })
}

extension SourceReport {
    var json: JSON {
        [
            "name": .text(name), "due": .bool(isDue), "skipped": .text(skipped?.rawValue),
            "coverage": coverage?.json ?? .null, "captures": .number(captures),
            "rows": .number(rows), "observed": .number(observed), "same": .number(same),
            "ignored": counts(ignored, name: { $0 }), "quarantined": .number(quarantined),
            "findings": .list(findings.map(\.json)), "trouble": .text(trouble?.text),
        ]
    }
}

extension RunReport.HoldReport {
    var json: JSON {
        [
            "id": .text(id), "guard": .text(guardName), "reason": .text(reason),
            "numbers": .list(numbers.map { .text($0) }),
        ]
    }
}

extension RunReport.Publication {
    var json: JSON {
        [
            "path": .text(path), "rows": .number(rows), "written": .bool(isWritten),
            "lostCharacters": .number(lost),
        ]
    }
}
