import Reservations
import Testing

/// `daicho export`, byte for byte.
@Suite struct ExportTests {
    let books: InventedBooks

    init() async throws {
        books = try InventedBooks()
        try await books.fill()
    }

    struct Asked: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arguments: [String]
        let numbers: [String]

        init(_ name: String, _ arguments: [String], _ numbers: [String]) {
            (testDescription, self.arguments, self.numbers) = (name, arguments, numbers)
        }
    }

    static let asked = [
        Asked(
            "R3-21: without a condition all rows, no cap", [],
            ["BE00000005", "BE00000001", "BE00000002", "BE00000003", "YG00000004"]),
        Asked(
            "R3-18: today's 予約台帳", ["--on", "today"], ["BE00000001", "BE00000002"]),
        Asked("R3-15: 予約日 is the day of use", ["--on", "2026-12-03"], ["BE00000003"]),
        Asked("R3-15: from a day on", ["--from", "2026-12-03"], ["BE00000003", "YG00000004"]),
        Asked(
            "R3-15: a range", ["--from", "2026-12-03", "--to", "2026-12-09"], ["BE00000003"]),
        Asked(
            "R3-13: 作成日", ["--on", "2026-12-02", "--date", "created"],
            ["BE00000005", "YG00000004"]),
        Asked(
            "R3-14: 更新日", ["--on", "2026-12-02", "--date", "updated"],
            ["BE00000005", "BE00000002", "YG00000004"]),
        Asked(
            "R3-16: 作成日, 更新日 and 予約日 at once",
            ["--created", "..2026-12-01", "--updated", "today", "--on", "today"], ["BE00000002"]),
        Asked(
            "R3-16: both panels at once",
            ["--updated", "2026-12-02..", "--status", "cancelled", "--where", "指名区分=自動割当"],
            ["BE00000002"]),
        Asked(
            "R3-09: cancelled rows remain, and are found", ["--status", "cancelled"],
            ["BE00000005", "BE00000002"]),
        Asked(
            "R3-09: by value and by label", ["--status", "booked", "--status", "会計済み"],
            ["BE00000001", "BE00000003", "YG00000004"]),
        Asked("R3-12: by staff", ["--staff", "佐藤"], ["BE00000001", "BE00000002"]),
        Asked(
            "R3-12: by medium and staff", ["--medium", "HOT PEPPER Beauty", "--staff", "鈴木"],
            ["BE00000003"]),
        Asked("R3-08: a phone with hyphens", ["--text", "090-0000-0001"], ["BE00000001"]),
        Asked(
            "R3-17: was that person's booking cancelled?",
            ["--text", "例示太郎", "--status", "cancelled"], ["BE00000002"]),
        Asked("R3-17: cancelled ones are there by default", ["--text", "例示太郎"], ["BE00000002"]),
        Asked("R3-08: half-width kana", ["--text", "ﾐﾎﾝ"], ["BE00000001"]),
        Asked(
            "R3-12: by any question", ["--where", "指名区分=自動割当"], ["BE00000002", "BE00000003"]),
        Asked(
            "R3-08: a phone as a cell", ["--where", "電話番号=090-0000-0001"], ["BE00000001"]),
        Asked(
            "R3-19: selected numbers", ["--number", "YG00000004", "--number", "BE00000001"],
            ["BE00000001", "YG00000004"]),
    ]

    @Test func `the delta since a run is what later ones changed, and nothing else`() async throws {
        try await books.move("BE00000003", to: "26:00", by: "run-2")
        let since = { (run: String) in
            try books.daicho(
                "export", "--columns", "予約番号,開始時刻", "--encoding", "utf8", "--since", run
            ).output
        }
        #expect(try since("run-1") == "予約番号,開始時刻\r\nBE00000003,26:00\r\n")
        #expect(try since("run-2") == "予約番号,開始時刻\r\n")
    }

    @Test(arguments: asked)
    func `finds what was asked for, in the ledger's order`(_ asked: Asked) throws {
        let ended = try Program.run(
            ["export", "--columns", "予約番号", "--encoding", "utf8", "--as-of", InventedBooks.now]
                + asked.arguments, in: books.path)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output == (["予約番号"] + asked.numbers).map { $0 + "\r\n" }.joined())
    }

    @Test func `R3-18: is a CSV that Excel opens right, formulas disarmed`() throws {
        let ended = try books.daicho(
            "export", "--on", "today", "--columns", "予約番号,開始時刻,終了時刻,電話番号,予約時合計金額,予約メモ")
        let expected = """
            予約番号,開始時刻,終了時刻,電話番号,予約時合計金額,予約メモ\r
            BE00000001,10:00,11:30,09000000001,6900,\r
            BE00000002,14:05,,0312345678,,'=1+1\r

            """
        #expect(ended.bytes == [0xEF, 0xBB, 0xBF] + Array(expected.utf8))
        #expect(ended.errors == "")
    }

    @Test func `shown and all are the same until somebody chooses (R3-23, R3-24)`() throws {
        let shown = try books.daicho("export", "--columns", "shown")
        #expect(shown.bytes == (try books.daicho("export", "--columns", "all")).bytes)
        #expect(shown.bytes == (try books.daicho("export", "daicho.yaml", "--out", "-")).bytes)
        let titles = LedgerColumn.allCases.map(\.title).joined(separator: ",")
        #expect(shown.output.hasPrefix("\u{FEFF}" + titles + "\r\n"))
    }

    @Test func `says how many of how many numbers were found (R3-20)`() throws {
        let ended = try books.daicho(
            "export", "--number", "BE00000001,BE99999999", "--columns", "予約番号")
        #expect(ended.errors == "daicho: 1 of 2 numbers found; not in the ledger: BE99999999\n")
        #expect(ended.status == 0)
    }

    @Test func `dresses phones, days and guests`() throws {
        let ended = try books.daicho(
            "export", "--number", "BE00000001", "--phone", "hyphen", "--iso", "--mask",
            "--encoding", "utf8", "--columns", "予約日,開始時刻,お客様名,電話番号")
        #expect(
            ended.lines.last
                == "2026-12-02,2026-12-02T10:00:00+09:00,見＊＊＊,***-****-0001")
    }

    @Test func `cp932 names what it maps and loses, and --strict refuses`() throws {
        let loose = try books.daicho(
            "export", "--number", "BE00000003", "--encoding", "cp932", "--columns", "お客様名")
        #expect(loose.status == 0)
        #expect(loose.bytes.suffix(7).elementsEqual([0x20, 0x81, 0xAC, 0x81, 0x60, 13, 10]))
        #expect(loose.errors.contains("became 〓: U+1F495 ×1"))
        #expect(loose.errors.contains("written as their twins in this encoding: 〜→～ ×1"))
        for out in ["-", "strict.csv"] {
            let strict = try books.daicho(
                "export", "--strict", "--encoding", "cp932", "--columns", "お客様名", "--out", out)
            #expect(strict.status == 64)
            #expect(strict.bytes.isEmpty)
            #expect(strict.errors.contains("U+1F495"))
        }
        #expect(throws: (any Error).self) { try books.read("strict.csv") }
    }

    @Test func `a file is its owner's alone, and left alone when it would be the same`() throws {
        let first = try books.daicho("export", "--out", "out.csv", "--verbose")
        #expect(first.status == 0)
        #expect(first.output == "")
        #expect(try books.mode(of: "out.csv") == 0o600)
        #expect(try books.read("out.csv") == (try books.daicho("export")).bytes)
        let again = try books.daicho("export", "--out", "out.csv", "--verbose")
        #expect(again.errors.contains("out.csv: 5 rows, the same as before"))
    }

    @Test func `ndjson is an object a row`() throws {
        let ended = try books.daicho(
            "export", "--json", "--on", "today", "--columns", "予約番号,予約時合計金額,予約メモ")
        #expect(
            ended.output == """
                {"予約番号":"BE00000001","予約時合計金額":6900,"予約メモ":null}
                {"予約番号":"BE00000002","予約時合計金額":null,"予約メモ":"=1+1"}

                """)
        let file = try books.daicho("export", "--format", "ndjson", "--out", "rows.ndjson")
        #expect(file.status == 0)
        #expect(try books.read("rows.ndjson") == (try books.daicho("export", "--json")).bytes)
    }

    @Test func `a table for the terminal stands straight`() throws {
        let ended = try books.daicho(
            "export", "--table", "--on", "today", "--columns", "予約番号,お客様名,予約時合計金額,ステータス")
        #expect(
            ended.output == """
                予約番号    お客様名   予約時合計金額  ステータス
                ----------  ---------  --------------  ----------------
                BE00000001  見本 花子            6900  受付待ち
                BE00000002  例示 太郎                  お客様キャンセル
                2 行

                """)
    }

    static let wrong: [([String], String)] = [
        (["--status", "bookd"], "did you mean `booked`?"),
        (["--staff", "佐籐"], "did you mean `佐藤`?"),
        (["--medium", "hotpeper"], "did you mean `hotpepper`?"),
        (["--columns", "お客様"], "did you mean `お客様名`?"),
        (["--where", "指名区=指名"], "did you mean `指名区分`?"),
        (["--on", "tomorow"], "write YYYY-MM-DD or today"),
        (["--encoding", "sjis"], "'utf8-bom', 'utf8' or 'cp932'"),
        (["--format", "xlsx"], "a csv in utf8-bom opens in Excel"),
        (["--format", "pdf"], "csv, ndjson, ics, html"),
        (["--format", "ics", "--iso"], "--iso belongs to csv"),
        (["--format", "html", "--encoding", "cp932"], "html is UTF-8"),
        (["--format", "html", "--columns", "all"], "html chooses its own"),
        (["--number", ""], "--number is empty"),
        (["--number", "BE1", "--number", " ,"], "--number is empty"),
        (["--text", ""], "--text is empty"), (["--text", " - "], "--text is empty"),
        (["--status", ""], "--status is empty"), (["--medium", ""], "--medium is empty"),
        (["--staff", ""], "no member of staff"), (["--on", ""], "--on: `` is no day"),
        (["--since", ""], "the journal has no run"),
        (["--split", "day"], "name a folder by --out"),
        (["--checksum"], "name one by --out"),
        (["--since", "run-9"], "the journal has no run `run-9`"),
        (["--created", "2026-12-02..2026-12-01"], "lies after"),
        (["--created", "today", "--on", "today", "--date", "created"], "say it once"),
        (["--json", "--mask"], "ndjson holds the ledger's own values"),
        (["--table", "--json"], "--table is a layout of its own"),
        (["--out", "no/such/folder.csv"], "its folder must exist"),
        (["--as-of", "yesterday"], "write ISO 8601"),
        (["one.yaml", "--definition", "two.yaml"], "leave one out"),
    ]

    @Test(arguments: wrong)
    func `a wrong word is refused with the right one`(
        arguments: [String], word: String
    ) throws {
        let ended = try Program.run(["export"] + arguments, in: books.path)
        #expect(ended.status == 64)
        #expect(ended.bytes.isEmpty)
        #expect(ended.errors.hasPrefix("daicho: "))
        #expect(ended.errors.contains(word), "\(ended.errors)")
    }
}
