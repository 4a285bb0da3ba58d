import Foundation
import Support
import Testing

/// Where exports go, what the files are called, and who took them.
@Suite struct ExportFileTests {
    let books: InventedBooks

    init() async throws {
        books = try InventedBooks()
        try await books.fill()
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: books.path + "/" + folder).sorted()
    }

    @Test func `a folder gets a file with a name of its own, in either letters`() throws {
        #expect(try books.daicho("export", "--on", "today", "--out", "a/").status == 0)
        #expect(try names("a") == ["予約台帳_デモ店_20261202_20261202090000.csv"])
        let ascii = try books.daicho(
            "export", "--from", "2026-12-01", "--to", "2026-12-31", "--names", "ascii",
            "--checksum",
            "--out", "b/")
        #expect(ascii.status == 0, "\(ascii.errors)")
        let name = "yoyaku-daicho_demo_20261201-20261231_20261202090000.csv"
        #expect(try names("b") == [name, name + ".sha256"])
        #expect(try books.mode(of: "b/\(name).sha256") == 0o600)
        #expect(try checked(in: "b", name) == "\(name): OK\n")
    }

    private func checked(in folder: String, _ name: String) throws -> String {
        try Tool.run("sh", ["-c", "cd \(books.path)/\(folder) && sha256sum -c \(name).sha256"])
    }

    static let parts: [(String, [String: String])] = [
        (
            "day",
            [
                "日付なし": "BE00000005", "20261202": "BE00000001 BE00000002", "20261203": "BE00000003",
                "20261210": "YG00000004",
            ]
        ),
        (
            "month",
            [
                "日付なし": "BE00000005",
                "202612": "BE00000001 BE00000002 BE00000003 YG00000004",
            ]
        ),
        (
            "staff",
            [
                "20261202_佐藤": "BE00000001 BE00000002", "20261202_鈴木": "BE00000003",
                "20261202_担当なし": "BE00000005 YG00000004",
            ]
        ),
    ]

    @Test(arguments: parts)
    func `is split by day, month or staff, each row once`(
        part: String, files: [String: String]
    ) throws {
        let ended = try books.daicho(
            "export", "--split", part, "--columns", "予約番号", "--encoding", "utf8", "--out", "out/")
        #expect(ended.status == 0, "\(ended.errors)")
        var found: [String: String] = [:]
        for name in try names("out") {
            let lines = String(decoding: try books.read("out/" + name), as: UTF8.self)
                .split(whereSeparator: \.isNewline)
            let stem = name.dropFirst("予約台帳_デモ店_".count).dropLast("_20261202090000.csv".count)
            found[String(stem)] = lines.dropFirst().joined(separator: " ")
        }
        #expect(found == files)
    }

    @Test func `R3-24: the salon's own sets hold for export and publication`() throws {
        let more = "export: {columns: {shown: [予約番号, 開始時刻], 朝礼用: [開始時刻, お客様名]}}\n"
        try Data((try books.definitionText + "\n" + more).utf8)
            .write(to: URL(fileURLWithPath: books.definition))
        for (set, head) in [
            ("shown", "予約番号,開始時刻"), ("朝礼用", "開始時刻,お客様名"), ("本部用", "予約番号,台帳ID,媒体"),
        ] {
            let ended = try books.daicho("export", "--columns", set, "--encoding", "utf8")
            #expect(ended.lines.first?.hasPrefix(head) == true, "\(set): \(ended.errors)")
        }
        let plain = try books.daicho("export", "--on", "2026-12-03", "--encoding", "utf8")
        #expect(plain.output == "予約番号,開始時刻\r\nBE00000003,25:30\r\n")
    }

    @Test func `R3-02: a search is in one form: its definition's rows, and its own columns`()
        async throws
    {
        let other = try InventedBooks(id: "second", name: "二号店")
        try await other.fill()
        try await other.move("BE00000003", to: "26:00", by: "run-2")
        let own = try other.definitionText + "\nexport: {columns: {朝礼用: [開始時刻, 予約番号]}}\n"
        try Data(own.utf8).write(to: URL(fileURLWithPath: other.definition))
        let search = ["--text", "髙見", "--columns", "朝礼用", "--encoding", "utf8"]
        let found = try Program.run(
            ["export", other.definition, "--as-of", InventedBooks.now] + search, in: books.path)
        #expect(found.output == "開始時刻,予約番号\r\n26:00,BE00000003\r\n", "\(found.errors)")
        let none = try Program.run(
            ["export", books.definition, "--as-of", InventedBooks.now] + search, in: books.path)
        #expect(none.status == 64 && none.errors.contains("朝礼用"))
    }

    @Test func `several salons in one file keep each its own rows`() async throws {
        let other = try InventedBooks(id: "second", name: "二号店")
        try await other.fill()
        let ended = try Program.run(
            [
                "export", books.definition, other.definition, "--on", "2026-12-03", "--columns",
                "予約番号", "--encoding", "utf8", "--as-of", InventedBooks.now,
            ], in: books.path)
        #expect(
            ended.output == "お店名,予約番号\r\nデモ店,BE00000003\r\n二号店,BE00000003\r\n", "\(ended.errors)")
        let one = try books.daicho("export", "--on", "2026-12-03", "--columns", "予約番号")
        #expect(one.lines.count == 2)
        let lines = try Program.run(
            [
                "export", books.definition, other.definition, "--on", "2026-12-03", "--columns",
                "予約番号", "--json", "--as-of", InventedBooks.now,
            ], in: books.path)
        #expect(lines.lines.last == #"{"お店名":"二号店","予約番号":"BE00000003"}"#)
    }

    @Test(arguments: ["day", "month", "staff"])
    func `several salons that are split keep each its own files`(part: String) async throws {
        let other = try InventedBooks(id: "second", name: "二号店")
        try await other.fill()
        let ended = try Program.run(
            [
                "export", books.definition, other.definition, "--on", "2026-12-03", "--columns",
                "予約番号", "--encoding", "utf8", "--split", part, "--out", "out/", "--as-of",
                InventedBooks.now,
            ], in: books.path)
        #expect(ended.status == 0, "\(ended.errors)")
        let stem = ["day": "20261203", "month": "202612", "staff": "20261203_鈴木"][part] ?? ""
        let names = ["デモ店", "二号店"].map { "予約台帳_\($0)_\(stem)_20261202090000.csv" }
        #expect(try self.names("out") == names.sorted())
        for (name, salon) in zip(names, ["デモ店", "二号店"]) {
            #expect(
                String(decoding: try books.read("out/" + name), as: UTF8.self)
                    == "お店名,予約番号\r\n\(salon),BE00000003\r\n")
        }
    }

    @Test func `two salons of one name never share a file`() async throws {
        let twin = try InventedBooks(id: "second")
        try await twin.fill()
        let ended = try Program.run(
            [
                "export", books.definition, twin.definition, "--on", "2026-12-03", "--split", "day",
                "--out", "out/", "--as-of", InventedBooks.now,
            ], in: books.path)
        #expect(ended.status == 0, "\(ended.errors)")
        let stem = "予約台帳_デモ店_20261203_20261202090000"
        #expect(try names("out") == [stem + "-2.csv", stem + ".csv"])
    }

    @Test func `who took what out is kept, without the guest that was looked for`() throws {
        let ended = try books.daicho(
            "export", "--text", "見本花子", "--where", "お客様名=見本 花子", "--number", "BE00000001",
            "--columns", "受付用", "--mask", "--purpose", "朝礼", "--out", "taken.csv")
        #expect(ended.status == 0, "\(ended.errors)")
        let status = try books.daicho("status")
        #expect(
            status.output.contains("書き出し  2026/12/02 09:00  hana  csv 受付用 匿名化  → taken.csv（朝礼）"),
            "\(status.output)")
        let json = try books.daicho("status", "--json")
        #expect(json.output.contains(#"--number (1)"#))
        #expect(!json.output.contains("花子"))
    }

    @Test func `what cannot be noted is not given out`() throws {
        // A register that takes no line any more, as on a disk that fails.
        try Tool.run(
            "python3",
            [
                "-c",
                """
                import sqlite3, sys
                sqlite3.connect(sys.argv[1]).execute(
                    "CREATE TRIGGER t BEFORE INSERT ON act BEGIN SELECT RAISE(ABORT, 'full'); END")
                """, books.path + "/state/ledger.sqlite",
            ])
        let ended = try books.daicho("export")
        #expect(ended.status == 50)
        #expect(ended.bytes.isEmpty)
    }
}
