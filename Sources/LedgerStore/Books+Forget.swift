import Foundation
import Reconciliation
import Reservations

extension Books {
    /// Erases what tells who a booking's guest is, wherever the ledger keeps it. Hashes and ids
    /// stay.
    func erase(_ key: ReservationKey, at: Date) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO forgotten (salon, medium, number, at, is_under_way)
            VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (salon, medium, number) DO UPDATE SET is_under_way = 1
            """, [salon, key.medium.rawValue, key.number, at.timeIntervalSince1970])
        var eraser = Eraser()
        for place in FactsPlace.all {
            for kept in try facts(at: place, of: key) {
                let erased = eraser.erase(kept.facts)
                let name = kept.facts.fingerprint(number: key.number)
                if kept.isSealed { try keepSeal(erased.fingerprint(number: key.number), name) }
                try run(
                    place.update,
                    [
                        erased.sealed(as: kept.isSealed ? name : nil).text, salon,
                        key.medium.rawValue, key.number, kept.id,
                    ])
            }
        }
        try erasePins(on: key, with: &eraser)
    }

    /// Notes that the bytes of captures go for good.
    func shred(_ captures: Set<String>) throws(LedgerTrouble) {
        for hash in captures.sorted() {
            try run(
                "UPDATE capture SET is_shredded = 1 WHERE salon = $1 AND hash = $2",
                [salon, hash])
        }
    }

    /// The names that erased facts keep, by the names that they would have now.
    func seals() throws(LedgerTrouble) -> [Fingerprint: Fingerprint] {
        var seals: [Fingerprint: Fingerprint] = [:]
        try each("SELECT erased, name FROM seal WHERE salon = $1", [salon]) {
            line throws(LedgerTrouble) in
            seals[try line.read(0) { Fingerprint($0) }] = try line.read(1) { Fingerprint($0) }
        }
        return seals
    }

    func keepSeal(_ erased: Fingerprint, _ name: Fingerprint) throws(LedgerTrouble) {
        if erased == name { return }
        try run(
            """
            INSERT INTO seal (salon, erased, name) VALUES ($1, $2, $3)
            ON CONFLICT (salon, erased) DO NOTHING
            """, [salon, erased.description, name.description])
    }

    private struct KeptFacts {
        let id: String
        let facts: Facts
        let isSealed: Bool
    }

    private func facts(
        at place: FactsPlace, of key: ReservationKey
    ) throws(LedgerTrouble) -> [KeptFacts] {
        try all(place.select, [salon, key.medium.rawValue, key.number]) {
            line throws(LedgerTrouble) in
            KeptFacts(id: try line.text(0), facts: try line.json(1), isSealed: try line.truth(2))
        }
    }

    private func erasePins(
        on key: ReservationKey, with eraser: inout Eraser
    ) throws(LedgerTrouble) {
        for (n, act) in try numberedActs(on: key.subject) {
            guard let word = try act.pinWord, case .pin(let pin) = word,
                Facts.personal.contains(pin.field)
            else { continue }
            let value = eraser.erase(pin.value).sealed(as: pin.value.fingerprint(number: ""))
            let source = eraser.erase(pin.source).sealed(as: pin.source.fingerprint(number: ""))
            let detail: JSON = [
                "field": .text(pin.field.name), "value": .text(value.text),
                "source": .text(source.text),
            ]
            try run(
                "UPDATE act SET detail = $1 WHERE salon = $2 AND n = $3", [detail.line, salon, n])
        }
    }

    private func numberedActs(on subject: String) throws(LedgerTrouble) -> [(n: Int, act: Act)] {
        let numbers = try all(
            "SELECT n FROM act WHERE salon = $1 AND subject = $2 ORDER BY n", [salon, subject]
        ) { line throws(LedgerTrouble) in try line.number(0) }
        var acts: [(n: Int, act: Act)] = []
        for n in numbers { acts.append((n, try act(n))) }
        return acts
    }
}

/// A column that keeps facts of bookings.
private struct FactsPlace {
    /// Answers with an id, the facts, and whether something was named after them.
    let select: String
    /// Takes the facts, the salon, medium and number, and the id.
    let update: String

    private init(_ table: String, _ column: String, id: String, isSealed: String, order: String) {
        select = """
            SELECT \(id), \(column), \(isSealed) FROM \(table)
            WHERE salon = $1 AND medium = $2 AND number = $3 AND \(column) IS NOT NULL
            ORDER BY \(order)
            """
        update = """
            UPDATE \(table) SET \(column) = $1
            WHERE salon = $2 AND medium = $3 AND number = $4 AND \(id) = $5
            """
    }

    static let all = [
        FactsPlace("observation", "facts", id: "id", isSealed: "1", order: "t_lo, t_hi, id"),
        FactsPlace("reservation", "facts", id: "number", isSealed: "0", order: "number"),
        FactsPlace("change", "before", id: "CAST(n AS TEXT)", isSealed: "0", order: "n"),
        FactsPlace("change", "after", id: "CAST(n AS TEXT)", isSealed: "0", order: "n"),
        FactsPlace("outbox", "before", id: "id", isSealed: "told IS NOT NULL", order: "n"),
        FactsPlace("outbox", "after", id: "id", isSealed: "1", order: "n"),
        FactsPlace("base", "facts", id: "target", isSealed: "action IS NOT NULL", order: "target"),
        FactsPlace(
            "carried_step", "before", id: "act || ' ' || id", isSealed: "told IS NOT NULL",
            order: "act, n"),
        FactsPlace(
            "carried_step", "after", id: "act || ' ' || id", isSealed: "1", order: "act, n"),
        FactsPlace(
            "carried_base", "facts", id: "act || ' ' || target", isSealed: "0",
            order: "act, target"),
    ]
}
