public import Foundation
public import Reservations

/// Bytes as they were received, with where they came from and when.
public struct Capture: Hashable, Sendable {
    /// What a fetch was for; only `page` and `mail` are ever read for bookings.
    public enum Purpose: String, Sendable {
        /// Signing in and choosing the store. Such answers hold keys of the session.
        case signIn
        /// The search form.
        case form
        /// A page of a listing, or of a schedule.
        case page
        /// What a form was answered with that enters something.
        case entry
        case mail
    }

    /// The SHA-256 of the bytes in hexadecimal: its name in the archive.
    public let name: String
    public let bytes: [UInt8]
    public let purpose: Purpose
    /// The name of the definition's source.
    public let source: String
    /// The URL without anything secret, the file's path, or the mailbox with UIDVALIDITY and UID.
    public let origin: String
    /// Our clock when the request went out, and when its answer had come.
    public let askedAt: Date
    public let answeredAt: Date
    /// When what it shows was so: for a saved file its own time, never later than the run.
    public let fetchedAt: Date
    /// The server's clock in its answer.
    public let serverDate: Date?
    public let httpStatus: Int?
    public let contentType: String?

    public init(
        _ bytes: [UInt8], purpose: Purpose, source: String, origin: String, askedAt: Date,
        answeredAt: Date, fetchedAt: Date? = nil, serverDate: Date? = nil, httpStatus: Int? = nil,
        contentType: String? = nil
    ) {
        name = captureName(of: bytes)
        self.bytes = bytes
        self.purpose = purpose
        self.source = source
        self.origin = origin
        self.askedAt = askedAt
        self.answeredAt = answeredAt
        self.fetchedAt = fetchedAt ?? answeredAt
        self.serverDate = serverDate
        self.httpStatus = httpStatus
        self.contentType = contentType
    }

    /// The span of time in which the page was made: the server made it between our question and
    /// its answer, a saved file at its own time.
    public var interval: Interval {
        fetchedAt == answeredAt
            ? Interval(from: askedAt, to: answeredAt) : Interval(from: fetchedAt, to: fetchedAt)
    }
}

/// Puts a capture to rest before anyone reads it. What it throws ends the fetch.
public typealias Keep = @Sendable (Capture) async throws -> Void
