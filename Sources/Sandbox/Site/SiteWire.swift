import FlyingFox
import FlyingSocks
import Foundation

/// Between the site's values and FlyingFox's.
enum SiteWire {
    static func request(_ request: HTTPRequest) async throws -> SiteRequest {
        SiteRequest(
            method: request.method.rawValue, path: request.target.path(),
            query: request.target.query(),
            form: String(decoding: try await request.bodyData, as: UTF8.self),
            cookie: request.headers[.cookie] ?? "")
    }

    static func response(
        _ answer: SiteAnswer, finished: @escaping @Sendable () async -> Void
    ) async -> HTTPResponse {
        let status = HTTPStatusCode(answer.status, phrase: phrases[answer.status] ?? "OK")
        if answer.travel == .cutAtClose {
            await finished()
            return cutAtClose(answer, status)
        }
        guard !answer.body.isEmpty else {
            await finished()
            return HTTPResponse(statusCode: status, headers: headers(answer))
        }
        let body = HTTPBodySequence(
            from: Portions(answer, finished: finished), count: answer.body.count)
        return HTTPResponse(statusCode: status, headers: headers(answer), body: body)
    }

    private static let phrases = [
        200: "OK", 302: "Found", 404: "Not Found", 429: "Too Many Requests",
        503: "Service Unavailable",
    ]

    private static func headers(_ answer: SiteAnswer) -> HTTPHeaders {
        var headers = HTTPHeaders()
        for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
        headers[HTTPHeader("Cache-Control")] = "no-cache"
        return headers
    }

    /// A body without a length, ended by the connection's end.
    ///
    /// FlyingFox frames every body, so this part of one travels behind the head's blank line, in the value
    /// of the last header; a WebSocket that says nothing then ends the connection.
    private static func cutAtClose(_ answer: SiteAnswer, _ status: HTTPStatusCode) -> HTTPResponse {
        var headers = headers(answer)
        headers[HTTPHeader("Connection")] = "close"
        headers[HTTPHeader("X-Rest")] =
            "\r\n\r\n" + String(decoding: answer.firstPart, as: UTF8.self)
        var response = HTTPResponse(headers: headers, webSocket: Silence())
        response.statusCode = status
        return response
    }

    private struct Silence: WSHandler {
        func makeFrames(
            for client: AsyncThrowingStream<WSFrame, any Error>
        ) async throws -> AsyncStream<WSFrame> { AsyncStream { $0.finish() } }
    }
}
