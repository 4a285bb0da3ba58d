extension DefinitionReader {
    mutating func notices() -> [Notice] {
        (root["notify"]?.items ?? []).compactMap { placed in
            switch (placed["mail"], placed["line"]) {
            case (let mail?, nil): return self.mail(to: mail, placed)
            case (nil, let line?): return self.line(to: line, placed)
            case (nil, nil):
                note(placed, "tells nobody", "add mail: owner@salon.example, or line: GROUP")
            case (_?, let line?):
                note(line, "stands beside a mail address", "give each a line of its own")
            }
            return nil
        }
    }

    private mutating func mail(to mail: Placed, _ placed: Placed) -> Notice? {
        misplaced("token", in: placed, "a mail server is signed into with `login`")
        guard let via = placed["via"] else {
            note(placed, "`via` is missing", "add it: via: smtps://smtp.example.jp")
            return nil
        }
        guard let to = mail.text, let server = via.text else { return nil }
        guard server.hasPrefix("smtp") else {
            note(via, "is no mail server", "write smtps://HOST")
            return nil
        }
        checkWire(via, server, plain: [])
        let login = placed["login"].flatMap { serverLogin($0, name: name("notify")) }
        return Notice(to: to, way: .mail(server: server, login: login))
    }

    private mutating func line(to line: Placed, _ placed: Placed) -> Notice? {
        misplaced("login", in: placed, "LINE is signed into with `token`")
        let api = placed["via"]?.text ?? "https://api.line.me"
        if let via = placed["via"] {
            guard api.hasPrefix("http") else {
                note(via, "is no web address", "leave it out, or write https://HOST")
                return nil
            }
            checkWire(via, api, plain: ["http"])
        }
        guard let token = secret(placed["token"]) else {
            if placed["token"] == nil {
                note(placed, "`token` is missing", "add token: {env: LINE_TOKEN}")
            }
            return nil
        }
        guard let to = line.text else { return nil }
        return Notice(
            to: to, way: .line(api: api.hasSuffix("/") ? String(api.dropLast()) : api, token: token)
        )
    }
}
