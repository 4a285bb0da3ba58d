import Foundation
import Reservations

/// Looks for reasons to doubt what a run's evidence says of whole media: a wrong clock (G6), a
/// changed reading that no trusted list has borne out yet (G4), a field that shifted (G3).
struct Scrutiny {
    let evidence: Evidence
    let survey: Survey
    let belief: Belief
    let terms: Terms

    /// By medium, the first reason that holds.
    var doubts: [Medium: Doubt] {
        let media = Set(survey.touched.map(\.medium)).union(evidence.scans.map(\.medium))
        var doubts: [Medium: Doubt] = [:]
        for medium in media {
            doubts[medium] =
                wrongClock(of: medium) ?? changedReading(of: medium)
                ?? shiftedField(of: medium)
        }
        return doubts
    }

    private func stands(_ rule: Guard) -> Bool { terms.limits.guards.contains(rule) }

    private func scans(of medium: Medium) -> [(index: Int, scan: Scan)] {
        evidence.scans.enumerated().map { ($0.offset, $0.element) }
            .filter { $0.scan.medium == medium }
    }

    // MARK: - G6

    /// Of lists that were fetched live: a saved page has its own time.
    private func wrongClock(of medium: Medium) -> Doubt? {
        guard stands(.clock) else { return nil }
        let aheads = scans(of: medium).compactMap(\.scan.serverAhead)
        guard let ahead = aheads.max(by: { abs($0) < abs($1) }) else { return nil }
        let seconds = Int(ahead.rounded())
        let proofs = [Coverage.Proof("serverAhead", .number(seconds))]
        if abs(ahead) > terms.limits.clockSkew {
            return Doubt(
                rule: .clock, reason: "この機械の時計が媒体と \(abs(seconds)) 秒ずれています",
                failed: "G6-clock", proofs: proofs)
        }
        if let last = belief.lastAsOf, terms.now < last {
            return Doubt(
                rule: .clock, reason: "この機械の時計が前回の実行より前に戻っています", failed: "G6-clock",
                proofs: proofs)
        }
        return nil
    }

    // MARK: - G4

    private func changedReading(of medium: Medium) -> Doubt? {
        guard stands(.changedReading), !terms.mailOnly.contains(medium),
            let last = lastTrusted(of: medium)?.setup
        else {
            return nil
        }
        let scans = scans(of: medium)
        guard scans.isEmpty || scans.contains(where: { $0.scan.setup.differs(from: last) }) else {
            return nil
        }
        if scans.isEmpty {
            let now = Setup(definition: terms.definition)
            return now.differs(from: last) ? changed(what: "定義", []) : nil
        }
        var proofs: [Coverage.Proof] = []
        for (index, scan) in scans where survey.outcomes[scan.id]?.coverage.verdict == .complete {
            let agreement = agreement(of: index)
            if agreement.isTrusted(terms.limits) { return nil }
            proofs = [
                .init("compared", .number(agreement.compared)),
                .init("differing", .number(agreement.differing)),
            ]
        }
        return changed(what: scans.lazy.map(\.scan.setup).first?.change(from: last) ?? "", proofs)
    }

    private func changed(what: String, _ proofs: [Coverage.Proof]) -> Doubt {
        Doubt(
            rule: .changedReading, reason: "\(what)が変わり、一覧が前と同じに読めることをまだ確かめられていません",
            failed: "G4-changed-reading", proofs: proofs)
    }

    /// The last trusted scan of any source of the medium.
    private func lastTrusted(of medium: Medium) -> ScanMemory? {
        belief.lastScans.values.filter { $0.medium == medium && $0.setup != nil }
            .max { $0.interval.to < $1.interval.to }
    }

    // MARK: - G3

    private func shiftedField(of medium: Medium) -> Doubt? {
        guard stands(.shiftedField) else { return nil }
        for (index, scan) in scans(of: medium) where survey.outcomes[scan.id] != nil {
            let agreement = agreement(of: index)
            guard let shift = agreement.shifted(terms.limits) else { continue }
            return Doubt(
                rule: .shiftedField,
                reason:
                    "一覧の\(agreement.compared) 件中 \(shift.count) 件で「\(shift.field.label)」が一度に変わりました",
                failed: "G3-shifted-field",
                proofs: [
                    .init("shifted", .text(shift.field.name)),
                    .init("shiftedRows", .number(shift.count)),
                    .init("compared", .number(agreement.compared)),
                ])
        }
        return nil
    }

    private func agreement(of scan: Int) -> Agreement {
        var agreement = Agreement(same: survey.vouching[evidence.scans[scan].id] ?? 0)
        let trusted = belief.lastScans[evidence.scans[scan].source]?.interval.to ?? .distantPast
        let doubted = survey.doubted[evidence.scans[scan].id] ?? []
        let approved = Set(
            belief.holds.filter { $0.word == .approved }.flatMap { $0.hold.members.map(\.key) })
        for (key, places) in survey.rows where !approved.contains(key) {
            // A booking that only mails told of: a list says more of it, and that is no shift.
            guard let history = belief.histories[key], let believed = history.reservation,
                !believed.isTombstone, believed.lastRow != nil
            else { continue }
            for place in places where place.scan == scan {
                // What only doubt has said of it bears out no doubt.
                let known =
                    doubted.contains(key) ? history.lastListed(by: trusted) : believed.facts
                guard let known else { continue }
                agreement.compare(
                    evidence.scans[scan].rows[place.row].facts, with: known,
                    told: survey.mails[key, default: []].map(\.facts),
                    pins: history.pinWords.standing)
            }
        }
        return agreement
    }
}

extension History {
    /// What the last list up to an instant said; nil where none spoke of the booking.
    fileprivate func lastListed(by instant: Date) -> Facts? {
        observations.filter { $0.channel == .list && $0.interval.to <= instant }
            .max { $0.interval.to < $1.interval.to }?.facts
    }
}
