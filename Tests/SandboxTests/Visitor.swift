import Foundation
import FoundationNetworking

@testable import Sandbox

/// A plain HTTP client with a cookie jar, as a person's browser without scripts.
final class Visitor: NSObject, Sendable, URLSessionTaskDelegate {
    struct Page {
        let status: Int
        let bytes: [UInt8]
        var date = ""
        var text: String { String(decoding: bytes, as: UTF8.self) }

        /// The values of a form's hidden field.
        func field(_ name: String) -> String {
            text.firstMatch(of: try! Regex("name=\"\(name)\" value=\"([^\"]*)\""))
                .flatMap { $0[1].substring.map(String.init) } ?? ""
        }

        /// The booking numbers of the result table, in the order shown.
        var numbers: [String] {
            text.matches(of: /\(([A-Z]{2}\d{8})\)/).map { String($0.1) }
        }
    }

    let base: String
    private let session: URLSession

    init(_ base: String) {
        self.base = base
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 120
        session = URLSession(configuration: configuration)
    }

    func get(_ path: String) async throws -> Page {
        try await send(URLRequest(url: URL(string: base + path)!))
    }

    func post(_ path: String, _ fields: [(String, String)] = []) async throws -> Page {
        var request = URLRequest(url: URL(string: base + path)!)
        request.httpMethod = "POST"
        request.httpBody = Data(
            fields.map { "\($0)=\($1)" }.joined(separator: "&").utf8)
        return try await send(request)
    }

    private func send(_ request: URLRequest) async throws -> Page {
        let (data, response) = try await session.data(for: request)
        let answer = response as! HTTPURLResponse
        return Page(
            status: answer.statusCode, bytes: Array(data),
            date: answer.value(forHTTPHeaderField: "Date") ?? "")
    }

    func signIn(_ account: SandboxAccount = .demo, password: String? = nil) async throws -> Page {
        try await post(
            "/CNC/login/doLogin/",
            [
                ("userId", account.userID), ("password", password ?? account.password),
                ("idCheckFlg", ""),
            ])
    }

    /// Opens the form and searches for visits between two days, in every state.
    func search(from: String, to: String) async throws -> Page {
        let form = try await get("/KLP/reserve/reserveList/init")
        return try await search(with: form, from: from, to: to)
    }

    func search(with form: Page, from: String, to: String) async throws -> Page {
        let token = "org.apache.struts.taglib.html.TOKEN"
        return try await post(
            "/KLP/reserve/reserveList/search",
            [
                (token, form.field(token)),
                ("storeIdForMultipleTabCheck", form.field("storeIdForMultipleTabCheck")),
                ("rsvDateFrom", from), ("rsvDateTo", to),
            ] + (1...11).map { ("reserveDispStatusCdArray", "\($0)") })
    }

    func page(_ number: Int) async throws -> Page {
        try await get("/KLP/reserve/reserveList/changePage?pn=\(number)")
    }
}

/// Runs a site with 120 invented bookings between 2026-06-01 and 2026-08-29 and a visitor at its door.
func visit(
    account: SandboxAccount = .demo, _ body: (SandboxSite, Visitor) async throws -> Void
) async throws {
    let site = SandboxSite(accounts: [account])
    await site.book(bookings)
    let url = try await site.start()
    do {
        try await body(site, Visitor(url))
    } catch {
        await site.stop()
        throw error
    }
    await site.stop()
}

let bookings = InventedSalon(seed: 7).bookings(
    120, from: "20260601", days: 90, today: "20260610")
let newestFirst = ListPage.newestFirst(bookings).map(\.number)
