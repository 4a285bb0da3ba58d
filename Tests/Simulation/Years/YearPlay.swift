import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

/// Plays a year through the real pipeline on a real ledger, and judges each run and each word of a
/// person's.
final class YearPlay {
    let year: Year
    let truths: [Medium: Truth]
    let portal: Portal
    let salon: SimulatedSalon
    let surroundings: Surroundings
    let counters = YearCounters()
    let letters: [Letter]
    let laws: [Medium: MediumLaw]
    var roster = YearRoster()
    var past = YearPast()
    var daysOff: [ServiceDay] = []
    var validity = 1
    /// Until when a person keeps the link screen open.
    var screenEnd = Date.distantPast
    var breaches: [Breach] = []
    var figures = YearFigures()
    var now: Date

    init(_ year: Year, name: String) throws {
        self.year = year
        truths = year.stories.mapValues(Truth.init)
        guard let listed = year.stories[Year.listed] else {
            throw Surroundings.Down(description: "a year without the listed medium")
        }
        portal = Portal(truth: Truth(listed))
        letters = year.letters(of: truths)
        salon = try SimulatedSalon(YearSalon.definition(), name: name)
        surroundings = Surroundings(listed) {}
        let media = Year.mailed + [Year.listed, Year.hub, .local]
        laws = Dictionary(uniqueKeysWithValues: try media.map { ($0, try MediumLaw($0)) })
        now = year.begin
        figures.years = 1
    }

    var world: World {
        var world = surroundings.world
        world.hand = { [counters] delivery, id, _ in try counters.hand(delivery, id) }
        world.readBack = { [counters] delivery, id in try counters.readBack(delivery, id) }
        return world
    }

    var file: YearLedger { YearLedger(path: salon.ledgerFile) }

    func play() async throws {
        for step in year.steps where breaches.isEmpty { try await play(step) }
        if breaches.isEmpty { try await settle() }
    }

    private func play(_ step: YearStep) async throws {
        prepare(step, at: step.at - 1500)
        if FileManager.default.fileExists(atPath: salon.ledgerFile) {
            if step.hasPerson { try await attend() }
            for deed in step.deeds where breaches.isEmpty {
                pass(seconds: 7)
                try await take(deed)
            }
        }
        // People may have taken their time.
        prepare(step, at: max(step.at, now.timeIntervalSince(year.begin) + 60))
        if step.looksFirst {
            try await judgeLook()
            try await judgeBusy()
        }
        try await judgedRun(step)
        if step.isRepeated, breaches.isEmpty { try await judgeRepetition() }
    }

    func judgedRun(_ step: YearStep) async throws {
        let walk = surroundings.with { $0.walk }
        let report = await run(isForced: step.isForced)
        let source = report.sources.first { $0.name == "list" }
        if source?.coverage?.verdict == .complete { past.isBorneOut = true }
        try await judge(report, walk: source?.isDue == true ? walk : nil)
        try await judgeTimeOff(in: try salon.ledger(for: .reading))
        try await judgeLiveness(after: report, walk: source?.isDue == true ? walk : nil)
    }

    func run(isForced: Bool) async -> RunReport {
        var options = SyncOptions()
        options.isForced = isForced
        return await Sync(salon.loaded, in: world, options: options).run()
    }

    /// Sets the clock and the weather of a moment of the year.
    func prepare(_ step: YearStep, at time: TimeInterval) {
        now = year.begin + time
        let walk = portal.walk(at: time, days: Horizon(at: now, months: 4), fault: step.list)
        if step.mail == .renumbered { validity += 1 }
        let (moment, validity) = (now, self.validity)
        let arrived = letters.filter { $0.appearsAt <= time }.map { letter in
            (letter: letter, uid: validity > 1 ? 10_000 * validity + letter.uid : letter.uid)
        }
        surroundings.with { state in
            state.now = moment
            state.walk = walk
            state.letters = step.mail == .shuffled ? arrived.reversed() : arrived
            state.validity = validity
            state.mailFails = step.mail == .unreachable
        }
        counters.with { state in
            state.now = moment
            state.answers = step.answers
        }
    }

