import Plumbing

/// Tells a watchman that a run was good. His address is a secret of its own and in no message.
public func ping(
    heartbeat url: String, certificateAuthority: String? = nil
) async throws(DeliveryTrouble) {
    let session = watchman(certificateAuthority)
    let status: Int
    do throws(WireFailure) {
        status = try await offPool { () throws(WireFailure) in try session.send(.get(url)).status }
    } catch {
        throw DeliveryTrouble("the heartbeat was not heard: \(error)", words: error.words)
    }
    guard (200..<300).contains(status) else {
        throw DeliveryTrouble(
            "the heartbeat was not heard (\(status)): check its address in the definition",
            words: "宛先が受け付けません（\(status)）。定義の heartbeat を確かめてください")
    }
}

/// Whether the watchman's server can be reached; nothing is told to him.
public func reach(
    heartbeat url: String, certificateAuthority: String? = nil
) async throws(DeliveryTrouble) {
    let session = watchman(certificateAuthority)
    do throws(WireFailure) {
        try await offPool { () throws(WireFailure) in try session.reach(url) }
    } catch {
        throw DeliveryTrouble("the heartbeat cannot be reached: \(error)", words: error.words)
    }
}

private func watchman(_ certificateAuthority: String?) -> HTTPSession {
    let limits = WireLimits(
        connectSeconds: 5, totalSeconds: 10, bodyBytes: 1 << 16,
        certificateAuthority: certificateAuthority)
    return HTTPSession(limits: limits, userAgent: SiteVisit.userAgent)
}
