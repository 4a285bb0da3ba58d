public import Connectors
public import Foundation
public import Reconciliation
public import Reservations

/// What a run saw, decided and did. Kept in the run journal; printed by `--json`.
///
/// Holds no guest's data: only numbers of bookings, counts and texts of ours.
public struct RunReport: Sendable {
    public var run: String
    public var salon: String
    public var asOf: Date
    public var sources: [SourceReport] = []
    public var changes: [Change.Kind: Int] = [:]
    public var actions: [Action.Kind: Int] = [:]
    public var receipts: [Receipt.Result: Int] = [:]
    public var holds: [HoldReport] = []
    public var published: [Publication] = []
    /// The staff whose slots a linked medium is not told, because nobody has merged them (R0-12).
    public var unmergedStaff: [StaffIdentity] = []
    /// Double bookings on the days that the run touched, and on those of which people were told.
    public var doubles: [DoubleBooking] = []
    /// Each medium's list and mails held against each other.
    public var audits: [ChannelAudit] = []
    /// How long taken slots were still for sale elsewhere.
    public var exposures = ExposureAudit()
    /// The stage that the run is at, or ended in.
    var stage: Stage?
    /// What arrived later than a minute after it could go out, or waits longer (R2-07).
    public var late: [LateAction] = []
    /// Milliseconds by stage, in the order they ran.
    public var durations: [(stage: String, milliseconds: Double)] = []
    public var notes: [Note] = []
    /// The notes that are new, or that have lasted another day: what people are told now.
    public var freshNotes: [Note] = []
    public var status: ExitStatus = .done
    /// What support is to be shown, where a manual run could not read a source (R2-13).
    public var evidence: String?
    /// What the commit wrote of it, where nothing was left to do then.
    var committed: String?
    /// How long the bookings that came were unknown to us (R2-04).
    public var delays = SightDelays()

    public init(run: String, salon: String, asOf: Date) {
        self.run = run
        self.salon = salon
        self.asOf = asOf
    }

    public struct HoldReport: Sendable {
        public let id: String
        public let guardName: String
        public let reason: String
        public let numbers: [String]
    }

    public struct Publication: Sendable {
        public let path: String
        public let rows: Int
        public let isWritten: Bool
        public let lost: Int
    }

    /// Something a person should read, said once when it is new and once a day while it lasts.
    public struct Note: Hashable, Sendable {
        /// What it speaks of.
        public enum Kind: Sendable {
            /// How the run went: sources, stages, destinations, files. Support may read it.
            case run
            /// The salon's own business: its bookings, links and people.
            case salon
        }

        /// Names the state, so that the same state is recognised.
        public let key: String
        public let text: String
        /// What the error behind it said, for scripts and support.
        public let cause: String?
        public let status: ExitStatus
        public let kind: Kind

        public init(
            key: String, text: String, cause: String? = nil, status: ExitStatus, kind: Kind = .run
        ) {
            self.key = key
            self.text = text
            self.cause = cause
            self.status = status
            self.kind = kind
        }
    }

    public mutating func note(
        _ key: String, _ text: String, _ status: ExitStatus, of kind: Note.Kind = .run,
        cause: String? = nil
    ) {
        let note = Note(key: key, text: text, cause: cause, status: status, kind: kind)
        notes.append(note)
        freshNotes.append(note)
        self.status = self.status.joined(with: status)
    }
}

/// What one source gave.
public struct SourceReport: Sendable {
    /// Why it was left out.
    public enum Skip: String, Sendable {
        case notDue = "not-due"
        /// Others were named (`--source`).
        case notAsked = "not-asked"
        /// A table of the past, which a person brings in.
        case backfillOnly = "backfill-only"
    }

    public let name: String
    public var isDue: Bool
    public var skipped: Skip?
    public var coverage: Coverage?
    public var captures = 0
    /// Rows of a list, or mails.
    public var rows = 0
    public var observed = 0
    /// Rows that say what is known, and mails read before.
    public var same = 0
    public var ignored: [String: Int] = [:]
    public var quarantined = 0
    public var findings: [Finding] = []
    /// What went wrong.
    public var trouble: SourceTrouble?
    /// Whether another run is reading it, or this one was asked to end: that is no failure of its.
    var isElsewhere = false

    public init(name: String, isDue: Bool, skipped: Skip? = nil) {
        self.name = name
        self.isDue = isDue
        self.skipped = skipped
    }

    /// Every row and mail is exactly one of observed, known, ignored or quarantined (I4).
    public var addsUp: Bool {
        rows == observed + same + ignored.values.reduce(0, +) + quarantined
    }
}
