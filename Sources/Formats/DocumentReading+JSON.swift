public import Reservations

extension DocumentReading {
    /// The reading as `daicho read` prints it, rows in the page's order.
    public func json(file: String) -> JSON {
        let schedule = schedule.map { [("schedule", $0.json)] } ?? []
        return .object(
            [
                ("file", .text(file)), ("format", .text(formatName)),
                ("recognised", .bool(recognised)),
                ("refused", .text(refused?.rawValue)), ("ignored", .text(ignored?.rawValue)),
                ("coverage", coverage.json),
                ("observations", .list(observations.map(\.json))),
                ("findings", .list(allFindings.map(\.json))),
            ] + schedule)
    }

    /// The findings of the document and of its rows, in the page's order.
    public var allFindings: [Finding] {
        findings + observations.flatMap(\.findings)
    }

    private struct Line {
        let position: Int
        let kind: Observation.Kind?
        let number: String?
        let facts: Facts
        let findings: [Finding]

        var json: JSON {
            // An unclaimed menu is not an empty one.
            let fields = facts.json.map { name, value in
                name == Field.menu.name && !facts.claimed.contains(.menu)
                    ? (name, JSON.null) : (name, value)
            }
            return .object(
                [("kind", .text(kind?.rawValue)), ("number", .text(number))] + fields)
        }
    }

    private var observations: [Line] {
        let read = rows.map {
            Line(
                position: $0.position, kind: $0.kind, number: $0.number, facts: $0.facts,
                findings: $0.findings)
        }
        let quarantined = quarantined.map {
            Line(
                position: $0.position, kind: $0.kind, number: $0.number, facts: $0.facts,
                findings: $0.findings)
        }
        return (read + quarantined).sorted { $0.position < $1.position }
    }
}

extension Coverage {
    /// `{"verdict", "proofs": {…}, "failed": […]}`.
    public var json: JSON {
        [
            "verdict": .text(verdict.rawValue),
            "proofs": .object(
                proofs.map { proof in
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
    /// `{"field", "problem", "where"}`.
    public var json: JSON {
        ["field": .text(field), "problem": .text(problem), "where": .text(location)]
    }
}
