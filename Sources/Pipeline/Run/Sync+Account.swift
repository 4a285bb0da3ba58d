import Formats
import Foundation
import Reconciliation
import Reservations

extension Sync {
    /// Fills the report with what was read and decided.
    func account(
        for decision: Decision, _ readings: Readings, _ harvests: [String: Harvest],
        in report: inout RunReport
    ) {
        report.run = decision.terms.run
        var verdicts = SourceVerdicts()
        for var source in readings.reports {
            if let harvest = harvests[source.name] {
                verdicts.take(harvest, of: source.name, report: &report)
            }
            complete(&source, decision, readings, &verdicts, &report)
            report.sources.append(source)
        }
        let order = definition.sources.map(\.name)
        report.sources.sort { one, other in
            (order.firstIndex(of: one.name) ?? 0) < (order.firstIndex(of: other.name) ?? 0)
        }
        for change in decision.plan.changes { report.changes[change.kind, default: 0] += 1 }
        for action in decision.plan.actions { report.actions[action.kind, default: 0] += 1 }
        for state in decision.plan.holds where state.word == .open {
            report.add(state.hold, at: asOf)
        }
        for medium in decision.unlinked.sorted() { report.note(unlinked: medium, of: loaded) }
        report.unmergedStaff = decision.unmerged
        report.note(decision.floor.doubles)
        report.note(doubted: decision.doubted)
        report.delays = decision.delays
        report.status = verdicts.status(joining: report.status)
        for source in report.sources where !source.addsUp {
            report.note(
                "sum:\(source.name)", "\(source.name): 読んだ件数が合いません。サポートに連絡してください", .broken)
        }
    }

    private func complete(
        _ source: inout SourceReport, _ decision: Decision, _ readings: Readings,
        _ verdicts: inout SourceVerdicts, _ report: inout RunReport
    ) {
        let name = source.name
        if let scan = readings.evidence.scans.first(where: { $0.source == name }),
            let outcome = decision.plan.scans[scan.id]
        {
            source.coverage = outcome.coverage
            source.observed = outcome.observed
            source.same = outcome.same
            if outcome.outside > 0 { source.ignored["outside-horizon"] = outcome.outside }
            verdicts.take(
                outcome.coverage, refusals: readings.refusals[name] ?? [], of: name,
                report: &report)
        } else if let outside = decision.plan.ignored[name], outside > 0 {
            source.observed -= outside
            source.ignored["outside-horizon"] = outside
        }
        takeLeftOut(decision.plan, &source)
        report.note(early: readings.early[name] ?? [], of: name)
        report.note(strange: readings.strange[name] ?? [:], of: name, at: asOf, loaded.media)
        report.note(
            drifts: readings.drifts[name] ?? [], readings.unread[name] ?? Unread(), of: name)
        guard source.quarantined > 0 else { return }
        verdicts.setAside(name)
        // More than a stray row or mail: the layout has changed.
        let isDrift = source.quarantined > max(3, source.rows / 10)
        report.note(
            "quarantine:\(name):\(isDrift)",
            "\(name): 読み取れない \(source.quarantined) 件を隔離しました（daicho status で確認できます）",
            isDrift ? .personNeeded : .degraded)
    }

    /// A list's rows were taken from the observed ones when it was decided; mails are here.
    private func takeLeftOut(_ plan: Plan, _ source: inout SourceReport) {
        let before = plan.leftOut.preLink[source.name] ?? 0
        let unknown = plan.leftOut.unreceived.count { $0.source == source.name }
        if source.coverage == nil { source.observed -= before + unknown }
        if before > 0 { source.ignored[LeftOut.reason] = before }
        source.quarantined += unknown
    }
}

extension RunReport {
    /// Bookings that come and stay out of the ledger leave their slots for sale elsewhere.
    fileprivate mutating func note(unlinked medium: Medium, of loaded: LoadedDefinition) {
        note(
            "link:\(medium.rawValue)",
            "\(loaded.media[medium]?.name ?? medium.rawValue): 連携の記録がないため、届いた予約を台帳に取り込んでいません。"
                + "daicho link で連携の手順を記録してください（取り込んでいない予約は daicho link list）",
            .personNeeded, of: .salon)
    }

    /// Nothing follows from it, and so somebody has to look.
    fileprivate mutating func note(doubted days: Set<ServiceDay>) {
        for day in days.sorted() {
            note(
                "schedule:\(day)",
                "\(day.text(separator: "/")): スケジュールの予定が見えなくなりましたが、画面の変更や別の画面の疑いがあるため、"
                    + "他媒体の枠は開けていません。媒体の画面で確かめてください。本当に消したときは、"
                    + "予定か予約の見えるスケジュールを読み取れば開きます", .degraded, of: .salon)
        }
    }

    fileprivate mutating func add(_ hold: Hold, at now: Date) {
        let numbers = Set(hold.members.map(\.key.number)).sorted()
        holds.append(
            HoldReport(
                id: hold.id, guardName: hold.guard, reason: hold.reason, numbers: numbers))
        guard hold.rule.isForPerson(hold, at: now) else { return }
        note(
            "hold:\(hold.id):\(numbers.count)",
            "\(hold.rule.held) \(numbers.count) 件を保留しています（\(hold.reason)）。媒体の画面で確かめ、"
                + "daicho hold approve \(hold.id) または daicho hold drop \(hold.id)",
            .personNeeded, of: .salon)
    }
}
