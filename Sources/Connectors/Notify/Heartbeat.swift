import Plumbing

/// Tells a watchman that a run was good. His address is a secret of its own and in no message.
public func ping(
    heartbeat url: String, certificateAuthority: String? = nil
) async throws(DeliveryTrouble) {
    let limits = WireLimits(
        connectSeconds: 5, totalSeconds: 10, bodyBytes: 1 << 16,
        certificateAuthority: certificateAuthority)
    let session = HTTPSession(limits: limits, userAgent: SiteVisit.userAgent)
    let status: Int
    do throws(WireFailure) {
        status = try await offPool { () throws(WireFailure) in try session.send(.get(url)).status }
    } catch {
        throw DeliveryTrouble("the heartbeat was not heard: \(error)")
    }
    guard (200..<300).contains(status) else {
        throw DeliveryTrouble(
            "the heartbeat was not heard (\(status)): check its address in the definition")
    }
}
