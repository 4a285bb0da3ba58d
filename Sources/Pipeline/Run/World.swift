public import Connectors
public import Formats
public import Foundation
public import LedgerStore
public import Reservations

/// Everything a run reaches outside its process: the clock, sources, destinations, people. Tests
/// replace any part of it.
public struct World: Sendable {
    /// What stands for now.
    public var now: @Sendable () -> Date
    /// Random bytes for a new ledger's key.
    public var randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// Fetches a source. Whatever goes wrong is told in the harvest; what came before counts.
    public var fetch: @Sendable (Errand, _ keep: @escaping Keep) async -> Harvest
    /// Marks mails as read at their server or in their folder.
    public var markRead: @Sendable (Errand, [MailMark]) async throws -> Void
    /// Hands one action to its destination and comes back with what became of it. Throws where
    /// nothing has seen the action, so that it can be handed over again.
    public var hand: @Sendable (Delivery, _ action: String, _ line: String) async throws -> Receipt
    /// Asks a destination what became of an action that may have reached it; nil where it surely
    /// has not. Throws where it cannot be asked now.
    public var readBack: @Sendable (Delivery, _ action: String) async throws -> Receipt?
    /// Enters an action on a medium's own forms, or only looks whether it stands there; nil where it
    /// surely does not. Throws where nothing was entered.
    public var enter: @Sendable (EntryErrand) async throws -> Receipt?
    /// Tells people by mail or LINE.
    public var tell: @Sendable (Notice, Letter) async throws -> Void
    /// Fetches the heartbeat address.
    public var ping: @Sendable (_ url: String) async throws -> Void
    /// Says on a terminal what the run is at.
    public var progress: @Sendable (_ text: String) -> Void

    public init(
        now: @escaping @Sendable () -> Date,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        fetch: @escaping @Sendable (Errand, @escaping Keep) async -> Harvest,
        markRead: @escaping @Sendable (Errand, [MailMark]) async throws -> Void = { _, _ in },
        hand: @escaping @Sendable (Delivery, String, String) async throws -> Receipt,
        readBack: @escaping @Sendable (Delivery, String) async throws -> Receipt?,
        enter: @escaping @Sendable (EntryErrand) async throws -> Receipt? = { _ in nil },
        tell: @escaping @Sendable (Notice, Letter) async throws -> Void = { _, _ in },
        ping: @escaping @Sendable (String) async throws -> Void = { _ in },
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.fetch = fetch
        self.markRead = markRead
        self.hand = hand
        self.readBack = readBack
        self.enter = enter
        self.tell = tell
        self.ping = ping
        self.progress = progress
    }
}

/// What a connector is sent out for.
public struct Errand: Sendable {
    public let definition: Definition
    public let source: Source
    public let kind: SourceKind
    public let readers: [Reader]
    public let horizon: Horizon
    public let asOf: Date
    /// Mails that runs before have read.
    public let read: Set<MailMark>
    public let mailboxes: [String: LedgerStore.MailCursor]
    /// Mails that runs before could not read.
    let setAside: [Capture]

    public init(
        definition: Definition, source: Source, kind: SourceKind, readers: [Reader],
        horizon: Horizon, asOf: Date, read: Set<MailMark> = [],
        mailboxes: [String: LedgerStore.MailCursor] = [:]
    ) {
        self.init(
            definition: definition, source: source, kind: kind, readers: readers,
            horizon: horizon, asOf: asOf, read: read, mailboxes: mailboxes, setAside: [])
    }

    init(
        definition: Definition, source: Source, kind: SourceKind, readers: [Reader],
        horizon: Horizon, asOf: Date, read: Set<MailMark>,
        mailboxes: [String: LedgerStore.MailCursor], setAside: [Capture]
    ) {
        self.definition = definition
        self.source = source
        self.kind = kind
        self.readers = readers
        self.horizon = horizon
        self.asOf = asOf
        self.read = read
        self.mailboxes = mailboxes
        self.setAside = setAside
    }
}
