public import Foundation
public import Reservations

/// When each of a medium's two channels first told of a booking.
public struct ChannelSight: Hashable, Sendable {
    public let key: ReservationKey
    /// When a run of ours first saw its row, and its mail.
    public let row: Date?
    public let mail: Date?
    /// When the medium took it, where it says so.
    public let receivedAt: Date?
    public let isActive: Bool

    public init(key: ReservationKey, row: Date?, mail: Date?, receivedAt: Date?, isActive: Bool) {
        self.key = key
        self.row = row
        self.mail = mail
        self.receivedAt = receivedAt
        self.isActive = isActive
    }
}

/// One medium's list and mails held against each other: what the one told of and the other did not,
/// and how late each is. Two unreliable channels audit each other.
public struct ChannelAudit: Hashable, Sendable {
    public let medium: Medium
    /// How many bookings both have told of.
    public var both = 0
    /// Numbers that the list shows and whose mail should have come: lost, or in the spam folder.
    public var withoutMail: [String] = []
    /// Active numbers of a mail that the list should show by now.
    public var withoutRow: [String] = []
    /// From the medium's taking a booking to our seeing it, in seconds.
    public var mailLag: Lag?
    public var rowLag: Lag?

    public struct Lag: Hashable, Sendable {
        public let median: TimeInterval
        public let greatest: TimeInterval

        public init?(_ seconds: [TimeInterval]) {
            guard let greatest = seconds.max() else { return nil }
            median = seconds.sorted()[seconds.count / 2]
            self.greatest = greatest
        }
    }

    public init(medium: Medium) {
        self.medium = medium
    }
}

/// How a medium's channels stand, as far as an audit needs it.
public struct Channels: Hashable, Sendable {
    /// How the numbers begin of which the medium sends a mail; empty: it sends none.
    public let mailed: [String]
    /// When the mailbox, and the complete list, were last read.
    public let mailsRead: Date?
    public let listRead: Date?

    public init(mailed: [String], mailsRead: Date?, listRead: Date?) {
        self.mailed = mailed
        self.mailsRead = mailsRead
        self.listRead = listRead
    }
}

/// Holds each medium's channels against each other. A medium with one channel alone is left out.
///
/// - Parameter patience: how long one channel may be behind the other before that is a gap, in
///   seconds.
public func auditChannels(
    _ sights: [ChannelSight], of channels: [Medium: Channels], patience: TimeInterval = 3600
) -> [ChannelAudit] {
    channels.filter { !$1.mailed.isEmpty && $1.mailsRead != nil && $1.listRead != nil }
        .sorted { $0.key < $1.key }.map { medium, channels in
            let own = sights.filter { $0.key.medium == medium }
            var audit = ChannelAudit(medium: medium)
            audit.both = own.count { $0.row != nil && $0.mail != nil }
            audit.withoutMail = own.filter { channels.lacksMail($0, patience) }.numbers
            audit.withoutRow = own.filter { channels.lacksRow($0, patience) }.numbers
            audit.mailLag = .init(own.compactMap { $0.lag(of: $0.mail) })
            audit.rowLag = .init(own.compactMap { $0.lag(of: $0.row) })
            return audit
        }
}

extension Channels {
    fileprivate func lacksMail(_ sight: ChannelSight, _ patience: TimeInterval) -> Bool {
        guard let row = sight.row, sight.mail == nil, let mailsRead else { return false }
        let isMailed = mailed.contains { sight.key.number.hasPrefix($0) }
        return isMailed && mailsRead >= row + patience
    }

    fileprivate func lacksRow(_ sight: ChannelSight, _ patience: TimeInterval) -> Bool {
        guard let mail = sight.mail, sight.row == nil, let listRead else { return false }
        return sight.isActive && listRead >= mail + patience
    }
}

extension ChannelSight {
    /// Clocks differ by a little: what is seen before it was taken was seen at once.
    fileprivate func lag(of seen: Date?) -> TimeInterval? {
        guard let seen, let receivedAt else { return nil }
        return max(0, seen.timeIntervalSince(receivedAt))
    }
}

extension [ChannelSight] {
    fileprivate var numbers: [String] { map(\.key.number).sorted() }
}
