import Support
import Testing

@Suite struct LoopbackTests {
    @Test func `a server is seen listening among a hundred others`() throws {
        let servers = try (1...100).map { _ in try LoopbackServer { _ in } }
        defer { for server in servers { server.stop() } }
        for server in servers {
            #expect(Loopback.waitUntilListening(at: server.port, seconds: 1))
        }
    }
}
