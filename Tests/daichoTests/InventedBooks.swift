import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Support

/// A salon's folder with a definition and a ledger of five invented bookings.
final class InventedBooks {
    static let hotpepper = Medium(rawValue: "hotpepper")
    static let now = "2026-12-02T09:00:00+09:00"
    static let capture = "ab" + String(repeating: "0", count: 62)

    private let folder: TemporaryFolder
    var path: String { folder.path }
    var definition: String { folder.file("daicho.yaml") }

    private let id: String

    init(id: String = "demo", name: String = "デモ店") throws {
        folder = try TemporaryFolder()
        self.id = id
        let text = """
            salon: {id: \(id), name: \(name), vertical: kirei, store: H000000001}
            state: state
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages"}
            """
        try folder.write(Array(text.utf8), to: "daicho.yaml")
    }

    var definitionText: String {
        get throws { String(decoding: try read("daicho.yaml"), as: UTF8.self) }
    }

    /// Fills the ledger: one run, whose plan also held one release and sent one action.
    func fill() async throws {
        let ledger = try openLedger()
        _ = try await ledger.commit(commit(of: Self.bookings, key: ledger.key))
        try folder.write(Array("<html>".utf8), to: "state/archive/ab/\(Self.capture)")
        guard id == "demo" else { return try await ledger.close() }  // the action is the demo's
        _ = try await ledger.lease(Self.action.id, now: Self.instant(Self.now) + 60)
        try await ledger.store(
            Receipt(
                action: Self.action.id, result: .handedOver, evidence: "actions.ndjson",
                at: Self.instant(Self.now)))
        try await ledger.close()
    }

    /// A later run finds one of the bookings at another time.
    func move(_ number: String, to start: String, by run: String) async throws {
        let ledger = try openLedger()
        var moved = Self.bookings.first { $0.key.number == number }!
        let before = moved.facts
        moved.facts.startTime = ClockTime(start)
        moved.changedBy = run
        let now = Self.instant(Self.now) + 600
        let word = Self.observation(moved.key, moved.facts, seen: SalonTime.iso(now))
        var plan = Plan()
        (plan.reservations, plan.observations) = ([moved], [word])
        plan.changes = [
            Change(
                kind: .amended, key: moved.key, before: before, after: moved.facts,
                evidence: [word.id], reasons: ["list:moved"])
        ]
        let row = LedgerRow(moved, salon: identity(ledger.key), rules: Self.rules)
        _ = try await ledger.commit(
            Commit(
                run: RunRecord(id: run, tick: run, asOf: now, started: now),
                definition: DefinitionRecord(hash: "d", text: "d"), plan: plan,
                cells: [moved.key: row.cells]))
        try await ledger.close()
    }

    private func identity(_ key: SalonKey) -> SalonIdentity {
        SalonIdentity(id: "demo", name: "デモ店", vertical: .kirei, store: "H000000001", key: key)
    }

    private static let rules = MediumRules(
        medium: hotpepper, name: "HOT PEPPER Beauty", unnominated: [.kirei: .assigned])

    func openLedger() throws -> Ledger {
        try Ledger(at: .file(path: folder.file("state/ledger.sqlite")), salon: id) {
            [UInt8](repeating: 7, count: 32)
        }
    }

    /// Runs a verb with this definition at the invented moment.
    func daicho(_ arguments: String..., input: String = "") throws -> Program.Ended {
        try Program.run(arguments + ["--as-of", Self.now], input: input, in: path)
    }

    func read(_ name: String) throws -> [UInt8] { try folder.read(name) }

