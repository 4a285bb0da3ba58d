import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// Tells people what is new, the watchman that all is well, and the journal how it ended.
    func finish(_ ledger: Ledger, _ report: inout RunReport) async throws {
        await ping(&report)
        try await conclude(ledger, &report)
    }

    /// The same for a run that read nothing: it is no news for the watchman.
    func conclude(_ ledger: Ledger, _ report: inout RunReport) async throws {
        try await tellPeople(ledger, &report)
        try await ledger.finish(
            run: report.run, at: world.now(), exitStatus: Int(report.status.rawValue),
            report: report.json.line)
        try await prune(ledger)
    }

    private func ping(_ report: inout RunReport) async {
        guard report.status == .done, let heartbeat = definition.heartbeat else { return }
        do {
            try await world.ping(heartbeat)
        } catch {
            report.note("heartbeat", "見守りサービスに届きませんでした（\(error)）", .degraded)
        }
    }

    /// A state is told when it is new and once a day while it lasts. What could not be told is told
    /// by the next run.
    private func tellPeople(_ ledger: Ledger, _ report: inout RunReport) async throws {
        let known = try await ledger.notices()
        report.keepEscalations(known.keys, evidence.newest)
        let isUntold = known.keys.contains { $0.hasPrefix(Self.untold) }
        var board = NoticeBoard(known: known, skipping: report.sources, now: asOf)
        board.post(report.notes)
        if board.hasNews || isUntold {
            let trouble = await mail(isUntold ? report.notes : board.fresh, of: report)
            report.notes += trouble
            for note in trouble { report.status = report.status.joined(with: note.status) }
            board.post(trouble)
        }
        report.freshNotes = board.fresh
        try await ledger.replace(notices: board.standing)
    }

    private static var untold: String { "notify:" }

    /// Writes to everybody who is to be told; comes back with what went wrong.
    private func mail(_ notes: [RunReport.Note], of report: RunReport) async -> [RunReport.Note] {
        let name = definition.salon.name
        let subject =
            notes.isEmpty ? "【台帳】\(name)：解消しました" : "【台帳】\(name)：確認をお願いします"
        let text =
            notes.isEmpty
            ? "お知らせしていた状態は解消しました。\n"
            : notes.map { "・\($0.text)\n" }.joined() + "\n詳しくは daicho status で確認できます。\n"
        var trouble: [RunReport.Note] = []
        for notice in definition.notify {
            do {
                try await world.tell(notice, subject, text)
            } catch {
                trouble.append(
                    RunReport.Note(
                        key: Self.untold + notice.mail, text: "お知らせメールを送れませんでした（\(error)）",
                        status: .degraded))
            }
        }
        return trouble
    }

    /// Once a day: the journal and captures that nothing needs any more.
    private func prune(_ ledger: Ledger) async throws {
        let runs = try await ledger.runs(last: 2)
        guard runs.count > 1,
            SalonTime.day(of: runs[1].asOf) != SalonTime.day(of: asOf)
        else { return }
        try await ledger.prune(before: asOf - Double(definition.retainDays) * 86_400)
        try await sweep.sweep(ledger)
        try await ExportDesk(loaded, ledger).prune(
            before: asOf - Double(definition.retainDays) * 86_400)
    }
}
