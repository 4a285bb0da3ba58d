import Connectors
import Foundation
import Pipeline
import Reservations

/// Tries one source as far as it goes without reading a booking.
struct SourceCheck {
    enum Outcome {
        /// In English for scripts, and in Japanese.
        case fine(String, words: String)
        case trouble(SourceTrouble)
    }

    let live: LiveWorld
    let loaded: LoadedDefinition
    let source: Source

    /// What was found; of a password that was refused before and is not tried again, also whether
    /// its site can be reached at all.
    func outcomes() async -> [Outcome] {
        let found = await outcome()
        guard case .trouble(let trouble) = found, trouble.kind == .refusedBefore,
            case .site(let url) = source.origin, let other = await obstacle(url)
        else { return [found] }
        return [.trouble(other), found]
    }

    private func obstacle(_ url: String) async -> SourceTrouble? {
        do throws(SourceTrouble) {
            let (order, family, reader) = try live.listing(url, errand)
            return await family.obstacle(
                to: order, reader: reader, login: try live.openLogin(errand), pace: live.pace)
        } catch {
            return error
        }
    }

    private func outcome() async -> Outcome {
        do throws(SourceTrouble) {
            switch source.origin {
            case .site(let url):
                try await signIn(url)
                return .fine(
                    "signed in; use a login id of Daicho's own, for a person who signs in with "
                        + "the same id ends its session",
                    words: "ログインできました。ログインIDは Daicho 専用にしてください（同じIDで人がログインすると切れます）")
            case .imap(let url):
                try await checkMailbox(
                    live.mailbox(url, errand), login: live.openLogin(errand), pace: live.pace)
                return .fine(
                    "signed in, and every folder opens", words: "ログインでき、フォルダーもすべて開けました")
            case .maildir(let path):
                try folder(path, holding: "new")
                return .fine(path, words: path)
            case .folder(let path):
                try folder(path, holding: "")
                return .fine(path, words: path)
            }
        } catch {
            return .trouble(error)
        }
    }

    private var errand: Errand {
        Errand(
            definition: loaded.definition, source: source,
            kind: loaded.kinds[source.name] ?? .pages,
            readers: loaded.readers[source.name] ?? [],
            horizon: Horizon(at: live.now(), months: loaded.definition.horizonMonths),
            asOf: live.now())
    }

    /// Signs in, looks at the store's search form, and compares the clocks.
    private func signIn(_ url: String) async throws(SourceTrouble) {
        let (order, family, reader) = try live.listing(url, errand)
        let walk = await family.check(
            order, reader: reader, login: try live.openLogin(errand), pace: live.pace,
            keep: { _ in })
        if let trouble = walk.trouble { throw trouble }
        let ahead = walk.serverAhead ?? 0
        guard abs(ahead) <= 60 else {
            throw SourceTrouble(
                .clock,
                "this machine's clock is \(Int(abs(ahead))) s \(ahead > 0 ? "behind" : "ahead of") "
                    + "the site's: set it (timedatectl set-ntp true)",
                about: "\(Int(abs(ahead))) 秒")
        }
    }

    private func folder(_ path: String, holding name: String) throws(SourceTrouble) {
        let place = name.isEmpty ? path : "\(path)/\(name)"
        guard isFolder(place) else {
            throw SourceTrouble(
                .badAddress, "\(place) is no folder: create it, or correct `from`", about: place)
        }
    }
}