    /// Lets the clock go on.
    func pass(seconds: TimeInterval) {
        now += seconds
        let moment = now
        surroundings.with { $0.now = moment }
        counters.with { $0.now = moment }
    }

    func breach(_ invariant: String, _ text: String) {
        breaches.append(Breach(invariant: invariant, text: "\(SalonTime.iso(now)) \(text)"))
    }
}

/// What earlier runs of a year were given and did.
struct YearPast {
    /// How far the outbox has been judged.
    var n = 0
    var steps: [String: PlannedStep] = [:]
    /// The ids of the steps about slots, by target and booking.
    var slotSteps: [Medium: [ReservationKey: Set<String>]] = [:]
    /// The steps that were never sent.
    var superseded: Set<String> = []
    var misread: Set<String> = []
    /// Numbers that a person has said something of: a hold, an edit.
    var decided: Set<String> = []
    var tombstones: Set<ReservationKey> = []
    var releases: [(at: Date, key: ReservationKey)] = []
    /// The bookings that people gave a piece of equipment.
    var seated: Set<ReservationKey> = []
    /// The media of which a run before has heard.
    var heard: Set<Medium> = []
    var active = 0
    /// Whether a whole list was read by the definition as it is now, and agreed (G4).
    var isBorneOut = true
    /// What each target keeps closed for each booking, as far as it has arrived there.
    var closed: [Medium: [ReservationKey: Set<YearSlot>]] = [:]
    /// Since when each of those is linked that begin anew with each link.
    var linkedSince: [Medium: Date] = [:]
    var runs = 0
    /// The runs that could hear of something, and in which of them a cancellation first was.
    var heardRuns = 0
    var cancels: [ReservationKey: Int] = [:]
    var heardCancels: Set<ReservationKey> = []
    /// The mails that were in reach of a run.
    var letters: Set<String> = []
}

/// What was seen over years.
public struct YearFigures: Hashable, Sendable {
    public var years = 0
    public var runs = 0
    public var deeds = 0
    public var refusedDeeds = 0
    public var changes = 0
    /// Steps by kind that were planned.
    public var planned: [Action.Kind: Int] = [:]
    public var opened = 0
    /// Of these, the slots of people who had waited for equipment.
    public var equipped = 0
    /// Of these, the times in which people work again.
    public var reopened = 0
    /// Times in which people do not work that were looked for at targets.
    public var timesOff = 0
    /// Slots of standing bookings that were looked for at their targets.
    public var covered = 0
    /// Explicit cancellations that were within reach, and those that were given up or held.
    public var cancels = 0
    public var answeredCancels = 0
    /// Releases that a plan on less evidence has and one on all of it has not.
    public var lessReleases = 0
    public var checks = 0

    public static func + (left: YearFigures, right: YearFigures) -> YearFigures {
        var sum = left
        sum.years += right.years
        sum.runs += right.runs
        sum.deeds += right.deeds
        sum.refusedDeeds += right.refusedDeeds
        sum.changes += right.changes
        sum.planned.merge(right.planned, uniquingKeysWith: +)
        sum.opened += right.opened
        sum.equipped += right.equipped
        sum.reopened += right.reopened
        sum.timesOff += right.timesOff
        sum.covered += right.covered
        sum.cancels += right.cancels
        sum.answeredCancels += right.answeredCancels
        sum.lessReleases += right.lessReleases
        sum.checks += right.checks
        return sum
    }

    public func summary(in time: Duration) -> String {
        let kinds = planned.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
        return "years: \(years), \(runs) runs, \(deeds) deeds (\(refusedDeeds) refused), "
            + "\(changes) changes; planned \(kinds); \(opened) releases with their proof, \(equipped) of them for equipment, "
            + "\(reopened) of times off; \(covered) slots and \(timesOff) times off found closed; cancellations \(answeredCancels) of \(cancels) answered; \(checks) checks; \(time.components.seconds) s"
    }
}
