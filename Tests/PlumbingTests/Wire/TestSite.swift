import Support

@testable import Plumbing

/// One request as a test's web site sees it.
struct Asked: Sendable {
    let method: String
    let target: String
    let headers: [String]
    let body: String

    func header(_ name: String) -> String? {
        headers.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }
}

extension LoopbackServer {
    /// A web site that answers each request with the raw bytes that `answer` gives.
    static func site(_ answer: @escaping @Sendable (Asked) -> [UInt8]) throws -> LoopbackServer {
        try LoopbackServer { peer in
            while let request = peer.readRequest() {
                guard peer.write(answer(request)) else { return }
                if request.target.hasPrefix("/cut") { return }
            }
        }
    }

    var url: String { "http://127.0.0.1:\(port)" }
}

extension LoopbackConnection {
    func readRequest() -> Asked? {
        let lines = readHeader()
        guard let first = lines.first?.split(separator: " "), first.count == 3 else { return nil }
        let length = lines.compactMap { line in
            line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
        }
        let body = read(length.first ?? 0) ?? []
        return Asked(
            method: String(first[0]), target: String(first[1]), headers: Array(lines.dropFirst()),
            body: String(decoding: body, as: UTF8.self))
    }
}

/// A raw answer of a web server with its length stated.
func answer(_ status: String = "200 OK", _ headers: [String] = [], body: [UInt8]) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers
    return [UInt8](lines.map { $0 + "\r\n" }.joined().utf8) + [13, 10] + body
}

func answer(_ status: String = "200 OK", _ headers: [String] = [], _ body: String = "") -> [UInt8] {
    answer(status, headers, body: [UInt8](body.utf8))
}

/// The reason of the failure that `work` ends in, nil when it ends well.
func reason(of work: () throws -> Void) throws -> WireFailure.Reason? {
    do {
        try work()
        return nil
    } catch let failure as WireFailure {
        return failure.reason
    }
}
