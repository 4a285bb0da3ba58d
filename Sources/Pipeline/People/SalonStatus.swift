import Connectors
import Formats
public import Foundation
public import LedgerStore
public import Reconciliation
public import Reservations

/// How a salon's ledger is doing at a moment: what is fresh, what waits, what needs a hand. Holds no
/// guest's data in what it prints.
public struct SalonStatus: Sendable {
    public var salon: Definition.Salon
    public var asOf: Date
    public var sources: [SourceFreshness] = []
    public var media: [Medium] = []
    public var lastRun: RunRecord?
    public var tally = Tally()
    /// What waits and should have arrived (R2-07).
    public var late: [LateAction] = []
    /// How long the last day's bookings were unknown to the ledger (R2-04).
    public var delays = SightDelays()
    /// What only a person can do on a medium's screen.
    public var byHand: [StandingStep] = []
    /// Until when the definition lets nothing go out (F17).
    public var frozenUntil: Date?
    public var holds: [HoldState] = []
    /// The bookings that a person should look at.
    public var worklist: [Reservation] = []
    public var quarantined: [QuarantineRecord] = []
    /// How each medium and its link stand (R1-22).
    public var links: [LinkStanding] = []
    /// The staff whose slots a linked medium is not told (R0-12).
    public var unmergedStaff: [StaffIdentity] = []
    /// Until when actions may be written to media's own screens (R2-08).
    public var linkSessionEnd: Date?
    /// The last exports, newest first.
    public var exports: [ExportNote] = []
    /// The fields on which a person has to decide, each with the sources that differ.
    public var conflicts: [ReservationKey: [FieldSides]] = [:]
    /// Today's close of each medium that a list shows.
    public var closes: [MediumClose] = []
    /// Each medium's list and mails held against each other.
    public var audits: [ChannelAudit] = []
    /// The double bookings from today on, and the bookings outside the working time.
    public var floor = FloorReview()
    /// The rules of the media whose bookings these are.
    public var rules: [Medium: MediumRules] = [:]
    /// How long taken slots were still for sale elsewhere.
    public var exposures = ExposureAudit()
    /// By source, when the last list began that was proven whole.
    public var lastScans: [String: Date] = [:]
    /// The runs that the journal still has, by exit status.
    public var runCounts: [Int: Int] = [:]
    /// What people were told of that still stands, by its name.
    public var told: Set<String> = []
    /// Sources that could not be read although a person asked for it (R2-13), and what to send.
    public var escalated: Set<String> = []
    public var evidence: String?
    /// By source, what of its layout has changed and which values could not be read.
    public var layouts: [String: [String]] = [:]

    /// Asks the ledger.
    ///
    /// - Parameters:
    ///   - ledger: nil where no run has begun one yet.
    ///   - wanted: only these sources, where any are named.
    ///   - rests: by source, the rest of its login, and the kind of trouble that it rests after.
    public init(
        of loaded: LoadedDefinition, ledger: Ledger?, asOf: Date, sources wanted: Set<String> = [],
        rests: [String: (after: String, rest: SourceState.Rest)] = [:]
    ) async throws(LedgerTrouble) {
        salon = loaded.definition.salon
        self.asOf = asOf
        let states = try await ledger?.sources() ?? [:]
        let asked = loaded.definition.sources.filter {
            wanted.isEmpty || wanted.contains($0.name)
        }
        sources = asked.map { source in
            var state = states[source.name] ?? SourceState()
            if let rest = rests[source.name] { state.rest = rest.rest }
            return SourceFreshness(
                name: source.name, kind: loaded.kinds[source.name],
                everyMinutes: loaded.dueMinutes(of: source), state: state,
                label: loaded.label(of: source), cause: rests[source.name]?.after,
                isSaved: source.isSaved)
        }
        rules = loaded.media
        links = try await LinkStanding.all(of: loaded, ledger: ledger, at: asOf)
        guard let ledger else { return }
        unmergedStaff = try await ledger.staffBook().waiting(
            at: Set(links.filter(\.wantsMerges).map(\.rules.medium)))
        try await ask(ledger, of: loaded.definition)
        let today = SalonTime.day(of: asOf)
        floor = try await loaded.review(in: ledger, from: today)
        exposures = try await loaded.exposures(in: ledger, asOf: asOf)
        closes = try DayClose(of: loaded, ledger: ledger, day: today, asOf: asOf).media
            .filter(\.isListed)
        audits = try await loaded.audits(in: ledger, asOf: asOf)
    }

