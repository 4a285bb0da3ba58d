import Foundation
import Reservations
import Testing

@testable import LedgerStore

struct RowTests {
    private static let bookings: [(number: String, facts: Facts)] = [
        ("BE3", Sample.facts(day: "2026-12-01", time: "25:30", staff: nil)),
        ("BE1", Sample.facts(time: "9:30", name: "見本　花子")),
        ("BE2", Sample.facts(time: "9:30", status: .cancelledByCustomer, phone: "09000000002")),
        ("BE4", Sample.facts(day: "2026-11-29", name: "ﾐﾎﾝ ﾀﾛｳ", phone: nil)),
    ]

    private func ledger() async throws -> Ledger {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(
            Sample.commit(Self.bookings.map { Sample.reservation($0.number, $0.facts) }))
        return ledger
    }

    private func numbers(_ ledger: Ledger, _ condition: RowCondition) throws -> [String] {
        var numbers: [String] = []
        let count = try ledger.rows(where: condition) {
            numbers.append(LedgerRow(cells: $0).texts[0])
        }
        #expect(count == numbers.count)
        return numbers
    }

    @Test func `rows come whole, by day, start, medium and number`() async throws {
        let ledger = try await ledger()
        #expect(try numbers(ledger, RowCondition()) == ["BE4", "BE1", "BE2", "BE3"])
        var rows: [[UInt8]] = []
        try ledger.rows { rows.append($0) }
        let cells = Sample.cells(of: Self.bookings.map { Sample.reservation($0.number, $0.facts) })
        #expect(rows == ["BE4", "BE1", "BE2", "BE3"].map { cells[Sample.key($0)]! })
    }

    @Test func `a moved booking has one row, in its new place`() async throws {
        let ledger = try await ledger()
        let moved = Sample.facts(day: "2026-12-24", time: "10:00")
        _ = try await ledger.commit(
            Sample.commit([Sample.reservation("BE4", moved)], run: "run-2", at: 5, kind: .amended))
        #expect(try numbers(ledger, RowCondition()) == ["BE1", "BE2", "BE3", "BE4"])
    }

    struct Question: CustomTestStringConvertible {
        let testDescription: String
        let answer: [String]
        var condition = RowCondition()

        init(_ name: String, _ answer: [String], _ ask: (inout RowCondition) -> Void) {
            testDescription = name
            self.answer = answer
            ask(&condition)
        }
    }

    private static let day = ServiceDay("2026-11-30")!

    static let questions = [
        Question("a day's ledger (R3-18)", ["BE1", "BE2"]) { $0.visited = day...day },
        Question("from a day on", ["BE1", "BE2", "BE3"]) {
            $0.visited = day...day.adding(days: 400)
        },
        Question("created on the run's day (R3-13)", ["BE4", "BE1", "BE2", "BE3"]) {
            $0.created = Sample.horizon.first...Sample.horizon.first
        },
        Question("changed before that (R3-14)", []) {
            $0.changed = day.adding(days: -90)...day.adding(days: -30)
        },
        Question("cancelled", ["BE2"]) { $0.statuses = Set(Status.allCases.filter(\.isCancelled)) },
        Question("a member of staff", ["BE4", "BE1", "BE2"]) { $0.staff = ["佐藤", "鈴木"] },
        Question("another medium", []) { $0.media = [.local] },
        Question("selected numbers (R3-19)", ["BE1", "BE3"]) {
            $0.numbers = ["BE3", "BE1", "BE9"]
        },
        Question("more numbers than a statement takes (R3-20)", ["BE1", "BE3"]) {
            $0.numbers = Set((0..<20_000).map { "X\($0)" } + ["BE1", "BE3"])
        },
        Question("a phone with hyphens (R3-08)", ["BE2"]) { $0.text = "090-0000-0002" },
        Question("a name without its space", ["BE1", "BE2", "BE3"]) { $0.text = "見本花子" },
        Question("two words", ["BE1"]) { $0.text = "花子 BE1" },
        Question("half-width kana", ["BE4"]) { $0.text = "ミホン タロウ" },
        Question("a word over two cells", []) { $0.text = "花子090" },
        Question("a cell", ["BE3"]) { $0.cells = [.start: "25:30"] },
        Question("an empty cell", ["BE4"]) { $0.cells = [.phone: ""] },
        Question("all at once (R3-16)", ["BE2"]) {
            $0.visited = day...day
            $0.statuses = [.cancelledByCustomer]
            $0.staff = ["佐藤"]
            $0.text = "花子"
        },
    ]

    @Test(arguments: questions)
    func `finds`(_ question: Question) async throws {
        #expect(try numbers(try await ledger(), question.condition) == question.answer)
    }

    @Test func `a delta holds what runs after one have changed, and nothing else`() async throws {
        let ledger = try await ledger()
        let moved = Sample.facts(day: "2026-12-24", time: "10:00")
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE4", moved, run: "run-2")], run: "run-2", at: 5,
                kind: .amended))
        // A mark for people changes the row without a change of the booking.
        let marked = Sample.reservation(
            "BE1", Self.bookings[1].facts, attention: [.missing], run: "run-3")
        var commit = Sample.commit([marked], run: "run-3", at: 9)
        commit.plan.changes = []
        _ = try await ledger.commit(commit)
        var answers: [[String]] = []
        for run in ["run-1", "run-2", "run-3"] {
            var condition = RowCondition()
            condition.changedSince = try ledger.mark(of: run)
            #expect(condition.changedSince?.run == run)
            answers.append(try numbers(ledger, condition))
        }
        #expect(answers == [["BE1", "BE4"], ["BE1"], []])
        #expect(try ledger.mark(of: "run-9") == nil)
    }

    @Test func `a name shown beside a free place is not that person's booking`() async throws {
        let ledger = try Sample.ledger()
        var facts = Sample.facts(staff: "おまかせ")
        facts.nominated = false
        let free = Sample.reservation("BE1", facts)
        let rules = MediumRules(
            medium: Sample.hotpepper, name: "HPB", unnominated: [.kirei: .free])
        var commit = Sample.commit([free, Sample.reservation("BE2")])
        commit.cells[free.key] = LedgerRow(free, salon: Sample.identity, rules: rules).cells
        _ = try await ledger.commit(commit)
        var condition = RowCondition()
        condition.staff = ["おまかせ"]
        #expect(try numbers(ledger, condition) == [])
        condition.staff = ["佐藤"]
        #expect(try numbers(ledger, condition) == ["BE2"])
    }

    @Test func `a reader that stops gets its own error back`() async throws {
        struct Full: Error, Equatable {}
        let ledger = try await ledger()
        #expect(throws: Full()) { try ledger.rows { _ in throw Full() } }
        #expect(try await ledger.known(numbers: ["BE1", "BE9"]) == ["BE1"])
    }

    @Test func `a zero byte cuts no row`() async throws {
        let ledger = try Sample.ledger()
        let facts = Sample.facts(name: "見本\u{0}花子")
        let reservation = Sample.reservation("BE1", facts)
        _ = try await ledger.commit(Sample.commit([reservation]))
        var texts: [String] = []
        try ledger.rows { texts = LedgerRow(cells: $0).texts }
        #expect(texts.count == LedgerColumn.allCases.count)
        #expect(texts[LedgerColumn.customerName.rawValue] == "見本 花子")
        let key = reservation.key
        #expect(try await ledger.histories(of: [key])[key]?.reservation?.facts == facts)
    }
}
