import Formats
import Foundation
import Publishing
import Reservations

extension LoadedDefinition {
    /// What a definition says, for somebody who helps from afar: said is what is known to be
    /// harmless, so that a secret can stand nowhere. Addresses keep their host, paths and people
    /// are left out.
    var redacted: JSON {
        [
            "salon": [
                "id": .text(definition.salon.id),
                "vertical": .text(definition.salon.vertical.rawValue),
                "store": .text(definition.salon.store),
            ],
            "hash": .text(definition.hash.description),
            "horizonMonths": .number(definition.horizonMonths),
            "sources": .list(definition.sources.map(redacted)),
            "publish": .list(definition.publish.map(\.redacted)),
            "deliver": .list(definition.deliver.map(\.redacted)),
            "freeze": .bool(definition.freeze != nil),
            "notify": .number(definition.notify.count),
            "heartbeat": .bool(definition.heartbeat != nil),
            "retainDays": .number(definition.retainDays),
            "menus": .number(definition.menus.count),
            "stays": .number(definition.stays.count),
            "hours": .bool(definition.work.hours != nil),
            "staff": .number(definition.work.staff.count),
        ]
    }

    private func redacted(_ source: Source) -> JSON {
        [
            "name": .text(source.name), "from": .text(source.origin.redacted),
            "kind": .text(kinds[source.name].map { "\($0)" }),
            "formats": .list(
                (formats[source.name] ?? []).map {
                    .text("\($0.identity) \($0.fingerprint)")
                }),
            "login": source.login?.redacted ?? .null,
            "dueMinutes": .number(dueMinutes(of: source)), "markRead": .bool(source.marksRead),
            "also": .number(source.also.count),
        ]
    }
}

extension Source.Origin {
    fileprivate var redacted: String {
        switch self {
        case .site(let url), .imap(let url):
            let parts = URLComponents(string: url)
            return "\(parts?.scheme ?? "?")://\(parts?.host ?? "?")"
        case .maildir: return "maildir:"
        case .folder: return "folder:"
        }
    }
}

extension Login {
    fileprivate var redacted: JSON {
        let user: String =
            switch user {
            case .text: "written down"
            case .secret(let secret): secret.redacted
            }
        return switch proof {
        case .password(let secret): ["user": .text(user), "password": .text(secret.redacted)]
        case .optionalPassword(let secret):
            ["user": .text(user), "password": .text(secret?.redacted)]
        case .token(let secret): ["user": .text(user), "token": .text(secret.redacted)]
        }
    }
}

extension Secret {
    fileprivate var redacted: String {
        switch self {
        case .env: "from the environment"
        case .file: "from a file"
        case .command: "from a command"
        }
    }
}

extension Publication {
    fileprivate var redacted: JSON {
        [
            "range": .text(range.rawValue), "columns": .number(columns.count),
            "encoding": .text(encoding.rawValue),
        ]
    }
}

extension Delivery {
    fileprivate var redacted: JSON {
        let kind =
            switch destination {
            case .file: "file"
            case .program: "program"
            case .web: "web"
            case .site: "site"
            }
        return ["target": .text(target), "to": .text(kind), "withExisting": .bool(sendsExisting)]
    }
}
