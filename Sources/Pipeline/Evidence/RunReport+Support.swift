import Reservations

extension RunReport {
    /// The report without the numbers of bookings and without what was said of them: how each
    /// source was read, what did not hold, what went wrong, and how long it took.
    var forSupport: JSON {
        [
            "run": .text(run), "asOf": .text(SalonTime.iso(asOf)),
            "sources": .list(sources.map(\.json)),
            "changes": .object(
                changes.map { ($0.key.rawValue, .number($0.value)) }.sorted { $0.0 < $1.0 }),
            "actions": .object(
                actions.map { ($0.key.rawValue, .number($0.value)) }.sorted { $0.0 < $1.0 }),
            "holds": .list(
                holds.map { ["guard": .text($0.guardName), "bookings": .number($0.numbers.count)] }),
            "stage": .text(stage?.rawValue),
            "errors": .list(
                notes.filter { $0.kind == .run }.map { .text("\($0.key): \($0.cause ?? $0.text)") }),
            "durations": .object(durations.map { ($0.stage, .decimal($0.milliseconds)) }),
            "exitStatus": .number(Int(status.rawValue)),
        ]
    }
}
