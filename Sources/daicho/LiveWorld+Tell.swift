import Connectors
import Pipeline
import Reservations

extension LiveWorld {
    func tell(_ notice: Pipeline.Notice, _ letter: Letter) async throws {
        switch notice.way {
        case .mail(let server, let login):
            try await Connectors.Notice(to: notice.to, subject: letter.subject, text: letter.text)
                .send(via: relay(server, as: login), now: now())
        case .line(let api, let token):
            try await LinePush(
                group: notice.to, text: letter.subject + "\n" + letter.text, key: letter.key
            ).send(via: channel(api, token))
        }
    }

    /// Whether the server that takes notices is there, and takes our sign-in; nobody is told.
    func reach(_ notice: Pipeline.Notice) async throws {
        switch notice.way {
        case .mail(let server, let login):
            try await Connectors.Notice.reach(relay(server, as: login))
        case .line(let api, let token): try await LinePush.reach(channel(api, token))
        }
    }

    private func channel(_ api: String, _ token: Secret) throws -> LinePush.Channel {
        LinePush.Channel(url: api, token: try secret(token), certificateAuthority: authority)
    }

    private func relay(
        _ server: String, as login: Pipeline.Login?
    ) throws -> Connectors.Notice.Relay {
        let user = try login.map { try text($0.user).value }
        var (password, token): (Private<String>?, Private<String>?)
        switch login?.proof {
        case .password(let place): password = try secret(place)
        case .token(let place): token = try secret(place)
        case .optionalPassword(let place):
            password = try place.map { try secret($0, mayBeEmpty: true) }
        case nil: break
        }
        return Connectors.Notice.Relay(
            url: server, user: user, password: password, token: token,
            certificateAuthority: authority)
    }
}
