public import Reconciliation
public import Reservations

/// All that one run writes, in one transaction.
public struct Commit: Sendable {
    public var run: RunRecord
    public var plan: Plan
    /// The ledger row of each reservation of the plan (`LedgerRow.cells`).
    public var cells: [ReservationKey: [UInt8]]
    public var captures: [CaptureRecord]
    public var scans: [ScanRecord]
    public var sources: [SourceUpdate]
    public var mails: [MailMark]
    /// Those of the mails that are to be marked as read.
    public var owed: Set<MailMark>
    public var quarantined: [QuarantineRecord]
    /// Mails that were set aside before and are understood now.
    public var reread: Set<Reread> = []
    /// What people are to be told of it.
    public var notices: [OwedNotice] = []
    public var definition: DefinitionRecord
    /// The targets of the definition's deliveries. One that is new is linked by this run.
    public var links: [Link]
    /// What the evidence said beside the plan's observations.
    public var gist: Gist
    /// What complete lists that said something new showed of their days.
    public var listings: [Listing] = []
    /// What a backfill tells of its rows, and how far it has come with this.
    public var backfill: BackfillPortion?

    public init(
        run: RunRecord, definition: DefinitionRecord, plan: Plan = Plan(),
        cells: [ReservationKey: [UInt8]] = [:], captures: [CaptureRecord] = [],
        scans: [ScanRecord] = [], sources: [SourceUpdate] = [], mails: [MailMark] = [],
        owed: Set<MailMark> = [], quarantined: [QuarantineRecord] = [], links: [Link] = [],
        gist: Gist = Gist()
    ) {
        self.run = run
        self.definition = definition
        self.plan = plan
        self.cells = cells
        self.captures = captures
        self.scans = scans
        self.sources = sources
        self.mails = mails
        self.owed = owed
        self.quarantined = quarantined
        self.links = links
        self.gist = gist
    }
}

/// A definition as a run used it.
public struct DefinitionRecord: Hashable, Sendable {
    public var hash: String
    public var text: String

    public init(hash: String, text: String) {
        self.hash = hash
        self.text = text
    }
}

/// A target that actions go to.
public struct Link: Hashable, Sendable, Codable {
    public var target: Medium
    /// Whether it is also told what stood there before it was linked, or before a medium was
    /// adopted; if not, it counts as knowing that.
    public var withExisting: Bool

    public init(target: Medium, withExisting: Bool = false) {
        self.target = target
        self.withExisting = withExisting
    }
}

/// What became of a commit.
public enum CommitResult: Hashable, Sendable {
    /// Written. `changedRows` counts the database rows that were touched.
    case committed(changedRows: Int)
    /// The tick was claimed before, by the run named: nothing was written.
    case repeatedTick(run: String)
}
