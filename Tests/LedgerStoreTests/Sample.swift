import Foundation
import GRDB
import Reconciliation
import Reservations

@testable import LedgerStore

/// Invented values for the tests of the ledger.
enum Sample {
    static let salon = "kirei-demo"
    static let hotpepper = Medium(rawValue: "hotpepper")
    static let start = SalonTime.instant(iso: "2026-11-22T09:00:00+09:00")!
    static let horizon = Horizon(at: start, months: 4)
    static let definition = DefinitionRecord(hash: "d1", text: "salon: {id: kirei-demo}")

    static func at(_ minutes: Double) -> Date { start.addingTimeInterval(minutes * 60) }

    static func ledger(at place: Ledger.Place = .memory) throws -> Ledger {
        try Ledger(at: place, salon: salon) { [UInt8](repeating: 7, count: 32) }
    }

    static func key(_ number: String) -> ReservationKey {
        ReservationKey(medium: hotpepper, number: number)
    }

    static func facts(
        day: String? = "2026-11-30", time: String? = "14:05", status: Status = .booked,
        staff: String? = "佐藤", name: String = "見本 花子", phone: String? = "09000000001"
    ) -> Facts {
        var facts = Facts()
        facts.status = status
        facts.statusText = status.label
        facts.visitDate = day.flatMap { ServiceDay($0) }
        facts.startTime = time.flatMap { ClockTime($0) }
        facts.customerName = Private(name)
        facts.phone = phone.map { Private($0) }
        facts.staff = staff
        facts.menu = ["カット", "カラー"]
        facts.total = 6900
        facts.receivedAt = at(-60)
        facts.claimed = FieldSet(Field.allCases)
        return facts
    }

    static func observation(
        _ number: String, _ facts: Facts = facts(), kind: Observation.Kind = .present,
        channel: Observation.Channel = .list, at minutes: Double = 0, source: String = "list"
    ) -> Observation {
        Observation(
            key: key(number), kind: kind, channel: channel, facts: facts,
            interval: Interval(from: at(minutes), to: at(minutes + 0.5)),
            detectedAt: at(minutes + 1), source: source,
            capture: String(repeating: "a", count: 64), span: 10..<90, format: "list 1")
    }

    static func reservation(
        _ number: String, _ facts: Facts = facts(), attention: Set<Attention> = [],
        run: String = "run-1"
    ) -> Reservation {
        let ground = Fingerprint(words: [number])
        return Reservation(
            key: key(number), facts: facts,
            provenance: Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, ground) }),
            sources: ["list"], detectedAt: at(1), missingSince: at(0.25), absentScans: 1,
            attention: attention, durationGround: .menu, changedBy: run,
            changedOn: SalonTime.day(of: start), adopted: true,
            lastRow: facts.fingerprint(number: number), rowAgrees: true)
    }

    static let identity = SalonIdentity(
        id: salon, name: "見本サロン", vertical: .kirei, store: nil,
        key: SalonKey(secret: [UInt8](repeating: 7, count: 32)))

    /// A run that brings bookings into the ledger, each with one observation and one change.
    static func commit(
        _ reservations: [Reservation] = [], run id: String = "run-1", at minutes: Double = 2,
        kind: Change.Kind = .booked, before: Facts? = nil, actions: [Action] = []
    ) -> Commit {
        var plan = Plan()
        plan.reservations = reservations
        plan.observations = reservations.map {
            observation($0.key.number, $0.facts, at: minutes - 2)
        }
        plan.changes = reservations.map {
            Change(
                kind: kind, key: $0.key, before: before, after: $0.facts,
                evidence: [Fingerprint(words: [$0.key.number])], reasons: ["list"])
        }
        plan.actions = actions
        return Commit(
            run: RunRecord(id: id, tick: "tick of \(id)", asOf: at(minutes), started: at(minutes)),
            definition: definition, plan: plan, cells: cells(of: reservations))
    }

    static func cells(of reservations: [Reservation]) -> [ReservationKey: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: reservations.map {
                ($0.key, LedgerRow($0, salon: identity, rules: nil).cells)
            })
    }

    static func action(
        _ number: String, _ kind: Action.Kind = .pushCreate, before: Facts? = nil,
        after: Facts? = facts(), requires: [String] = [], due minutes: Double = 2,
        receipt: String? = nil
    ) -> Action {
        Action(
            target: .own, kind: kind, key: key(number), before: before, after: after,
            reasons: ["R2-07"], requires: requires, opens: at(minutes), salon: salon,
            receipt: receipt)
    }

    static func scan(
        _ id: String, at minutes: Double = 0, saying words: String? = nil,
        unchanged: Bool = false, verdict: Coverage.Verdict = .complete
    ) -> ScanRecord {
        ScanRecord(
            id: id, source: "list", medium: hotpepper,
            interval: Interval(from: at(minutes), to: at(minutes + 1)), range: horizon,
            coverage: Coverage(verdict: verdict, proofs: [.init("total", .number(2))]),
            fingerprint: Fingerprint(words: ["scan", words ?? id]), format: "list 1",
            isUnchanged: unchanged, isSettled: true,
            setup: Setup(
                layout: Fingerprint(words: ["layout"]), signIn: Fingerprint(words: ["BE00"])),
            serverAhead: 1.5, unseen: ["BE1", "BE2"])
    }
}

/// A folder that ends with the test.
final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/daicho-\(UUID().uuidString)"
    var ledger: String { path + "/state/ledger.sqlite" }

    func use<Value>(_ work: (Folder) async throws -> Value) async throws -> Value {
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await work(self)
    }

    /// The names, modes and bytes of every file.
    func contents() throws -> [String: Data] {
        guard let names = FileManager.default.subpaths(atPath: path) else { return [:] }
        var contents: [String: Data] = [:]
        for name in names {
            contents[name] = FileManager.default.contents(atPath: path + "/" + name)
        }
        return contents
    }

    func mode(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}

extension Ledger {
    /// Speaks SQL past the ledger's own words.
    nonisolated func sql(_ sql: String) throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    nonisolated func tables() throws -> [String] {
        try queue.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema") }
    }

    nonisolated func count(_ table: String) throws -> Int {
        try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") ?? -1 }
    }

    nonisolated func value<Value: DatabaseValueConvertible & Sendable>(
        _ sql: String
    ) throws -> Value? {
        try queue.read { try Value.fetchOne($0, sql: sql) }
    }
}

extension Ledger {
    /// Leases all that is due, one after another.
    func takeOut(target: Medium, now: Date) throws -> Delivery {
        var delivery = try due(target: target, now: now)
        delivery.send = try delivery.send.compactMap { try lease($0.action.id, now: now) }
        return delivery
    }
}
