import Support
import Testing

@testable import Plumbing

/// Certificates are checked, and no setting says otherwise.
@Suite struct TLSTests {
    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    private func server(
        for name: String, answering bytes: [UInt8] = answer("200 OK", [], "safe")
    ) throws -> TLSServer {
        let tls = try authority.certificate(for: name)
        return try TLSServer(certificate: tls.certificate, key: tls.key) { peer in
            while peer.readRequest() != nil, peer.write(bytes) {}
        }
    }

    private func session(trusting file: String?) -> HTTPSession {
        HTTPSession(
            limits: WireLimits(totalSeconds: 20, certificateAuthority: file), userAgent: "test")
    }

    @Test func `a page comes over TLS from a trusted server`() throws {
        let server = try server(for: "localhost")
        defer { server.stop() }
        let session = session(trusting: authority.caFile)
        for _ in 1...2 {
            let response = try session.send(.get("https://localhost:\(server.port)/"))
            #expect(response.body == [UInt8]("safe".utf8))
        }
    }

    @Test func `an authority nobody named is not trusted`() throws {
        let server = try server(for: "localhost")
        defer { server.stop() }
        #expect(
            try reason {
                _ = try session(trusting: nil).send(.get("https://localhost:\(server.port)/"))
            } == .certificate)
    }

    @Test func `another name's certificate is not taken`() throws {
        let server = try server(for: "other.example")
        defer { server.stop() }
        do {
            _ = try session(trusting: authority.caFile).send(
                .get("https://localhost:\(server.port)/"))
            Issue.record("taken")
        } catch {
            #expect(error.reason == .certificate)
            #expect(error.detail.contains("another name"))
        }
    }

    @Test func `a file of authorities that is not there is named as the trouble`() throws {
        #expect(
            try reason {
                _ = try session(trusting: "/nonexistent.pem").send(.get("https://localhost:1/"))
            } == .certificate)
    }

    @Test func `a redirect out of TLS is not followed`() throws {
        let open = try LoopbackServer.site { _ in answer() }
        defer { open.stop() }
        let server = try server(
            for: "localhost",
            answering: answer("302 Found", ["Location: http://localhost:\(open.port)/"]))
        defer { server.stop() }
        let session = session(trusting: authority.caFile)
        #expect(
            try reason { _ = try session.send(.get("https://localhost:\(server.port)/")) }
                == .leftTheHost)
        #expect(open.connections == 0)
    }

    @Test func `TLS to a server without it is no connection`() throws {
        let open = try LoopbackServer { peer in
            peer.write("220 hello\r\n")
            peer.drain()
        }
        defer { open.stop() }
        #expect(
            try reason {
                _ = try session(trusting: nil).send(.get("https://localhost:\(open.port)/"))
            } == .noTLS)
    }
}
