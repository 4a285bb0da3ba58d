import LedgerStore
import Reservations
import Testing

@testable import Pipeline

@Suite struct LedgerQuestionTests {
    static let today = ServiceDay(year: 2026, month: 12, day: 2)!
    static let hotpepper = Medium(rawValue: "hotpepper")
    static let names = KnownNames(
        media: [MediumRules(medium: hotpepper, name: "HOT PEPPER Beauty", unnominated: [:])],
        staff: ["佐藤", "鈴木"])

    struct Asked: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let ask: @Sendable (inout LedgerQuestion) -> Void
        let expect: @Sendable (inout RowCondition) -> Void
    }

    static let asked: [Asked] = [
        Asked(testDescription: "nothing asks for all rows", ask: { _ in }, expect: { _ in }),
        Asked(
            testDescription: "R3-18: --on today is 予約日 today", ask: { $0.on = "today" },
            expect: { $0.visited = today...today }),
        Asked(
            testDescription: "R3-13: 作成日",
            ask: {
                $0.on = "2026/12/01"
                $0.dayKind = .created
            }, expect: { $0.created = today.adding(days: -1)...today.adding(days: -1) }),
        Asked(
            testDescription: "R3-14: 更新日 from a day on",
            ask: {
                $0.from = "20261202"
                $0.dayKind = .updated
            }, expect: { $0.changed = today...ServiceDay(year: 9999, month: 12, day: 31)! }),
        Asked(
            testDescription: "R3-15: 予約日 up to a day", ask: { $0.to = "2026-12-02" },
            expect: { $0.visited = ServiceDay(year: 1900, month: 1, day: 1)!...today }),
        Asked(
            testDescription: "R3-09: cancelled means each way to end a booking",
            ask: { $0.statuses = ["cancelled"] },
            expect: {
                $0.statuses = [
                    .declined, .cancelledByCustomer, .cancelledBySalon, .noShow, .expired,
                ]
            }),
        Asked(
            testDescription: "statuses by value and by label",
            ask: { $0.statuses = ["booked,施術中", "会計済み"] },
            expect: { $0.statuses = [.booked, .inService, .settled] }),
        Asked(
            testDescription: "R3-16: everything at once",
            ask: {
                $0.media = ["HOT PEPPER Beauty"]
                $0.staff = ["佐藤"]
                $0.text = "090-0000-0001"
                $0.numbers = ["BE00000001", "BE00000002, BE00000001"]
            },
            expect: {
                $0.media = [hotpepper]
                $0.staff = ["佐藤"]
                $0.text = "090-0000-0001"
                $0.numbers = ["BE00000001", "BE00000002"]
            }),
        Asked(
            testDescription: "R3-16: 作成日 and 更新日 beside 予約日, ends left open",
            ask: {
                $0.on = "today"
                $0.created = "..2026-12-01"
                $0.updated = "2026/12/01..today"
            },
            expect: {
                $0.visited = today...today
                $0.created =
                    ServiceDay(year: 1900, month: 1, day: 1)!...today.adding(days: -1)
                $0.changed = today.adding(days: -1)...today
            }),
        Asked(
            testDescription: "R3-12: any column, as the ledger writes it (R3-08)",
            ask: {
                $0.cells = [
                    "指名区分=指名", "電話番号=090-0000-0001", "予約日=2026-12-02", "開始時刻=9:05",
                    "予約メモ=a=b",
                ]
            },
            expect: {
                $0.cells = [
                    .nomination: "指名", .phone: "09000000001", .visitDate: "2026/12/02",
                    .start: "09:05", .memo: "a=b",
                ]
            }),
    ]

    @Test(arguments: asked)
    func `becomes the ledger's condition`(_ asked: Asked) throws {
        var question = LedgerQuestion()
        asked.ask(&question)
        var expected = RowCondition()
        asked.expect(&expected)
        #expect(try question.condition(today: Self.today, knowing: Self.names) == expected)
    }

    static let wrong: [(LedgerQuestion, [String])] = [
        (
            question { $0.statuses = ["bookd"] },
            ["`bookd` is no status; did you mean `booked`?"]
        ),
        (
            question { $0.media = ["hotpeper"] },
            ["`hotpeper` is no medium; did you mean `hotpepper`?"]
        ),
        (
            question { $0.staff = ["佐籐"] },
            ["`佐籐` is no member of staff in this ledger; did you mean `佐藤`?"]
        ),
        (
            question { $0.cells = ["指名区=指名", "ステータス"] },
            [
                "--where: `指名区` is no column; did you mean `指名区分`?",
                "--where `ステータス`: write COLUMN=VALUE, such as 指名区分=指名",
            ]
        ),
        (
            question { $0.on = "2026-02-29" },
            ["--on: `2026-02-29` is no day; write YYYY-MM-DD or today"]
        ),
        (
            question {
                $0.on = "today"
                $0.from = "2026-12-01"
            },
            ["--on is one day, --from and --to a range: choose one of them"]
        ),
        (
            question {
                $0.from = "2026-12-03"
                $0.to = "2026-12-01"
            },
            ["--from 2026-12-03 lies after --to 2026-12-01: exchange them"]
        ),
        (
            question { $0.dayKind = .created },
            ["--date says which day is meant: add --on, --from or --to"]
        ),
        (
            question { $0.cells = ["設備=A", "設備=B"] },
            ["--where: 設備 cannot be two things at once"]
        ),
    ]

    @Test(arguments: wrong)
    func `tells every wrong word and the nearest right one`(
        question: LedgerQuestion, problems: [String]
    ) {
        #expect(throws: WrongUsage(problems)) {
            try question.condition(today: Self.today, knowing: Self.names)
        }
    }

    private static func question(_ ask: (inout LedgerQuestion) -> Void) -> LedgerQuestion {
        var question = LedgerQuestion()
        ask(&question)
        return question
    }
}
