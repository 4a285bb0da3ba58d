import Foundation
import Support
import Testing

/// `daicho init` and `daicho read`, which need no ledger.
@Suite struct InitTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `asks, writes, and checks what it wrote`() throws {
        let answers = "キレイ\ndemo\nデモ店\n\nH000000001\n\nfolder:mails\nnone\n"
        let ended = try Program.run(["init", "salon.yaml"], input: answers, in: folder.path)
        #expect(ended.status == 20, "\(ended.errors)")
        #expect(ended.output.hasPrefix("salon.yaml を書きました\ndefinition    ok"))
        #expect(ended.output.contains("salonboard.idからIDかパスワードを取り出せません"))
        #expect(ended.output.contains("ledger    ok  まだありません"))
        #expect(ended.errors.contains("`キレイ`: 半角の英数字"))
        let text = String(decoding: try folder.read("salon.yaml"), as: UTF8.self)
        #expect(text.contains("id: \"demo\""))
        #expect(!text.contains("publish:"))
        #expect(
            try Program.run(["status", "--definition", "salon.yaml"], in: folder.path).status == 0)
    }

    @Test func `takes its answers from options, and overwrites nothing`() throws {
        let arguments = [
            "init", "--id", "demo", "--name", "デモ店", "--vertical", "hair", "--store", "none",
            "--list", "none", "--mail", "imaps://imap.example.jp/INBOX", "--mail-user", "u",
            "--csv", "台帳.csv",
        ]
        #expect(try Program.run(arguments, in: folder.path).status == 20)
        let before = try folder.read("daicho.yaml")
        let again = try Program.run(arguments, in: folder.path)
        #expect(again.status == 64)
        #expect(again.errors.contains("daicho.yaml はもうある"))
        #expect(try folder.read("daicho.yaml") == before)
    }

    @Test func `answers that end too early, or do not fit, write nothing`() throws {
        let silent = try Program.run(["init"], input: "demo\n", in: folder.path)
        #expect(silent.status == 64)
        #expect(silent.errors.contains("サロン名: 答えがありません"))
        let empty = try Program.run(
            ["init", "--id", "a", "--name", "b", "--list", "none", "--mail", "none"],
            input: "\n\n\n", in: folder.path)
        #expect(empty.status == 64)
        #expect(empty.errors.contains("読むものがありません"))
        #expect(throws: (any Error).self) { try folder.read("daicho.yaml") }
    }

    private func fixture(_ name: String) -> String { Repository.root + "/Fixtures/mails/" + name }

    @Test func `read prints one object, or one a line, and 10 when something is odd`() throws {
        let format = ["read", "--format", "salonboard-notice"]
        let one = try Program.run(format + [fixture("cancel/mail.eml")])
        #expect(one.status == 0)
        #expect(one.output.hasPrefix("{\n  \"file\": "))
        let two = try Program.run(
            format + [fixture("digest/mail.eml"), fixture("damaged-number/mail.eml")])
        #expect(two.status == 10)
        #expect(two.lines.count == 2)
        #expect(two.lines[0].contains(#""ignored":"digest""#))
    }

    @Test func `read goes on past a file that is not there, and says so`() throws {
        let ended = try Program.run([
            "read", "--format", "salonboard-notice", "/no/such.eml", fixture("cancel/mail.eml"),
        ])
        #expect(ended.status == 64)
        #expect(ended.errors.hasPrefix("daicho: /no/such.eml: cannot open"))
        #expect(ended.output.contains("BE12345678"))
    }

    @Test func `read names the nearest format`() throws {
        let ended = try Program.run(["read", "--format", "salonboard-notic", "x.eml"])
        #expect(ended.status == 78)
        #expect(ended.errors.contains("did you mean `salonboard-notice`?"))
    }
}
