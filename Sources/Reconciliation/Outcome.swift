import Foundation
import Reservations

/// The reservation that a case's fold makes, with what the ledger keeps beside the facts.
struct Outcome {
    let booking: Case
    /// What the sources say, and that with what people pinned.
    let said: Folded
    let folded: Folded
    /// All words of it, those set aside included.
    let all: [Observation]
    /// The words that the fold rests on.
    let believed: [Observation]
    let fresh: [Observation]
    let isHeld: Bool
    let terms: Terms

    init(
        of booking: Case, saying said: Folded, all: [Observation], believed: [Observation],
        fresh: [Observation], isHeld: Bool, terms: Terms
    ) {
        self.booking = booking
        self.said = said
        folded = said.pinned(by: booking.history.pinWords.standing, amid: believed)
        self.all = all
        self.believed = believed
        self.fresh = fresh
        self.isHeld = isHeld
        self.terms = terms
    }

    /// What people changed that the medium does not say.
    var edits: LocalEdits {
        LocalEdits(folded, over: said.facts, of: booking.key.medium, floor: terms.floor)
    }

    var reservation: Reservation {
        let before = booking.history.reservation
        var after = Reservation(
            key: booking.key, facts: folded.facts, provenance: folded.provenance,
            sources: folded.sources,
            detectedAt: all.map(\.detectedAt).min() ?? terms.now,
            cancelledAt: folded.cancelledAt, missingSince: before?.missingSince,
            absentScans: before?.absentScans ?? 0, changedBy: before?.changedBy ?? terms.run,
            changedOn: before?.changedOn ?? terms.today, adopted: before?.adopted ?? false)
        takeDuration(into: &after)
        takeLastRow(into: &after)
        takeAbsence(into: &after)
        after.attention = attention(of: after)
        if before.map({ !$0.looksLike(after) }) ?? true {
            after.changedBy = terms.run
            after.changedOn = terms.today
        }
        return after
    }

    private func takeLastRow(into after: inout Reservation) {
        let last = all.filter { $0.channel == .list }.latest
        guard let last else { return }
        after.lastRow = last.facts.fingerprint(number: booking.key.number)
        // What people pinned is no reason to look at a row again: it is laid over what rows say.
        after.rowAgrees =
            said.facts.agrees(withClaimsOf: last.facts)
            && said.conflicts.isDisjoint(with: last.facts.claimed)
    }

    /// Counts a scan that did not show the booking, once, unless something that is newer, or
    /// hardly older, shows it standing. Present evidence ends an absence.
    private func takeAbsence(into after: inout Reservation) {
        let words = believed + booking.rows.map(\.observation)
        let shown =
            words.filter { !$0.saysCancelled && !$0.tellsEndAlone }.map(\.interval.to).max()
            ?? .distantPast
        let hasReturned = after.missingSince.map { shown > $0 } ?? false
        if !after.isActive || hasReturned {
            after.missingSince = nil
            after.absentScans = 0
        }
        guard after.isActive, let absentSince = absentSince(after),
            shown < absentSince - terms.limits.absenceMargin,
            after.absentScans == 0 || absentSince > lastAbsence(of: after)
        else { return }
        after.missingSince = after.missingSince ?? absentSince
        after.absentScans = min(after.absentScans + 1, 2)
    }

    /// The start of the latest scan that should have shown it, as its facts stand now: a mail may
    /// have just told of it, or a hold let go of its move to another day. Its medium shows it where
    /// it has it, which is not where a person moved it to.
    private func absentSince(_ after: Reservation) -> Date? {
        guard let day = said.facts.visitDate, let listed = said.facts.begins,
            let begins = after.facts.begins, min(listed, begins) > terms.now,
            terms.horizon.contains(day)
        else { return nil }
        return booking.unshown.filter { $0.range.holdsWell(day) }.map(\.from).max()
    }

    private func lastAbsence(of reservation: Reservation) -> Date {
        reservation.missingSince ?? .distantPast
    }

    private func attention(of after: Reservation) -> Set<Attention> {
        var attention: Set<Attention> = []
        if after.absentScans > 0, after.lastRow != nil { attention.insert(.missing) }
        if after.absentScans > 1, after.lastRow == nil { attention.insert(.unconfirmed) }
        if isHeld { attention.insert(.held) }
        if !folded.conflicts.isEmpty { attention.insert(.conflict) }
        if isResurrected, after.isActive { attention.insert(.resurrected) }
        if !edits.isEmpty { attention.insert(.notAtMedium) }
        attention.formUnion(carried(by: after))
        attention.formUnion(durationDoubts(of: after))
        return attention
    }

    /// A flood's booking is itself once a second source has told of it; a doubled one is looked at
    /// with its neighbours.
    private func carried(by after: Reservation) -> Set<Attention> {
        let before = booking.history.reservation?.attention ?? []
        guard after.isActive else { return [] }
        let kept: Set<Attention> = [.doubled, .sameVisit]
        return before.intersection(after.sources.count > 1 ? kept : kept.union([.flood]))
    }

    /// A cancellation that was held and never came into force is nothing to return from, nor is one
    /// that somebody finds in old files.
    private var isResurrected: Bool {
        guard folded.isResurrected, !isHeld else { return false }
        guard let before = booking.history.reservation, before.isActive else { return true }
        return before.attention.contains(.resurrected)
            || (terms.past == nil && fresh.contains(where: \.saysCancelled))
    }
}

extension Reservation {
    /// Whether the ledger's row of both is the same but for the run that wrote it.
    fileprivate func looksLike(_ other: Reservation) -> Bool {
        facts == other.facts && sources == other.sources && detectedAt == other.detectedAt
            && cancelledAt == other.cancelledAt && attention == other.attention
            && durationGround == other.durationGround
    }
}
