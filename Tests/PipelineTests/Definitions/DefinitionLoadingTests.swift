import Foundation
import Reservations
import Testing

@testable import Pipeline

@Suite struct DefinitionLoadingTests {
    let folder: SalonFolder

    init() throws { folder = try SalonFolder() }

    @Test func `every key of a definition is read`() throws {
        let loaded = try folder.load(
            """
            salon: {id: kirei-demo, name: キレイサロン デモ店, vertical: kirei, store: H000000001}
            state: ../state/kirei-demo
            horizon: 2 months
            sources:
              hotpepper-list:
                formats: [formats/salonboard-kirei-list.yaml]
                from: https://salonboard.com
                login: {name: honten, id: {env: SB_ID}, password: {command: [pass, show, sb]}}
                every: 5 minutes
              notices:
                formats: [salonboard-notice]
                from: imap://imap.example.jp/INBOX
                login: {user: reserve@salon.example, token: {command: [bin/token, salon]}}
                every: 1 minutes
                mark-read: true
                also: [Spam]
            publish:
              - {csv: 予約台帳.csv, range: all, columns: [予約日, お客様名], encoding: cp932, mode: "0640", phone: hyphen}
              - {csv: /srv/today.csv, range: today}
            deliver:
              - {to: file:actions.ndjson, with-existing: true}
              - {to: "exec:bin/till --store 'the first'", target: pos}
              - {to: "https://shop.example/daicho", target: shop, secret: {env: SHOP}, read-back: "https://shop.example/daicho/actions"}
            notify:
              - {mail: owner@salon.example, via: smtps://smtp.example.jp, login: {user: u, password: {file: mail.password}}}
              - {line: C0123, token: {env: LINE}}
            heartbeat: https://hc.example/ping/1
            retain: 90 days
            menus: {ジェルネイル: 90 minutes}
            stay: {ekiten: 60 minutes}
            equipment: [{pieces: [ベッド１, ベッド２], staff: [花子, 桜]}]
            hours: {every: 10:00-20:00, tue: none, 2026-12-24: 9:00-25:00}
            staff:
              花子: {every: 10:00-14:00 15:00-19:00, holiday: none}
            """.replacing("1 minutes", with: "10 minutes"))
        let definition = loaded.definition
        let formats = Repository.pipelines + "/formats/"
        let here = folder.path
        #expect(definition.file == here + "/salon.yaml")
        #expect(
            definition.salon
                == .init(
                    id: "kirei-demo", name: "キレイサロン デモ店", vertical: .kirei, store: "H000000001",
                    names: []))
        #expect(definition.state == FilePaths(folder: here).absolute("../state/kirei-demo"))
        #expect(
            definition.sources == [
                Source(
                    name: "hotpepper-list", formats: [formats + "salonboard-kirei-list.yaml"],
                    origin: .site(url: "https://salonboard.com"),
                    login: Login(
                        name: "honten", user: .secret(.env(name: "SB_ID")),
                        proof: .password(.command(["pass", "show", "sb"]))),
                    everyMinutes: 5, marksRead: false, also: []),
                Source(
                    name: "notices", formats: [formats + "salonboard-notice.yaml"],
                    origin: .imap(url: "imap://imap.example.jp/INBOX"),
                    login: Login(
                        name: "kirei-demo-notices", user: .text("reserve@salon.example"),
                        proof: .token(.command([here + "/bin/token", "salon"]))),
                    everyMinutes: 10, marksRead: true, also: ["Spam"]),
            ])
        #expect(
            definition.publish == [
                Publication(
                    file: here + "/予約台帳.csv", range: .all, columns: [.visitDate, .customerName],
                    encoding: .cp932, mode: 0o640, phone: .hyphen),
                Publication(
                    file: "/srv/today.csv", range: .today, columns: LedgerColumn.allCases,
                    encoding: .utf8WithMark, mode: 0o600, phone: .digits),
            ])
        #expect(
            definition.deliver == [
                Delivery(
                    destination: .file(path: here + "/actions.ndjson"), target: "own",
                    sendsExisting: true),
                Delivery(
                    destination: .program([here + "/bin/till", "--store", "the first"]),
                    target: "pos", sendsExisting: false),
                Delivery(
                    destination: .web(
                        url: "https://shop.example/daicho", secret: .env(name: "SHOP"),
                        readBack: "https://shop.example/daicho/actions"),
                    target: "shop", sendsExisting: false),
            ])
        #expect(
            definition.notify == [
                Notice(
                    to: "owner@salon.example",
                    way: .mail(
                        server: "smtps://smtp.example.jp",
                        login: Login(
                            name: "kirei-demo-notify", user: .text("u"),
                            proof: .password(.file(path: here + "/mail.password"))))),
                Notice(
                    to: "C0123", way: .line(api: "https://api.line.me", token: .env(name: "LINE"))),
            ])
        #expect(definition.horizonMonths == 2)
        #expect(definition.heartbeat == "https://hc.example/ping/1")
        #expect(definition.retainDays == 90)
        #expect(definition.menus == ["ジェルネイル": 90])
        #expect(definition.stays == ["ekiten": 60])
        #expect(
            definition.equipment == [
                SharedEquipment(pieces: ["ベッド１", "ベッド２"], staff: ["花子", "桜"])
            ])
        #expect(
            definition.work
                == WorkingTime(
                    hours: WorkWeek([
                        .every: Shift("10:00-20:00")!, .weekday(2): .none,
                        .date(ServiceDay("2026-12-24")!): Shift("9:00-25:00")!,
                    ]),
                    staff: [
                        "花子": WorkWeek([
                            .every: Shift("10:00-14:00 15:00-19:00")!, .holiday: .none,
                        ])
                    ]))
        #expect(loaded.kinds == ["hotpepper-list": .pages, "notices": .mails])
        #expect(loaded.formats["notices"]?.map(\.name) == ["salonboard-notice"])
    }

    @Test func `what a definition leaves out has its default`() throws {
        let definition = try folder.load(Example.with("")).definition
        #expect(definition.state == folder.path + "/.daicho/demo")
        #expect(definition.horizonMonths == 4)
        #expect(definition.retainDays == 30)
        #expect(definition.publish.isEmpty && definition.deliver.isEmpty)
        #expect(
            definition.sources.map(\.origin) == [.folder(path: folder.path + "/pages")])
        #expect(definition.sources.map(\.everyMinutes) == [nil])
    }

    @Test func `a medium's rules come with the formats that read it (D14)`() throws {
        let media = try folder.load(Example.with("")).media
        let rules = try #require(media[Medium(rawValue: "hotpepper")])
        #expect(rules.name == "HOT PEPPER Beauty")
        #expect(rules.unnominated == [.kirei: .assigned, .hair: .free])
        #expect(media[Medium(rawValue: "local")]?.name == "自店")
    }

    @Test(arguments: ["http://127.0.0.1:8080", "http://localhost:8080/x", "http://[::1]"])
    func `a site in the clear is taken on loopback`(_ url: String) throws {
        let yaml = Example.sources(Example.site)
            .replacing("https://salonboard.com", with: "\"\(url)\"")
        let sources = try folder.load(yaml).definition.sources
        #expect(sources.map(\.origin) == [.site(url: url)])
        #expect(sources.map(\.login?.name) == ["demo"])
    }

    @Test func `a hair salon reads notices`() throws {
        let yaml = Example.sources(Example.mail).replacing(
            "vertical: kirei", with: "vertical: hair")
        let loaded = try folder.load(yaml)
        #expect(loaded.kinds == ["mail": .mails])
        #expect(loaded.definition.sources.map(loaded.dueMinutes) == [30])
    }

    @Test func `a wrong medium tells all its problems`() throws {
        let file = try folder.write(
            "media/other.yaml", "medium: own\nunnominated: {kirei: fre, nail: free}\n")
        let problems = #expect(throws: DefinitionProblems.self) { try loadMedium(at: file) }
        #expect(
            problems?.problems.map { "\($0.line): \($0.path): \($0.what)" } == [
                "1: : `name` is missing", "2: unnominated.kirei: `fre` is not known here",
                "2: unnominated.nail: is no key",
            ])
    }

    @Test func `sources keep the order of the file`() throws {
        let names = ["zeta", "alpha", "mid"]
        let lines = names.map {
            "  \($0): {formats: [salonboard-kirei-list], from: \"folder:\($0)\"}"
        }
        let yaml = "\(Example.head)\nsources:\n" + lines.joined(separator: "\n")
        #expect(try folder.load(yaml).definition.sources.map(\.name) == names)
    }

    @Test func `the hash changes with the meaning, not with comments and blanks`() throws {
        let plain = try folder.load(Example.with("horizon: 4 months")).definition.hash
        let commented = try folder.load(
            "# a note\n" + Example.with("horizon:   \"4 months\"  # ahead")
        ).definition.hash
        let other = try folder.load(Example.with("horizon: 3 months")).definition.hash
        #expect(plain == commented)
        #expect(plain != other)
    }

    @Test func `a format beside the definition goes before the project's own`() throws {
        let own = try Repository.text("Pipelines/formats/salonboard-kirei-list.yaml")
        let file = try folder.write("formats/salonboard-kirei-list.yaml", own)
        let loaded = try folder.load(Example.with(""))
        #expect(loaded.definition.sources.map(\.formats) == [[file]])
        #expect(
            try loadFormat("salonboard-notice", libraries: [Repository.pipelines]).kind == .mail)
        #expect(try loadFormat(file).name == "salonboard-kirei-list")
    }

    @Test func `many definitions read a format once, and a wrong one is told with each`() throws {
        var files = LoadedFiles()
        let right = try folder.write("a.yaml", Example.with(""))
        let wrong = try folder.write(
            "b.yaml", Example.with("").replacing("kirei-list", with: "own"))
        try folder.write("formats/salonboard-own.yaml", "version: 1\n")
        for _ in 1...2 {
            let loaded = try loadDefinition(
                at: right, libraries: [Repository.pipelines], files: &files)
            #expect(loaded.formats["pages"]?.count == 1)
            #expect(throws: DefinitionProblems.self) {
                try loadDefinition(at: wrong, libraries: [Repository.pipelines], files: &files)
            }
        }
        #expect(files.formats.count == 1 && files.media.count == 2)
    }

    @Test func `a definition that does not exist is a wrong definition`() {
        #expect(throws: DefinitionProblems.self) {
            try loadDefinition(at: "nowhere.yaml", workingDirectory: folder.path)
        }
        #expect(throws: DefinitionProblems.self) { try loadDefinition(at: folder.path) }
        #expect(throws: DefinitionProblems.self) { try loadFormat("nowhere") }
        #expect(throws: DefinitionProblems.self) { try loadMedium(at: "/nowhere/x.yaml") }
    }

    @Test(arguments: try Repository.yamlFiles("Pipelines"))
    func `every definition of the project is right`(_ file: String) throws {
        _ = try loadDefinition(at: file, workingDirectory: Repository.root)
    }

    @Test(arguments: try Repository.yamlFiles("Pipelines/media"))
    func `every medium of the project is right`(_ file: String) throws {
        _ = try loadMedium(at: Repository.root + "/" + file)
    }

    @Test(arguments: try Repository.yamlFiles("Pipelines/formats"))
    func `every format of the project is right and has its medium`(_ file: String) throws {
        let format = try loadFormat(file, workingDirectory: Repository.root)
        #expect(file == "Pipelines/formats/\(format.name).yaml")
        let rules = "\(Repository.pipelines)/media/\(format.medium.rawValue).yaml"
        _ = try loadMedium(at: rules)
    }
}
