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
            "published": .list(published.map(\.json)),
            "greatestDelaySeconds": greatestDelay.map { .decimal($0) } ?? .null,
            "durations": .object(durations.map { ($0.stage, .decimal($0.milliseconds)) }),
            "notes": .list(notes.map { ["key": .text($0.key), "text": .text($0.text)] }),
            "exitStatus": .number(Int(status.rawValue)),
        ]
    }
}

private func counts<Key: Hashable>(_ counts: [Key: Int], name: (Key) -> String) -> JSON {
    .object(counts.map { (name($0.key), JSON.number($0.value)) }.sorted { $0.0 < $1.0 })
}

extension SourceReport {
    var json: JSON {
        [
            "name": .text(name), "due": .bool(isDue), "skipped": .text(skipped),
            "coverage": coverage?.json ?? .null, "captures": .number(captures),
            "rows": .number(rows), "observed": .number(observed), "same": .number(same),
            "ignored": counts(ignored, name: { $0 }), "quarantined": .number(quarantined),
            "findings": .list(findings.map(\.json)), "trouble": .text(trouble),
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

extension Coverage {
    /// Verdict, proofs and the names of those that failed.
    public var json: JSON {
        [
            "verdict": .text(verdict.rawValue),
            "proofs": .object(
                proofs.map { proof -> (String, JSON) in
                    switch proof.value {
                    case .number(let number): (proof.name, .number(number))
                    case .text(let text): (proof.name, .text(text))
                    }
                }),
            "failed": .list(failed.map { .text($0) }),
        ]
    }
}

extension Finding {
    /// As `daicho read` prints it.
    public var json: JSON {
        ["field": .text(field), "problem": .text(problem), "where": .text(location)]
    }
}
