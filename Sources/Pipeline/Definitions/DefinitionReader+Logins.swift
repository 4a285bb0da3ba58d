extension DefinitionReader {
    /// How a source signs in, where its origin wants that.
    ///
    /// - Parameter mayBeEmpty: whether the site's medium lets a password be empty (R0-24).
    mutating func login(
        of placed: Placed, source: String, origin: Source.Origin,
        passwordMayBeEmpty mayBeEmpty: Bool
    ) -> Login? {
        let login = placed["login"]
        switch origin {
        case .site:
            if let salon, salon.store == nil, let at = root["salon"] {
                note(
                    at, "`store` is missing",
                    "add the shop's id at the site (store: H000000001): `\(source)` signs in there, "
                        + "and pages of another shop must be refused")
            }
            guard let login else {
                note(
                    placed, "`login` is missing", "a site is signed into with {id: …, password: …}")
                return nil
            }
            return mayBeEmpty ? bareSiteLogin(login) : siteLogin(login)
        case .imap:
            guard let login else {
                note(
                    placed, "`login` is missing",
                    "a mailbox is signed into with {user: …, password: …}")
                return nil
            }
            return serverLogin(login, name: name(source))
        case .maildir, .folder:
            if let login { note(login, "nobody signs in to a folder", "leave `login` out") }
            return nil
        }
    }

    /// The default name of a login that is no site's: the salon's id and what it is for.
    func name(_ purpose: String) -> String { (salon.map { $0.id + "-" } ?? "") + purpose }

    private mutating func siteLogin(_ login: Placed) -> Login? {
        misplaced("user", in: login, "a site is signed into with `id`")
        misplaced("token", in: login, "a site is signed into with `password`")
        let user = required("id", in: login, "id: {env: SALONBOARD_ID}")
        let password = required("password", in: login, "password: {env: SALONBOARD_PASSWORD}")
        guard let user = credential(user), let password = secret(password) else { return nil }
        return Login(
            name: login["name"]?.text ?? salon?.id ?? "", user: user, proof: .password(password))
    }

    /// The same where the id alone may be enough.
    private mutating func bareSiteLogin(_ login: Placed) -> Login? {
        misplaced("user", in: login, "a site is signed into with `id`")
        misplaced("token", in: login, "a site is signed into with `id` and `password`")
        guard let user = credential(required("id", in: login, "id: {env: SALON_ID}")) else {
            return nil
        }
        return Login(
            name: login["name"]?.text ?? salon?.id ?? "", user: user,
            proof: .optionalPassword(secret(login["password"])))
    }

    /// The login of a mailbox or a mail server.
    mutating func serverLogin(_ login: Placed, name: String) -> Login? {
        misplaced("id", in: login, "a mail server is signed into with `user`")
        let user = credential(required("user", in: login, "user: reserve@salon.example"))
        let name = login["name"]?.text ?? name
        switch (login["password"], login["token"]) {
        case (let password?, nil):
            guard let user, let secret = secret(password) else { return nil }
            return Login(name: name, user: user, proof: .password(secret))
        case (nil, let token?):
            guard let user, let secret = secret(token) else { return nil }
            return Login(name: name, user: user, proof: .token(secret))
        case (_?, let token?):
            note(token, "stands beside a password", "keep one of the two")
            return nil
        case (nil, nil):
            note(
                login, "`password` is missing",
                "add password: {file: mail.password}, or token: {command: […]}")
            return nil
        }
    }

    mutating func misplaced(_ key: String, in login: Placed, _ remedy: String) {
        if let value = login[key] { note(value, "has no meaning here", remedy) }
    }

    private mutating func required(_ key: String, in login: Placed, _ example: String) -> Placed? {
        if login[key] == nil { note(login, "`\(key)` is missing", "add \(example)") }
        return login[key]
    }

    private func credential(_ placed: Placed?) -> Login.Credential? {
        if let text = placed?.text { return .text(text) }
        return secret(placed).map { .secret($0) }
    }

    /// One name of a login is one account: its session and its rest are shared.
    mutating func checkLoginNames(of sources: [Source]) {
        var first: [String: Source] = [:]
        for source in sources {
            guard let login = source.login else { continue }
            guard let known = first[login.name] else {
                first[login.name] = source
                continue
            }
            guard known.login != login, let placed = root["sources"]?[source.name]?["login"] else {
                continue
            }
            note(
                placed, "`\(login.name)` is another account in `\(known.name)`",
                "give each account its own name")
        }
    }
}
