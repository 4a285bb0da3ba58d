import FlyingFox
import FlyingSocks
public import Foundation

/// A simulated SALON BOARD on 127.0.0.1: sign-in, shops, the reservation list page by page, and faults on demand.
///
/// Everything a client can do with a plain HTTP library works; nothing is kept beyond the process.
public actor SandboxSite {
    var state: SiteState
    private let clock: @Sendable () -> Date
    private let log: @Sendable (String) -> Void
    var timePassed: TimeInterval = 0
    /// By how many seconds the site's own clock, which its `Date` header tells, is ahead.
    var clockSkew: TimeInterval = 0
    private var server: HTTPServer?
    private var running: Task<Void, any Error>?
    private var underway = 0

    /// Every request since the start, in the order of arrival.
    public private(set) var requests: [SandboxRequest] = []
    /// The most requests that were under way at one time.
    public private(set) var mostAtOnce = 0
    /// `http://127.0.0.1:PORT`, empty while the site is not running.
    public private(set) var url = ""

    /// A site that knows the given logins.
    ///
    /// - Parameters:
    ///   - seed: Tokens and session ids follow from it.
    ///   - clock: The site's time; sessions idle and forms open by it.
    ///   - log: Gets a line for each request.
    public init(
        accounts: [SandboxAccount] = [.demo], seed: UInt64 = 1,
        clock: @escaping @Sendable () -> Date = { Date() },
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        state = SiteState(accounts: accounts, seed: seed)
        self.clock = clock
        self.log = log
    }

    /// Opens the port, 0 for any free one, and returns the site's address.
    @discardableResult
    public func start(port: UInt16 = 0) async throws(SandboxTrouble) -> String {
        guard server == nil else { return url }
        do {
            let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
            try Self.tryOut(address)
            let handler = ClosureHTTPHandler { [weak self] request in
                guard let self else { return HTTPResponse(statusCode: .serviceUnavailable) }
                return try await self.respond(to: request)
            }
            let server = HTTPServer(
                address: address, timeout: 120, logger: .disabled, handler: handler)
            running = Task { try await server.run() }
            try await server.waitUntilListening(timeout: 60)
            guard case .ip4(_, let bound)? = await server.listeningAddress else {
                throw SandboxTrouble.portTaken(port)
            }
            self.server = server
            url = "http://127.0.0.1:\(bound)"
            return url
        } catch {
            running?.cancel()
            throw .portTaken(port)
        }
    }

    /// Fails at once where the port is taken; the server itself would say so only after a while.
    private static func tryOut(_ address: sockaddr_in) throws {
        let socket = try Socket(domain: AF_INET)
        defer { try? socket.close() }  // a socket that cannot be closed dies with the process
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: address)
        try socket.listen()
    }

    /// Closes the port and every connection.
    public func stop() async {
        await server?.stop()
        running?.cancel()
        (server, running, url) = (nil, nil, "")
    }

    /// Returns when the site has stopped.
    public func waitUntilStopped() async throws {
        try await running?.value
    }

    /// Successful sign-ins of clients; `signInAttempts` counts the refused ones too.
    public var signIns: Int { state.signIns }
    public var signInAttempts: Int { state.signInAttempts }

    private func respond(to request: HTTPRequest) async throws -> HTTPResponse {
        underway += 1
        mostAtOnce = max(mostAtOnce, underway)
        let asked = try await SiteWire.request(request)
        let record = SandboxRequest(
            method: asked.method, path: request.target.path(), query: request.target.query(),
            session: asked.session)
        requests.append(record)
        var answer = state.answer(asked, now: now)
        answer.headers.append(("Date", httpDate(clock() + clockSkew)))
        log("\(record) → \(answer.status), \(answer.body.count) bytes")
        return await SiteWire.response(answer) { await self.finish() }
    }

    var now: Date { clock() + timePassed }

    private func finish() { underway -= 1 }
}

/// Why the site could not start.
public enum SandboxTrouble: Error, Equatable, CustomStringConvertible {
    case portTaken(UInt16)

    public var description: String {
        switch self {
        case .portTaken(let port):
            "port \(port) of 127.0.0.1 cannot be opened: another program has it; try --port 0"
        }
    }
}