    private mutating func ask(
        _ ledger: Ledger, of definition: Definition
    ) async throws(LedgerTrouble) {
        let horizon = Horizon(at: asOf, months: definition.horizonMonths)
        media = try await ledger.belief(media: [], horizon: horizon, now: asOf).adopted.sorted()
        lastRun = try await ledger.lastRun()
        tally = try await ledger.tally(from: horizon.first)
        late = try await definition.lateActions(in: ledger, at: asOf)
        byHand = try await Self.byHand(in: ledger)
        delays = try await ledger.sightDelays(since: asOf - 86_400)
        frozenUntil = definition.freeze.flatMap { $0.holds(at: asOf) ? $0.until : nil }
        holds = try await ledger.holds()
        worklist = try await ledger.worklist(from: horizon.first)
        quarantined = try await ledger.quarantined()
        exports = try await ledger.exports(last: 10)
        lastScans = try await ledger.lastScans().mapValues(\.interval.from)
        runCounts = try await ledger.runCounts()
        linkSessionEnd = try await ledger.linkSessionEnd().flatMap { $0 > asOf ? $0 : nil }
        let notices = try await ledger.notices()
        layouts = RunReport.layoutWords(standing: notices, rules)
        told = Set(notices.keys)
        escalated = Set(
            told.filter { $0.hasPrefix(RunReport.escalation) }
                .map { String($0.dropFirst(RunReport.escalation.count)) })
        for place in sources.indices where sources[place].cause == nil {
            sources[place].cause = cause(of: sources[place].name)
        }
        evidence = EvidenceShelf(folder: definition.state + "/evidence").newest
        conflicts = try await ledger.conflicts(
            of: Set(worklist.filter { $0.attention.contains(.conflict) }.map(\.key)),
            in: definition, asOf: asOf)
    }

    private static func byHand(in ledger: Ledger) async throws(LedgerTrouble) -> [StandingStep] {
        var asked: [OutboxAction] = []
        for state in OutboxAction.State.open {
            asked += try await ledger.actions(in: state).filter(\.isByHand)
        }
        return StandingStep.all(of: asked)
    }

    /// The trouble, or the proofs that failed, of which people were told: `source:NAME:CAUSE`.
    private func cause(of source: String) -> String? {
        let start = "source:\(source):"
        let causes = told.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
            .filter { $0 != "more" }.sorted()
        return causes.first { SourceTrouble.Kind(rawValue: $0) != nil } ?? causes.first
    }
}

extension LoadedDefinition {
    /// What the source brings, in the salon's words: `HOT PEPPER Beauty の一覧`.
    fileprivate func label(of source: Source) -> String {
        let read = Set((formats[source.name] ?? []).map(\.medium)).sorted()
        let names = read.map { media[$0]?.name ?? $0.rawValue }
        let more = names.count > 3 ? " ほか" : ""
        let shown = names.prefix(3).joined(separator: "、") + more
        return switch kinds[source.name] {
        case .mails: "通知メール（\(shown)）"
        case .pages: "\(shown) の一覧"
        case .schedules: "\(shown) のスケジュール"
        case .tables, nil: shown
        }
    }
}

extension Source {
    /// Whether a person saves what it reads.
    fileprivate var isSaved: Bool {
        switch origin {
        case .folder: true
        case .site, .imap, .maildir: false
        }
    }
}
