import CCurl
import Foundation

extension EasyHandle {
    /// The settings every wire begins with: checked certificates, bounded time, no surprises from the environment.
    func prepare(
        for address: WireAddress, limits: WireLimits, deadline: Deadline
    ) throws(CurlFailure) {
        try reset()
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let file = limits.certificateAuthority { try trust(alsoFrom: file) }
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, limits.connectSeconds * 1000)))
        // Also bounds libcurl's own good-bye to a mail server, which knows no other limit.
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Int(max(1, limits.connectSeconds.rounded(.up))))
        try set(CURLOPT_TIMEOUT_MS, max(1, deadline.milliseconds))
        // A proxy would carry an open conversation out of this machine.
        if address.isLoopback { try set(CURLOPT_PROXY, "") }
    }

    /// Adds a PEM file to the system's authorities. libcurl's own option for a file would replace them.
    private func trust(alsoFrom file: String) throws(CurlFailure) {
        var authorities: [UInt8] = []
        if let system = text(CURLINFO_CAINFO),
            let bytes = FileManager.default.contents(atPath: system)
        {
            authorities = [UInt8](bytes) + [10]
        }
        guard let added = FileManager.default.contents(atPath: file) else {
            throw CurlFailure(code: CURLE_SSL_CACERT_BADFILE, words: "")
        }
        try set(CURLOPT_CAINFO_BLOB, blob: authorities + added)
    }
}
