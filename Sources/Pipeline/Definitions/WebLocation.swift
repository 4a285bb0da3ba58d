/// The parts of a URL that a definition is judged by.
struct WebLocation {
    let scheme: String
    let host: String
    /// Whether a user or a password stands before the host.
    let holdsUser: Bool

    /// Nil where no `scheme://host` stands, or where its port is no port.
    init?(_ text: String) {
        guard let colon = text.firstRange(of: "://") else { return nil }
        scheme = text[..<colon.lowerBound].lowercased()
        var authority = text[colon.upperBound...].prefix { !"/?#".contains($0) }
        holdsUser = authority.contains("@")
        if let at = authority.lastIndex(of: "@") {
            authority = authority[authority.index(after: at)...]
        }
        guard let (host, port) = Self.split(authority), Self.isHost(host),
            port.map({ (1...65535).contains(Int($0) ?? 0) }) ?? true
        else { return nil }
        self.host = host.lowercased()
    }

    /// Whether the host is this machine, where nobody listens on the wire.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    private static func split(_ authority: Substring) -> (host: String, port: String?)? {
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            let rest = authority[authority.index(after: close)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            return (String(authority[...close]), rest.isEmpty ? nil : String(rest.dropFirst()))
        }
        let sides = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count <= 2 else { return nil }
        return (String(sides[0]), sides.count == 2 ? String(sides[1]) : nil)
    }

    private static func isHost(_ host: String) -> Bool {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_:[]".utf8)
        return !host.isEmpty && host.lowercased().utf8.allSatisfy(allowed.contains)
    }
}
