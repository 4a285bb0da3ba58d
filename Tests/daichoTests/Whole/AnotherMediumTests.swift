import Foundation
import Support
import Testing

/// Media beside SALON BOARD, through the whole program.
@Suite struct AnotherMediumTests {
    /// The files of the manual's example, by their paths.
    private static func example() throws -> [String: String] {
        let text = try String(
            contentsOfFile: Repository.root + "/Pipelines/README.md", encoding: .utf8)
        let files = text.matches(of: /<!-- file: (\S+) -->\n\n```\w*\n([\s\S]*?)```/)
        return Dictionary(uniqueKeysWithValues: files.map { (String($0.1), String($0.2)) })
    }

    @Test func `the manual's new medium is one file of rules, one format and a mail`() throws {
        var files = try Self.example()
        let found = files.removeValue(forKey: "ledger.csv")
        let ledger = try #require(found)
        #expect(files.count == 4)
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text.utf8, to: path) }
        let job = CronJob(folder: folder.path)
        let read = try job.run([
            "read", "--format", "formats/hanasalon-notice.yaml", "inbox/hs0001.eml",
        ])
        #expect(read.status == 0, "\(read.complaints)")
        let sync = try job.run(["sync", "--as-of", "2026-12-01T09:00:00+09:00"])
        #expect(sync.status == 0, "\(sync.complaints)")
        let written = String(decoding: try folder.read("ledger.csv"), as: UTF8.self)
        #expect(written == "\u{FEFF}" + ledger.replacing("\n", with: "\r\n"))
    }

    /// かんざし relays what HOT PEPPER Beauty has told already: the number says that it is one.
    @Test
    func `a hub's word of a booking is the medium's own booking, another number is not (D16)`()
        throws
    {
        let salon = try Self.salonWithHub()
        try salon.arrive(1)
        try salon.sync(at: DemoSalon.first)
        let before = try salon.rows
        let known = try #require(
            before.values.filter { $0["ステータス"] == "受付待ち" && $0["電話番号"] == "" }
                .min { $0["予約番号"] ?? "" < $1["予約番号"] ?? "" })
        let number = try #require(known["予約番号"])
        for (name, shown) in [("relayed", number), ("new", "123456789")] {
            try Self.hear(name, as: shown, in: salon)
        }
        let ending = try salon.sync(at: "2026-12-01T09:10:00+09:00")
        #expect([0, 10, 20].contains(ending.status), "\(ending.complaints)")
        let after = try salon.rows
        #expect(after.count == before.count + 1)
        #expect(after[number]?["媒体"] == "HOT PEPPER Beauty")
        let line = String(decoding: try salon.csv, as: UTF8.self).split(separator: "\r\n")
            .first { $0.hasPrefix(number + ",") }
        #expect(line?.contains(",09000000001,") == true)
        #expect(after["123456789"]?["媒体"] == "かんざし")
    }

    /// A hub that tells a visit under a number of its own may tell of another one.
    @Test
    func `a visit that a hub tells under a number of its own is only suggested (D16)`()
        throws
    {
        let salon = try Self.salonWithHub()
        try salon.arrive(1)
        try salon.sync(at: DemoSalon.first)
        try Self.hear("relayed", as: "BE99999998", in: salon)
        try salon.sync(at: "2026-12-01T09:30:00+09:00")
        let before = try salon.rows
        let known = try #require(before["BE99999998"])
        #expect(known["要確認理由"]?.contains("同一来店の疑い") == false)
        try Self.hear("relayed", as: "123456788", in: salon)
        try salon.sync(at: "2026-12-01T10:00:00+09:00")
        let after = try salon.rows
        #expect(after.count == before.count + 1)
        let twin = try #require(after["123456788"])
        #expect(twin["媒体"] == "かんざし" && twin["ステータス"] == "受付待ち")
        #expect(twin["予約日"] == known["予約日"] && twin["開始時刻"] == known["開始時刻"])
        #expect(twin["要確認理由"]?.contains("同一来店の疑い") == true)
        let kept = try #require(after["BE99999998"])
        #expect(kept["媒体"] == "HOT PEPPER Beauty" && kept["ステータス"] == "受付待ち")
    }

    private static func salonWithHub() throws -> DemoSalon {
        try DemoSalon(
            DemoSalon.definition.replacing(
                "formats: [salonboard-notice]",
                with: "formats: [salonboard-notice, kanzashi-notice]"))
    }

    /// Puts a mail of the hub's into the inbox, under another number than its own.
    private static func hear(_ name: String, as number: String, in salon: DemoSalon) throws {
        let mail = "\(Repository.root)/Fixtures/media/kanzashi-notice/\(name)/mail.eml"
        let text = try String(contentsOfFile: mail, encoding: .utf8)
        let parts = text.components(separatedBy: "\r\n\r\n")
        let body = try #require(Data(base64Encoded: parts[1], options: .ignoreUnknownCharacters))
        let said = String(decoding: body, as: UTF8.self).replacing("BE12345678", with: number)
        let whole = parts[0] + "\r\n\r\n" + Data(said.utf8).base64EncodedString() + "\r\n"
        try salon.folder.write(whole.utf8, to: "inbox/mails/hub-\(number).eml")
    }
}
