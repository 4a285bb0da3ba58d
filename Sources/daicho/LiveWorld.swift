import Connectors
import Foundation
import Pipeline
import Reservations

/// The real world: this machine's clock, sites, mailboxes, files, programs and people.
struct LiveWorld: Sendable {
    let definition: Definition
    /// What a person said stands for now.
    let asOf: Date?
    /// A plan leaves no trace: not even a lock file beside a folder.
    let isPlan: Bool
    let environment: [String: String]
    let progress: @Sendable (String) -> Void
    /// How a fetch waits out of politeness.
    var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// Shared by the salons of one call.
    var turns = LoginTurns()

    var world: World {
        World(
            now: now, randomBytes: Self.randomBytes,
            fetch: { errand, keep in await inTurn(errand) { await fetch(errand, keep) } },
            markRead: { errand, marks in
                try await inTurn(errand) { try await markRead(errand, marks) }
            },
            hand: { try await hand($0, $1, $2) },
            readBack: { try await reachable($0).readBack($1, now: now) },
            enter: { try await enter($0) },
            tell: { try await tell($0, $1) },
            ping: { try await ping(heartbeat: $0, certificateAuthority: authority) },
            progress: progress)
    }

    private func inTurn<Value: Sendable>(
        _ errand: Errand, _ work: @Sendable () async throws -> Value
    ) async rethrows -> Value {
        guard let login = errand.source.login else { return try await work() }
        return try await turns.turn(at: loginFolder(login), work)
    }

    var now: @Sendable () -> Date {
        let asOf = asOf
        return { asOf ?? Date() }
    }

    var pace: Pace {
        Pace(now: now, pause: pause)
    }

    /// Authorities that are trusted beside the system's own (`DAICHO_CA_FILE`): for a mail server
    /// of the salon's own. Checks cannot be switched off.
    var authority: String? { environment["DAICHO_CA_FILE"] }

    func secret(_ secret: Secret, mayBeEmpty: Bool = false) throws -> Private<String> {
        try secret.value(environment: environment, mayBeEmpty: mayBeEmpty) { words in
            try SecretCommand(words: words, environment: environment).output()
        }
    }

    func text(_ credential: Pipeline.Login.Credential) throws -> Private<String> {
        switch credential {
        case .text(let text): Private(text)
        case .secret(let place): try secret(place)
        }
    }

    /// `logins/NAME/` stands beside the salons' state folders, so that salons of one account share
    /// its session.
    func loginFolder(_ login: Pipeline.Login) -> String {
        URL(fileURLWithPath: definition.state).deletingLastPathComponent()
            .appendingPathComponent("logins/\(login.name)").path
    }

    @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    private func hand(
        _ delivery: Delivery, _ id: String, _ line: String
    ) async throws -> Receipt {
        let destination = try reachable(delivery)
        if case .file = destination {
            // Handing over twice is once: a run that was cut off finds its line again.
            if let known = try await destination.readBack(id, now: now) { return known }
        }
        return try await destination.handOver(line, id: id, environment: environment, now: now)
    }

    private func reachable(_ delivery: Delivery) throws -> Destination {
        guard let destination = try destination(of: delivery) else {
            throw SourceTrouble(.badAddress, "\(delivery.target) is entered on its own forms")
        }
        return destination
    }

    /// The destination that a definition names, with the secrets that it needs; nil where actions
    /// are entered on a medium's own forms, which its source reaches.
    func destination(of delivery: Delivery) throws -> Destination? {
        switch delivery.destination {
        case .file(let path): .file(path: path)
        case .program(let words):
            .program(path: words[0], arguments: Array(words.dropFirst()))
        case .web(let url, let place, let readBack):
            .web(
                Webhook(
                    url: url, readBackURL: readBack, secret: try secret(place),
                    certificateAuthority: authority))
        case .site: nil
        }
    }
}
