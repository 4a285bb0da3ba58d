import Foundation
import Support
import Testing

/// `daicho export --job` and `daicho jobs` (R3-22).
@Suite struct JobTests {
    let books: InventedBooks

    init() async throws {
        books = try InventedBooks()
        try await books.fill()
    }

    private func states() throws -> [String] {
        try books.daicho("jobs", "--json").output
            .components(separatedBy: "\"state\":\"").dropFirst()
            .map { $0.components(separatedBy: "\"")[0] }
    }

    @Test func `R3-22: queued, done by the next run, fetched as often as one likes`() throws {
        let asked = try books.daicho(
            "export", "--job", "--status", "cancelled", "--columns", "予約番号", "--encoding", "utf8",
            "--purpose", "月次")
        #expect(asked.status == 0, "\(asked.errors)")
        #expect(asked.output == "1\n")
        #expect(try states() == ["queued"])
        let early = try books.daicho("jobs", "get", "1")
        #expect(early.status == 64 && early.errors.contains("job 1 is queued"))

        let none = try books.daicho("jobs", "get", "99")
        #expect(none.status == 64)
        #expect(none.errors.contains("There is no job 99: `daicho jobs list` lists those"))

        let run = try books.daicho("jobs", "run")
        #expect(run.status == 0)
        #expect(try states() == ["done"])
        for _ in 1...2 {
            let got = try books.daicho("jobs", "get", "1")
            #expect(got.output == "予約番号\r\nBE00000005\r\nBE00000002\r\n", "\(got.errors)")
        }
        #expect(try books.daicho("jobs", "get", "1", "--out", "mine.csv").status == 0)
        #expect(try books.read("mine.csv") == (try books.daicho("jobs", "get", "1")).bytes)
        #expect(try books.mode(of: "mine.csv") == 0o600)
        #expect(try books.mode(of: "state/exports/1") == 0o700)
        #expect(
            try books.daicho("jobs").lines.contains {
                $0.hasSuffix("予約台帳_デモ店_20261202_20261202090000.csv") && $0.contains("できました")
            })
    }

    @Test func `R3-22: the next sync does it, today being the day on which it was asked`() throws {
        try FileManager.default.createDirectory(
            atPath: books.path + "/pages", withIntermediateDirectories: false)
        #expect(
            try books.daicho(
                "export", "--job", "--on", "today", "--columns", "予約番号", "--encoding", "utf8"
            ).status == 0)
        _ = try Program.run(["sync", "--as-of", "2026-12-03T08:00:00+09:00"], in: books.path)
        #expect(try states() == ["done"])
        let got = try books.daicho("jobs", "get", "1")
        #expect(got.output == "予約番号\r\nBE00000001\r\nBE00000002\r\n")
    }

    @Test func `several files go into a folder`() throws {
        #expect(try books.daicho("export", "--job", "--split", "day", "--checksum").status == 0)
        #expect(try books.daicho("jobs", "run").status == 0)
        #expect(try books.daicho("jobs", "get", "1").errors.contains("name a folder by --out"))
        #expect(try books.daicho("jobs", "get", "1", "--out", "days/").status == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: books.path + "/days").count == 8)
        try Tool.run("sh", ["-c", "cd \(books.path)/days && sha256sum --quiet -c *.sha256"])
    }

    @Test func `a job that cannot be done says why, and stops no other`() throws {
        #expect(
            try books.daicho(
                "export", "--job", "--strict", "--encoding", "cp932", "--columns", "お客様名"
            ).status == 0)
        #expect(try books.daicho("export", "--job", "--columns", "予約番号").status == 0)
        let run = try books.daicho("jobs", "run")
        #expect(run.status == 10)
        #expect(try states() == ["done", "failed"])
        let got = try books.daicho("jobs", "get", "1")
        #expect(got.status == 64 && got.errors.contains("U+1F495"))
    }

    @Test(arguments: [
        (["export", "--job", "--out", "a.csv"], "leave --out"),
        (["export", "--job", "--status", "bookd"], "did you mean `booked`?"),
        (["jobs", "get", "7"], "no job 7"),
    ])
    func `a wrong word is refused before anything is queued`(
        arguments: [String], word: String
    ) throws {
        let ended = try Program.run(arguments + ["--as-of", InventedBooks.now], in: books.path)
        #expect(ended.status != 0)
        #expect(ended.errors.contains(word), "\(ended.errors)")
        #expect(try states() == [])
    }
}
