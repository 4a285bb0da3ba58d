extension DefinitionReader {
    mutating func deliveries() -> [Delivery] {
        var seen: [String: Placed] = [:]
        return (root["deliver"]?.items ?? []).compactMap { placed in
            guard let to = placed["to"], let destination = destination(to, placed) else {
                return nil
            }
            if let other = seen.updateValue(to, forKey: destination.address) {
                note(
                    to, "is delivered to already by line \(other.place.line)",
                    "give each target a destination of its own")
            }
            return Delivery(
                destination: destination, target: placed["target"]?.text ?? "own",
                sendsExisting: placed["with-existing"]?.flag ?? false)
        }
    }

    private mutating func destination(
        _ to: Placed, _ placed: Placed
    ) -> Delivery.Destination? {
        guard let text = to.text else { return nil }
        if text.hasPrefix("http") {
            misplaced("format", in: placed, "only what goes to site: has one: leave it out")
            return web(to, text, placed)
        }
        for key in ["secret", "read-back"] {
            misplaced(key, in: placed, "only what goes to https: has one: leave it out")
        }
        if text.hasPrefix("site:") {
            let source = text.dropFirst("site:".count).drop { $0.isWhitespace }
            return site(to, String(source), placed)
        }
        misplaced("format", in: placed, "only what goes to site: has one: leave it out")
        let rest = text.dropFirst("file:".count)
        if text.hasPrefix("file:") {
            let path = rest.drop { $0.isWhitespace }
            return .file(path: paths.absolute(String(path)))
        }
        guard let words = commandWords(rest), let program = words.first, !program.isEmpty else {
            note(to, "has a quote that is left open", "write exec:PROGRAM \"ARGUMENT\"")
            return nil
        }
        return .program(paths.program(words))
    }

    /// A medium's own forms are reached as its list is: by a source that signs in to the site.
    private mutating func site(
        _ to: Placed, _ source: String, _ placed: Placed
    ) -> Delivery.Destination? {
        let sites = (root["sources"]?.entries ?? []).filter {
            $0.value["from"]?.text?.hasPrefix("http") ?? false
        }.map(\.key)
        guard sites.contains(source) else {
            let known = sites.isEmpty ? "" : ", such as site:\(sites[0])"
            note(to, "names no source that signs in to a site", "name one of `sources`\(known)")
            return nil
        }
        guard placed["format"] != nil else {
            note(
                to, "could not be read again",
                "add format: the layout of the schedule on which entries are seen, such as "
                    + "salonboard-kirei-schedule")
            return nil
        }
        return .site(source: source)
    }

    private mutating func web(
        _ to: Placed, _ url: String, _ placed: Placed
    ) -> Delivery.Destination? {
        checkWire(to, url, plain: ["http"])
        let readBack = placed["read-back"]
        if let readBack, let place = readBack.text { checkWire(readBack, place, plain: ["http"]) }
        guard let secret = secret(placed["secret"]) else {
            if placed["secret"] == nil {
                note(
                    to, "would be sent unsigned",
                    "add secret: {env: POS_SECRET}, the same as on the other side")
            }
            return nil
        }
        return .web(url: url, secret: secret, readBack: readBack?.text)
    }
}

extension Delivery.Destination {
    /// Two deliveries to one address would each get half of what it is to know.
    fileprivate var address: String {
        switch self {
        case .file(let path): "file:" + path
        case .program(let words): "exec:" + words.joined(separator: " ")
        case .web(let url, _, _): url
        case .site(let source): "site:" + source
        }
    }
}
