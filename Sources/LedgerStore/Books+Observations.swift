import Foundation
import Reservations

extension Books {
    /// Keeps an observation, once, and notes when its booking was last seen standing.
    func add(_ observation: Observation, run id: String) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO observation (
                salon, id, run, medium, number, kind, channel, t_lo, t_hi, detected_at, source,
                capture, span_from, span_to, format, facts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (salon, id) DO NOTHING
            """,
            [
                salon, observation.id.description, id, observation.key.medium.rawValue,
                observation.key.number, observation.kind.rawValue, observation.channel.rawValue,
                observation.interval.from.timeIntervalSince1970,
                observation.interval.to.timeIntervalSince1970,
                observation.detectedAt.timeIntervalSince1970, observation.source,
                observation.capture, observation.span?.lowerBound, observation.span?.upperBound,
                observation.format, observation.facts.text,
            ])
        let stands = observation.kind != .cancelled && observation.facts.status?.isCancelled != true
        if stands, !observation.tellsEndAlone { try noteSeen(observation) }
    }

    private func noteSeen(_ observation: Observation) throws(LedgerTrouble) {
        try run(
            """
            UPDATE reservation SET last_seen = $1
            WHERE salon = $2 AND medium = $3 AND number = $4
                AND (last_seen IS NULL OR last_seen < $1)
            """,
            [
                observation.interval.to.timeIntervalSince1970, salon,
                observation.key.medium.rawValue, observation.key.number,
            ])
    }

    /// All observations of a booking, in the order of their times.
    func observations(of key: ReservationKey) throws(LedgerTrouble) -> [Observation] {
        try all(
            """
            SELECT id, medium, number, kind, channel, t_lo, t_hi, detected_at, source, capture,
                span_from, span_to, format, facts
            FROM observation WHERE salon = $1 AND medium = $2 AND number = $3
            ORDER BY t_lo, t_hi, id
            """, [salon, key.medium.rawValue, key.number], Observation.init)
    }

    /// All observations that a run kept, in the order of their times.
    func observations(of run: String) throws(LedgerTrouble) -> [Observation] {
        try all(
            """
            SELECT id, medium, number, kind, channel, t_lo, t_hi, detected_at, source, capture,
                span_from, span_to, format, facts
            FROM observation WHERE salon = $1 AND run = $2 ORDER BY t_lo, t_hi, id
            """, [salon, run], Observation.init)
    }
}

extension Observation {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        self.init(
            key: ReservationKey(
                medium: Medium(rawValue: try line.text(1)), number: try line.text(2)),
            kind: try line.read(3) { Kind(rawValue: $0) },
            channel: try line.read(4) { Channel(rawValue: $0) }, facts: try line.json(13),
            interval: Interval(from: try line.instant(5), to: try line.instant(6)),
            detectedAt: try line.instant(7), source: try line.text(8),
            capture: try line.text(9), span: try line.span(10, 11), format: try line.text(12))
        // The id names the content, so it also proves that the content is what was stored.
        guard try line.text(0) == id.description else { throw line.strange(0) }
    }
}