    func mode(of name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    static func instant(_ iso: String) -> Date { SalonTime.instant(iso: iso)! }
}

extension InventedBooks {
    static func booking(
        _ number: String, _ day: String?, _ time: String?, _ status: Status = .booked,
        seen: String = "2026-12-01T09:00:00+09:00", changed: String = "2026-12-01",
        attention: Set<Attention> = [], _ more: (inout Facts) -> Void = { _ in }
    ) -> Reservation {
        var facts = Facts()
        facts.status = status
        facts.statusText = status.label
        facts.visitDate = day.flatMap { ServiceDay($0) }
        facts.startTime = time.flatMap { ClockTime($0) }
        more(&facts)
        facts.claimed = FieldSet(Field.allCases)
        let key = ReservationKey(medium: hotpepper, number: number)
        let ground = observation(key, facts, seen: seen)
        return Reservation(
            key: key, facts: facts,
            provenance: Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, ground.id) }),
            sources: ["list"], detectedAt: instant(seen), attention: attention,
            changedBy: "run-1", changedOn: ServiceDay(changed)!)
    }

    static let bookings: [Reservation] = [
        booking("BE00000001", "2026-12-02", "10:00") {
            $0.customerName = Private("見本 花子")
            $0.customerKana = Private("ミホン ハナコ")
            $0.phone = Private("09000000001")
            $0.staff = "佐藤"
            $0.nominated = true
            $0.menu = ["カット", "カラー"]
            $0.durationMinutes = 90
            $0.total = 6900
        },
        booking("BE00000002", "2026-12-02", "14:05", .cancelledByCustomer, changed: "2026-12-02") {
            $0.customerName = Private("例示 太郎")
            $0.phone = Private("0312345678")
            $0.memo = Private("=1+1")
            $0.staff = "佐藤"
            $0.nominated = false
        },
        booking("BE00000003", "2026-12-03", "25:30") {
            $0.customerName = Private("髙見 💕〜")
            $0.staff = "鈴木"
            $0.nominated = false
        },
        booking(
            "YG00000004", "2026-12-10", "11:00", .settled, seen: now, changed: "2026-12-02",
            attention: [.missing]
        ) {
            $0.customerName = Private("山田 一")
            $0.route = "電話予約"
        },
        booking("BE00000005", nil, nil, .cancelledByCustomer, seen: now, changed: "2026-12-02"),
    ]

    static func observation(_ key: ReservationKey, _ facts: Facts, seen: String) -> Observation {
        Observation(
            key: key, kind: .present, channel: .list, facts: facts,
            interval: Interval(from: instant(seen), to: instant(seen)), detectedAt: instant(seen),
            source: "list", capture: capture, span: 10..<90, format: "list@1")
    }

    static let action = Action(
        target: .own, kind: .pushCreate, key: bookings[0].key, before: nil,
        after: bookings[0].facts, reasons: ["list:present"], opens: instant(now), salon: "demo",
        receipt: nil)

    static let hold = Hold(
        id: "hold-1", guard: "G2", reason: "取消が多すぎます",
        members: [
            Hold.Member(
                key: bookings[2].key,
                observation: observation(
                    bookings[2].key, bookings[2].facts, seen: "2026-12-01T09:00:00+09:00"
                ).id)
        ],
        since: instant(now), expires: instant("2026-12-04T01:30:00+09:00"))

    private func commit(of bookings: [Reservation], key: SalonKey) -> Commit {
        var plan = Plan()
        plan.reservations = bookings
        plan.observations = bookings.map {
            Self.observation($0.key, $0.facts, seen: SalonTime.iso($0.detectedAt))
        }
        plan.changes = zip(bookings, plan.observations).map { booking, observation in
            Change(
                kind: .adopted, key: booking.key, before: nil, after: booking.facts,
                evidence: [observation.id], reasons: ["D15"])
        }
        plan.actions = id == "demo" ? [Self.action] : []
        plan.holds = [HoldState(hold: Self.hold, word: .open)]
        plan.adopts = [Self.hotpepper]
        let cells = bookings.map {
            ($0.key, LedgerRow($0, salon: identity(key), rules: Self.rules).cells)
        }
        let now = Self.instant(Self.now)
        return Commit(
            run: RunRecord(id: "run-1", tick: "1", asOf: now, started: now),
            definition: DefinitionRecord(hash: "d", text: "d"), plan: plan,
            cells: Dictionary(uniqueKeysWithValues: cells),
            captures: [
                CaptureRecord(
                    hash: Self.capture, source: "list", origin: "page-1.html", started: now,
                    ended: now, size: 600)
            ],
            sources: [SourceUpdate(source: "list", attempted: now)])
    }
}
