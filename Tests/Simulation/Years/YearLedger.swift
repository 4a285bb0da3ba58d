import Foundation
import GRDB
import Reservations

/// A row of the outbox as it stands in the file.
struct PlannedStep {
    let n: Int
    let id: String
    let run: String
    let target: Medium
    let kind: Action.Kind
    let key: ReservationKey
    let before: Facts?
    let after: Facts?
    let reasons: [String]
    let requires: [String]
    let opens: Date
    let isAboutSlot: Bool
    let state: String

    /// Whether it is about the slot of somebody who waits for equipment.
    var isForEquipment: Bool { reasons.contains("equipment") }

    /// Whether a slot or a booking ceases to be closed or known by it.
    var opensSomething: Bool {
        kind == .releaseSlot || kind == .pushCancel
            || kind == .advise && isAboutSlot && after == nil
    }
}

/// The year's ledger, read beside the product's own reading.
struct YearLedger {
    let path: String

    /// The outbox behind a place, in the order in which it was planned.
    func steps(after n: Int = 0) throws -> [PlannedStep] {
        try reading { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM outbox WHERE n > ? ORDER BY n", arguments: [n]
            ).map(PlannedStep.init)
        }
    }

    /// The ids of steps that were never sent.
    var superseded: Set<String> {
        get throws {
            try reading { db in
                try Set(
                    String.fetchAll(
                        db, sql: "SELECT id FROM outbox WHERE state = 'superseded'"))
            }
        }
    }

    var activeCount: Int {
        get throws {
            try reading { db in
                try Int.fetchOne(
                    db, sql: "SELECT COUNT(*) FROM reservation WHERE is_active = 1") ?? 0
            }
        }
    }

    /// Which of some captures are known to the ledger.
    func captures(_ names: Set<String>) throws -> Set<String> {
        try reading { db in
            try Set(
                names.filter { name in
                    try Bool.fetchOne(
                        db, sql: "SELECT EXISTS (SELECT 1 FROM capture WHERE hash = ?)",
                        arguments: [name]) ?? false
                })
        }
    }

    /// I18: what targets are believed to hold without a receipt.
    var looseBases: [String] {
        get throws {
            try reading { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT number FROM base WHERE action IS NOT NULL AND NOT EXISTS (
                            SELECT 1 FROM receipt
                            WHERE receipt.action = base.action AND receipt.result = 'done')
                        """)
            }
        }
    }

    private func reading<Value>(_ work: (Database) throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        return try queue.read(work)
    }
}

extension PlannedStep {
    init(_ row: Row) throws {
        func facts(_ column: String) throws -> Facts? {
            guard let text = row[column] as String? else { return nil }
            return try JSONDecoder().decode(Facts.self, from: Data(text.utf8))
        }
        func words(_ column: String) throws -> [String] {
            try JSONDecoder().decode([String].self, from: Data((row[column] as String).utf8))
        }
        self.init(
            n: row["n"], id: row["id"], run: row["run"], target: Medium(rawValue: row["target"]),
            kind: Action.Kind(rawValue: row["kind"])!,
            key: ReservationKey(medium: Medium(rawValue: row["medium"]), number: row["number"]),
            before: try facts("before"), after: try facts("after"),
            reasons: try words("reasons"), requires: try words("requires"),
            opens: Date(timeIntervalSince1970: row["due"]),
            isAboutSlot: row["is_about_slot"], state: row["state"])
    }
}
