import Foundation
import Reservations
public import Sandbox

/// Everything that will happen in one simulated salon, as a value: a part of it can be left out and
/// the rest played again, which is how a failure is told in few words.
public struct Plot: Hashable, Sendable {
    public var seed: UInt64
    /// The moment from which all times count, in seconds.
    public var begin: Date
    /// Who has booked; an incident names a booking by its place here.
    public var bookings: [TrueBooking]
    public var incidents: [Incident]
    /// The scheduled runs, in the order of their times.
    public var ticks: [Tick]
    /// Pages are rendered and read as HTML, not handed over as values.
    public var usesPaper = false
    /// The destination can be read back, as a file can; another answers `done`, or does not.
    public var readsBack = false
}

/// A booking as the medium has it when it is made.
public struct TrueBooking: Hashable, Sendable {
    public var number: String
    public var guest: Int
    public var first: TrueState
    /// Stood there before the story begins; another begins with its incident.
    public var standsFromTheBeginning: Bool
}

/// What is true of a booking at one moment.
public struct TrueState: Hashable, Sendable {
    public var day: ServiceDay
    /// Minutes after the business day's start.
    public var start: Int
    public var staff: Int
    public var nominated: Bool
    public var menu: Int
    public var status: Status
    /// Whether the medium still lists it at all.
    public var isListed = true
}

/// Something that happens to a booking at its medium.
public struct Incident: Hashable, Sendable {
    public enum Deed: Hashable, Sendable {
        case book
        /// The salon moves it; the number stays.
        case move(day: ServiceDay, start: Int)
        /// The salon changes who serves it, or what.
        case edit(staff: Int, menu: Int)
        case cancel(Status)
        /// The salon takes a cancellation back.
        case restore
        /// The visit goes on: in service, waiting to pay, served, settled.
        case visit(Status)
        /// The row is gone without a word.
        case vanish
    }

    /// Seconds after the beginning.
    public var at: TimeInterval
    public var booking: Int
    public var deed: Deed
    /// The notice that tells of it, if the medium sends one.
    public var post: Post?
}

/// What becomes of a notice mail on its way.
public struct Post: Hashable, Sendable {
    /// Seconds until it lies in the mailbox; nil: it is lost, or lies in a folder nobody reads.
    public var delay: TimeInterval?
    /// Seconds until somebody finds it among the spam and moves it into the mailbox, where it keeps
    /// the time at which it arrived.
    public var timeInSpam: TimeInterval = 0
    /// A person opens it before any run sees it.
    public var isOpened = false
    public var copies = 1
    /// By how many seconds its Date header is wrong.
    public var dateIsOffBy: TimeInterval = 0
    public var isForwarded = false
    public var encoding = MailEncoding.utf8Base64
}
