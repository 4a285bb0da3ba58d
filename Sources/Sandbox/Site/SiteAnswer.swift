/// What the site sends back, and how the bytes travel.
struct SiteAnswer: Sendable {
    var status = 200
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    var travel = Travel.whole

    /// How the body reaches the client.
    enum Travel: Hashable, Sendable {
        case whole
        case trickling(seconds: Double)
        /// Two thirds of it, ended by the connection's end.
        case cutAtClose
        /// Two thirds of it under the length of all.
        case cutShort
    }

    /// Two thirds of the body, which end among a list's rows and between two characters.
    var firstPart: [UInt8] {
        var end = body.count * 2 / 3
        while end > 0, body[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(body[..<end])
    }

    static func page(_ body: [UInt8], status: Int = 200) -> SiteAnswer {
        SiteAnswer(
            status: status, headers: [("Content-Type", "text/html; charset=UTF-8")], body: body)
    }

    static func redirect(to path: String) -> SiteAnswer {
        SiteAnswer(status: 302, headers: [("Location", path)])
    }

    /// The same page in Windows-31J, in its head and in its bytes.
    func inCP932() -> SiteAnswer {
        var answer = self
        let text = String(decoding: body, as: UTF8.self)
            .replacing("charset=utf-8", with: "charset=Windows-31J")
        answer.body = JISText.cp932(text)
        answer.headers = headers.map {
            $0.name == "Content-Type" ? ($0.name, "text/html; charset=Windows-31J") : $0
        }
        return answer
    }
}
