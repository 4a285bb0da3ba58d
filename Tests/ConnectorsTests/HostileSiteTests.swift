import Foundation
import Reservations
import Support
import Synchronization
import Testing

@testable import Connectors

/// A site that answers each path with a page of the test's own.
private final class PaperSite: Sendable {
    let server: LoopbackServer
    let asked: PaperLog

    init(_ pages: [String: String], status: String = "200 OK") throws {
        let asked = PaperLog()
        self.asked = asked
        server = try LoopbackServer { connection in
            let words = (connection.readHeader().first ?? "").split(separator: " ")
            let path = words.count > 1 ? String(words[1]) : ""
            asked.note(path)
            let page = pages[path] ?? ""
            connection.write(
                "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\n"
                    + "Content-Length: \(page.utf8.count)\r\nConnection: close\r\n\r\n\(page)")
        }
    }

    deinit { server.stop() }

    func walk() async throws -> ListingWalk {
        let folder = try TemporaryFolder()
        let book = Notebook()
        let access = SiteAccess(
            site: "http://127.0.0.1:\(server.port)", id: Private("CD00001"),
            password: Private("site-secret"), store: "H000000001", source: "list")
        return await SiteFamily.salonboardKirei.walk(
            ListingOrder(access: access, horizon: WalkSalon.horizon),
            reader: try WalkSalon.reader(), login: try Login(at: folder.file("honten")),
            pace: book.pace, keep: book.keep)
    }
}

private final class PaperLog: Sendable {
    private let lines = Mutex<[String]>([])
    var paths: [String] { lines.withLock { $0 } }
    func note(_ path: String) { lines.withLock { $0.append(path) } }
}

@Suite struct HostileSiteTests {
    private static let login = """
        <html><head><title>ログイン：SALON BOARD</title></head><body>
        <form id="idPasswordInputForm" method="post" action="https://elsewhere.example/collect">
        <input type="text" name="userId"><input type="password" name="password"></form>
        </body></html>
        """

    private static func success(_ action: String) -> String {
        """
        <html><body><form method="post" action="\(action)">
        <input type="hidden" name="HPB_LOGIN_KEY" value="k"></form></body></html>
        """
    }

    @Test func `id and password go to the site's own address, whatever the form says`()
        async throws
    {
        let site = try PaperSite(["/login/": Self.login])
        let walk = try await site.walk()
        #expect(walk.trouble?.kind == .signInUnclear)
        #expect(site.asked.paths == ["/login/", "/CNC/login/doLogin/"])
        #expect(walk.trouble?.text.contains("site-secret") == false)
    }

    static let traps: [(String, SourceTrouble.Kind)] = [
        ("https://elsewhere.example/KLP/top/", .unknownLayout),
        ("//elsewhere.example/KLP/top/", .unknownLayout),
        ("javascript:void(0)", .unknownLayout),
        ("/CLP/bt/top/", .wrongStore),
    ]

    @Test(arguments: traps)
    func `a sign-in that leads away is not followed`(action: String, kind: SourceTrouble.Kind)
        async throws
    {
        let site = try PaperSite([
            "/login/": Self.login, "/CNC/login/doLogin/": Self.success(action),
        ])
        #expect(try await site.walk().trouble?.kind == kind)
        #expect(site.asked.paths == ["/login/", "/CNC/login/doLogin/"])
    }

    static let refusals: [(String, SourceTrouble.Kind, Date?)] = [
        ("403 Forbidden", .captcha, .distantFuture), ("404 Not Found", .unknownLayout, nil),
        ("500 Internal Server Error", .siteError, nil),
    ]

    @Test(arguments: refusals)
    func `a status tells whose turn it is`(
        status: String, kind: SourceTrouble.Kind, end: Date?
    ) async throws {
        let site = try PaperSite(["/login/": Self.login], status: status)
        let trouble = try await site.walk().trouble
        #expect(trouble?.kind == kind)
        #expect(trouble?.restsUntil == end)
        #expect(site.asked.paths == ["/login/"])
    }

    @Test func `a search form is filled in as a person would who wants to see everything`() throws {
        let page = Capture(
            Array(
                """
                <form id="f" action="/x"><input type="hidden" name="token" value="t">
                <input type="text" name="name" value="ヤマダ"><input name="off" disabled value="1">
                <input type="checkbox" name="s" value="1" checked><input type="checkbox" name="s" value="2">
                <select name="staff"><option value="">すべて</option><option value="W1" selected>A</option></select>
                <select name="size"><option value="20">20</option><option value="50" selected>50</option></select>
                <input type="submit" name="go" value="検索"></form>
                """.utf8), purpose: .form, source: "list", origin: "/", askedAt: .juneMorning,
            answeredAt: .juneMorning)
        var form = try #require(SitePage(page).form(id: "f"))
        form.tickAll()
        form.set("name", to: "")
        form.set("from", to: "20260601")
        let sent = form.sent.map { "\($0.name)=\($0.value)" }
        #expect(sent == ["token=t", "name=", "s=1", "s=2", "staff=", "size=50", "from=20260601"])
    }
}
