/// Situations the command can show, each named for what a client meets.
public enum SandboxScenario: String, Sendable, CaseIterable {
    case quiet, busy, empty, group
    case expires
    case secondSignIn = "second-sign-in"
    case captcha
    case captchaInList = "captcha-in-list"
    case tooMany = "too-many-requests"
    case unavailable, maintenance
    case silentZero = "silent-zero"
    case slow, cut
    case cutAtClose = "cut-at-close"
    case shifting
    case wrongStore = "wrong-store"
    case wrongTotal = "wrong-total"
    case brokenBytes = "broken-bytes"

    /// One line for the help text.
    public var summary: String {
        switch self {
        case .quiet: "all is well: about 130 bookings on three pages"
        case .busy: "all is well: 3,600 bookings"
        case .empty: "a salon without bookings"
        case .group: "a group login: a shop has to be chosen first"
        case .expires: "the session ends after the second page, once"
        case .secondSignIn: "somebody else signs in after the first page, once"
        case .captcha: "every sign-in meets a puzzle"
        case .captchaInList: "the list meets a reCAPTCHA, once"
        case .tooMany: "the list answers 429"
        case .unavailable: "the list answers 503 twice, then recovers"
        case .maintenance: "every page is the maintenance page, with status 200"
        case .silentZero: "the search answers the empty form"
        case .slow: "pages of the list take 20 seconds each"
        case .cut: "the second page breaks off before its promised length, once"
        case .cutAtClose: "the second page breaks off without any length, once"
        case .shifting: "a booking arrives between the first and the second page, once"
        case .wrongStore: "a group login whose choice opens the other shop"
        case .wrongTotal: "the count says three more than there are rows"
        case .brokenBytes: "an undecodable byte in the first row's number"
        }
    }

    /// What goes wrong; `lastDay` is that of the newest visits.
    public func faults(lastDay: String) -> [(fault: SandboxFault, span: SandboxFault.Span)] {
        switch self {
        case .quiet, .busy, .empty, .group: []
        case .expires: [(.expires(afterPage: 2), .once)]
        case .secondSignIn: [(.secondSignIn(afterPage: 1), .once)]
        case .captcha: [(.captcha(.puzzle, at: .signIn), .always)]
        case .captchaInList: [(.captcha(.recaptcha, at: .page(2)), .once)]
        case .tooMany: [(.tooManyRequests(at: .listing), .always)]
        case .unavailable: [(.unavailable(at: .listing), .times(2))]
        case .maintenance: [(.maintenance(at: .anywhere), .always)]
        case .silentZero: [(.silentZero, .always)]
        case .slow: [(.slow(seconds: 20, at: .listing), .always)]
        case .cut: [(.cutShort(at: .page(2)), .once)]
        case .cutAtClose: [(.cutAtClose(at: .page(2)), .once)]
        case .shifting: [(.bookingArrives(Self.latecomer(on: lastDay), afterPage: 1), .once)]
        case .wrongStore: [(.opensStore(Self.sister.id), .always)]
        case .wrongTotal: [(.wrongTotal(by: 3), .always)]
        case .brokenBytes: [(.brokenByte(.number), .always)]
        }
    }

    /// How many bookings the demo's shop has.
    public var count: Int {
        switch self {
        case .empty: 0
        case .busy: 3_600
        default: 132
        }
    }

    /// The demo's login, with a second shop where the scenario is about groups.
    public var account: SandboxAccount {
        var account = SandboxAccount.demo
        if self == .group || self == .wrongStore { account.stores.append(Self.sister) }
        return account
    }

    /// The group's second shop.
    public static let sister = SandboxStore(id: "H000000002", name: "キレイサロン デモ２号店")

    /// The newest visit of all, so that every row moves by one.
    private static func latecomer(on day: String) -> SandboxBooking {
        SandboxBooking(
            number: "BE99000001", date: day, start: "23:55", customerName: "遅出 来太", staff: "髙橋")
    }
}
