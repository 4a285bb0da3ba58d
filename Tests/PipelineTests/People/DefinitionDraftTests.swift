import Reservations
import Testing

@testable import Pipeline

@Suite struct DefinitionDraftTests {
    static let drafts: [DefinitionDraft] = [
        DefinitionDraft(id: "demo", name: "デモ店 \"本店\": #1", store: "H000000001"),
        DefinitionDraft(
            id: "demo", name: "デモ店", store: "H000000001", list: .folder("保存 pages"),
            mail: .imap(url: "imaps://imap.example.jp/INBOX", user: "reserve@salon.example")),
        DefinitionDraft(
            id: "demo", name: "デモ店", vertical: .hair, list: .none, mail: .maildir("Maildir"),
            csv: nil),
        DefinitionDraft(
            id: "demo", name: "デモ店", list: .none, mail: .folder("mails"), csv: "out/台帳.csv"),
    ]

    @Test(arguments: drafts)
    func `every draft is a definition without problems`(_ draft: DefinitionDraft) throws {
        #expect(draft.problems.isEmpty)
        let loaded = try SalonFolder().load(draft.yaml)
        #expect(loaded.definition.salon.id == draft.id)
        #expect(loaded.definition.salon.name == draft.name)
        #expect(loaded.definition.salon.store == draft.store)
        #expect(loaded.definition.publish.isEmpty == (draft.csv == nil))
    }

    static let misfits: [(DefinitionDraft, String)] = [
        (DefinitionDraft(id: "a", name: "b", list: .none), "読むものがありません"),
        (DefinitionDraft(id: "a", name: "b"), "サロンID"),
        (
            DefinitionDraft(id: "a", name: "b", vertical: .hair, store: "H000000001"),
            "ヘアサロンの予約一覧"
        ),
    ]

    @Test(arguments: misfits)
    func `answers that do not fit together are refused`(draft: DefinitionDraft, word: String) {
        #expect(draft.problems.count == 1)
        #expect(draft.problems[0].contains(word))
    }

    static let wrong: [(DraftQuestion, String)] = [
        (.id, "キレイ"), (.name, " "), (.vertical, "nail"), (.store, "H 1"), (.list, "salonbord"),
        (.mail, "imap.example.jp"), (.mail, "folder:"), (.mailUser, ""),
    ]

    @Test(arguments: wrong)
    func `a wrong answer is told at once`(question: DraftQuestion, answer: String) {
        var draft = DefinitionDraft(id: "", name: "", list: .none)
        #expect(throws: WrongUsage.self) { try question.answer(answer, in: &draft) }
    }

    @Test(arguments: [
        ("https://salonboard.com", true), ("http://127.0.0.1:8080", false),
        ("imap://localhost:1143/INBOX", false), ("imaps://imap.example.jp/INBOX", true),
    ])
    func `only other people's servers are live`(url: String, isLive: Bool) throws {
        let kind = url.hasPrefix("http") ? "salonboard-kirei-list" : "salonboard-notice"
        let loaded = try SalonFolder().load(
            """
            salon: {id: demo, name: デモ店, vertical: kirei, store: H000000001}
            sources:
              one:
                formats: [\(kind)]
                from: \(url)
                login: {\(url.hasPrefix("http") ? "id" : "user"): u, password: {env: P}}
            """)
        #expect(loaded.definition.liveSources == (isLive ? ["one"] : []))
        if isLive {
            #expect(throws: WrongUsage.self) {
                try refuseAsOf("2026-12-01", of: loaded.definition)
            }
        }
    }

    @Test func `an unknown source gets its nearest name`() throws {
        let loaded = try SalonFolder().load(SalonStatusTests.definition)
        #expect(try chosenSources(["list"], of: loaded.definition) == ["list"])
        #expect(
            throws: WrongUsage("--source: `lst` is no source of demo; did you mean `list`?")
        ) { try chosenSources(["lst"], of: loaded.definition) }
    }
}
