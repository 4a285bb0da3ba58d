import Connectors
import Foundation
import Reservations
import Sandbox

/// A notice mail on its way, and in the mailbox from a moment on.
public struct Letter: Sendable {
    public let number: String
    public let isCancellation: Bool
    public let bytes: [UInt8]
    public let sentAt: TimeInterval
    public let arrivesAt: TimeInterval
    /// From when on it lies in the mailbox.
    public let appearsAt: TimeInterval
    /// Its place in the mailbox, as long as that is not numbered anew.
    public let uid: Int
    /// A person has opened it before any run saw it.
    public var isOpened = false

    /// The name under which the pipeline keeps it.
    var capture: String {
        Capture(
            bytes, purpose: .mail, source: "", origin: "", askedAt: .distantPast,
            answeredAt: .distantPast
        ).name
    }
}

/// Every mail of a plot that ever arrives, in the order in which it does.
func letters(of truth: Truth) -> [Letter] {
    let plot = truth.plot
    var letters: [(incident: Incident, post: Post, delay: TimeInterval)] = []
    for incident in plot.incidents where truth.happens(incident) {
        guard let post = incident.post, let delay = post.delay else { continue }
        for copy in 0..<post.copies { letters.append((incident, post, delay + 60 * Double(copy))) }
    }
    letters.sort {
        ($0.incident.at + $0.delay + $0.post.timeInSpam)
            < ($1.incident.at + $1.delay + $1.post.timeInSpam)
    }
    return letters.enumerated().compactMap { index, letter in
        let (incident, post) = (letter.incident, letter.post)
        guard let state = truth.state(of: incident.booking, at: incident.at) else { return nil }
        let booking = plot.bookings[incident.booking]
        return Letter(
            number: booking.number, isCancellation: incident.deed.isCancellation,
            bytes: mail(of: booking, as: state, incident, post, begin: plot.begin),
            sentAt: incident.at, arrivesAt: incident.at + letter.delay,
            appearsAt: incident.at + letter.delay + post.timeInSpam, uid: index + 1,
            isOpened: post.isOpened)
    }
}

private func mail(
    of booking: TrueBooking, as state: TrueState, _ incident: Incident, _ post: Post, begin: Date
) -> [UInt8] {
    let moment = begin + incident.at
    var row = booking.shown(as: state)
    row.receivedAt = SalonTime.ledger(moment)
    let kind: NoticeKind =
        switch incident.deed {
        case .cancel: .cancelled
        case .move: .changed
        default: .booked
        }
    var mail = NoticeMail(kind, of: row, sentAt: moment + post.dateIsOffBy)
    if post.isForwarded { mail.forwarding = .inline(by: "owner@salon.example", quoted: false) }
    mail.encoding = post.encoding
    return mail.bytes
}

extension Incident.Deed {
    var isCancellation: Bool {
        if case .cancel = self { true } else { false }
    }
}
