import Reservations
import Testing

@testable import Pipeline

@Suite struct ColumnSetTests {
    static let own = ColumnSets(own: [
        "shown": [.visitDate, .customerName], "朝礼用": [.start], "受付用": [.number],
    ])

    @Test func `R3-23, R3-24: shown is all until the salon chooses, all stays all`() throws {
        #expect(try ColumnSets().chosen("shown") == LedgerColumn.allCases)
        #expect(try ColumnSets().chosen("all") == LedgerColumn.allCases)
        #expect(try Self.own.chosen("shown") == [.visitDate, .customerName])
        #expect(try Self.own.chosen("all") == LedgerColumn.allCases)
    }

    @Test func `sets go by name, the salon's own before those that are built in`() throws {
        let desk: [LedgerColumn] = [
            .visitDate, .start, .end, .staff, .nomination, .customerName, .phone, .menu, .status,
            .medium, .memo, .attention,
        ]
        #expect(try ColumnSets().chosen("受付用") == desk)
        #expect(try Self.own.chosen("受付用") == [.number])
        #expect(try Self.own.chosen("朝礼用") == [.start])
        #expect(Self.own.names == ["shown", "all", "受付用", "分析用", "本部用", "取込用", "朝礼用"])
    }

    @Test(arguments: ["分析用", "本部用"])
    func `sets for figures hold nobody's name, phone, mail or memo`(name: String) throws {
        let guests: Set<LedgerColumn> = [.customerName, .customerKana, .phone, .email, .memo]
        #expect(try guests.isDisjoint(with: ColumnSets().chosen(name)))
    }

    @Test func `titles stand in any order; a wrong one is told with the nearest`() throws {
        #expect(try ColumnSets().chosen("開始時刻, 予約日、お客様名") == [.start, .visitDate, .customerName])
        #expect(
            throws: WrongUsage([
                "--columns: `お客様` is no column; did you mean `お客様名`?", "--columns: 設備 stands twice",
            ])
        ) { try ColumnSets().chosen("お客様,設備,設備") }
        #expect(
            throws: WrongUsage(["--columns: `受付よう` is no column; did you mean `受付用`?"])
        ) { try ColumnSets().chosen("受付よう") }
        #expect(throws: WrongUsage.self) { try ColumnSets().chosen(",") }
    }
}
