/// Something that goes wrong on the simulated site; a test switches it on with `SandboxSite.arm`.
public enum SandboxFault: Hashable, Sendable {
    // MARK: sessions

    /// The session is over once the given page of the list has been served.
    case expires(afterPage: Int)
    /// Somebody in the shop signs in with the same login once the given page has been served.
    case secondSignIn(afterPage: Int)
    /// The choice of a shop opens another one: the listing is the wrong shop's.
    case opensStore(String)

    // MARK: answers in place of the page

    case captcha(SandboxCaptcha, at: SandboxPlace)
    /// 429.
    case tooManyRequests(at: SandboxPlace)
    /// 503.
    case unavailable(at: SandboxPlace)
    /// A maintenance page with status 200.
    case maintenance(at: SandboxPlace)
    /// The site's own error page with status 200.
    case errorPage(SandboxErrorPage, at: SandboxPlace)
    /// Status 200 and not a byte.
    case emptyAnswer(at: SandboxPlace)
    /// The sign-in form with status 200.
    case signInForm(at: SandboxPlace)
    /// The search answers the empty form: no count, no rows, no error.
    case silentZero

    // MARK: answers that do not arrive whole

    /// The bytes come in twenty portions spread over the seconds.
    case slow(seconds: Double, at: SandboxPlace)
    /// Two thirds of the bytes without a length; the connection's end stands for the page's end.
    case cutAtClose(at: SandboxPlace)
    /// Two thirds of the bytes, although the head promises all.
    case cutShort(at: SandboxPlace)

    // MARK: listings that are wrong

    /// Asking for the page gives the one behind it.
    case skipsPage(Int)
    /// The page shows the rows of the one before it under its own number.
    case repeatsPage(Int)
    /// Asking for the page gives the one before it again, number and all.
    case stalePage(Int)
    /// A booking comes in once the given page has been served, and the rows shift.
    case bookingArrives(SandboxBooking, afterPage: Int)
    /// The count says that many more (or fewer) than there are rows.
    case wrongTotal(by: Int)
    /// The form echoes another range than was asked for, and the rows are of that range.
    case otherRange(from: String, to: String)
    /// The first row's status is in words nobody knows.
    case unknownStatus(String)
    /// The columns stand in another order.
    case columnsMoved
    /// A byte that cannot be decoded, in the first row.
    case brokenByte(ListDamage)
    /// The page comes in Windows-31J and says so.
    case cp932

    // MARK: the site's own forms

    /// What is entered is taken as if all were well, and then lost.
    case dropsEntry
    /// Somebody changes the schedule between the form and its answer: it is out of date.
    case changesMeanwhile
    /// What is entered stands, but the answer is 503.
    case losesAnswer

    /// How often a fault strikes before the site is well again.
    public enum Span: Hashable, Sendable {
        case once
        case times(Int)
        case always
    }

    /// Where a fault that stands in place of an answer, or spoils it, strikes.
    var place: SandboxPlace? {
        switch self {
        case .captcha(_, let place), .tooManyRequests(let place), .unavailable(let place),
            .maintenance(let place), .errorPage(_, let place), .emptyAnswer(let place),
            .signInForm(let place), .slow(_, let place), .cutAtClose(let place),
            .cutShort(let place):
            place
        case .silentZero: .page(1)
        default: nil
        }
    }
}

/// A part of the site at which a fault can strike.
public enum SandboxPlace: Hashable, Sendable {
    /// The sign-in form.
    case loginForm
    /// The post of login id and password.
    case signIn
    /// Any page of a result.
    case listing
    /// The n-th page of a result, counted from 1.
    case page(Int)
    case detail
    case schedule
    /// One of the site's own forms, before it is filled in.
    case form
    /// The post of a form that registers something.
    case entry
    case anywhere
}
