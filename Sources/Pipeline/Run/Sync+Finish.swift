import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// Tells people what is new, the watchman that all is well, and the journal how it ended.
    func finish(_ ledger: Ledger, _ report: inout RunReport) async throws {
        try await tellPeople(ledger, &report)
        if report.status == .done, let heartbeat = definition.heartbeat {
            do {
                try await world.ping(heartbeat)
            } catch {
                report.note("heartbeat", "見守りサービスに届きませんでした（\(error)）", .degraded)
            }
        }
        try await ledger.finish(
            run: report.run, at: world.now(), exitStatus: Int(report.status.rawValue),
            report: report.json.line)
        try await prune(ledger)
    }

    /// A state is told when it is new and once a day while it lasts.
    private func tellPeople(_ ledger: Ledger, _ report: inout RunReport) async throws {
        let known = try await ledger.notices()
        var standing: [String: LedgerStore.Notice] = [:]
        var fresh: [RunReport.Note] = []
        for note in report.notes {
            let before = known[note.key]
            let isDue = before.map { asOf.timeIntervalSince($0.told) >= 24 * 3600 } ?? true
            if isDue { fresh.append(note) }
            standing[note.key] = LedgerStore.Notice(
                since: before?.since ?? asOf, told: isDue ? asOf : before?.told ?? asOf)
        }
        report.freshNotes = fresh
        let ended = known.keys.contains { standing[$0] == nil }
        if !fresh.isEmpty || (ended && standing.isEmpty) {
            await mail(fresh, &report)
        }
        try await ledger.replace(notices: standing)
    }

    private func mail(_ notes: [RunReport.Note], _ report: inout RunReport) async {
        let name = definition.salon.name
        let subject =
            notes.isEmpty ? "【台帳】\(name)：解消しました" : "【台帳】\(name)：確認をお願いします"
        let text =
            notes.isEmpty
            ? "お知らせしていた状態は解消しました。\n"
            : notes.map { "・\($0.text)\n" }.joined() + "\n詳しくは daicho status で確認できます。\n"
        for notice in definition.notify {
            do {
                try await world.tell(notice, subject, text)
            } catch {
                report.note(
                    "notify:\(notice.server)", "お知らせメールを送れませんでした（\(error)）", .degraded)
            }
        }
    }

    /// Once a day: the journal and captures that nothing needs any more.
    private func prune(_ ledger: Ledger) async throws {
        let runs = try await ledger.runs(last: 2)
        guard runs.count > 1,
            SalonTime.day(of: runs[1].asOf) != SalonTime.day(of: asOf)
        else { return }
        try await ledger.prune(before: asOf - Double(definition.retainDays) * 86_400)
    }
}
