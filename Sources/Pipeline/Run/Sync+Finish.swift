import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// Tells people what is new, the watchman that all is well, and the journal how it ended.
    func finish(_ ledger: Ledger, _ report: inout RunReport) async throws {
        await ping(&report)
        try await conclude(ledger, &report)
    }

    /// The same for a run that read nothing: it is no news for the watchman. A run that has nothing
    /// to add to what its commit said writes nothing.
    func conclude(_ ledger: Ledger, _ report: inout RunReport) async throws {
        let owed = try await ledger.owedNotices()
        let known = try await ledger.notices()
        report.keepEscalations(known.keys, evidence.newest)
        var board = NoticeBoard(known: known, skipping: report.sources, now: asOf)
        board.post(report.notes)
        let untold = try await tellPeople(&board, owed: owed, ledger, &report)
        report.freshNotes = board.fresh
        if board.hasChanged || Set(owed) != Set(untold) || report.committed != report.lasting {
            try await ledger.conclude(
                run: report.run, at: world.now(), exitStatus: Int(report.status.rawValue),
                report: report.json.line, notices: board.standing, owed: untold)
        }
        try await prune(ledger)
    }

    private func ping(_ report: inout RunReport) async {
        guard report.status == .done, let heartbeat = definition.heartbeat else { return }
        do {
            try await world.ping(heartbeat)
        } catch {
            report.note(
                "heartbeat", "見守りサービスに届きませんでした。\(told(error))", .degraded,
                cause: "\(error)")
        }
    }

    /// A state is told when it is new and once a day while it lasts, and that all are over; what only
    /// a person can do, once. What somebody could not be told comes back: the next run tells it.
    private func tellPeople(
        _ board: inout NoticeBoard, owed: [OwedNotice], _ ledger: Ledger, _ report: inout RunReport
    ) async throws -> [OwedNotice] {
        let advice = try await self.advice(in: ledger)
        var news = board.fresh.map { OwedNotice($0) } + advice.map(\.notice)
        if board.isOver { news.append(.allIsOver) }
        var untold: [OwedNotice] = []
        var hasHeard = false
        for notice in definition.notify {
            let missed = owed.filter { $0.recipient == notice.to }
            let rest = news.filter { new in !missed.contains { $0.name == new.name } }
            var letters = notice.way.takesOnce ? [missed, rest] : [missed + rest]
            letters.removeAll(where: \.isEmpty)
            do {
                while let next = letters.first {
                    try await world.tell(notice, letter(of: next, to: notice))
                    hasHeard = true
                    letters.removeFirst()
                }
            } catch {
                untold += letters.joined().map { $0.owed(to: notice.to) }
                board.post([report.note(untold: notice, error)])
            }
        }
        if hasHeard { try await note(told: advice, in: ledger) }
        return untold
    }

    private func letter(of news: [OwedNotice], to notice: Notice) -> Letter {
        Letter(news, to: notice.to, salon: definition.salon, day: SalonTime.day(of: asOf))
    }

    /// A forgetting that was cut off is brought to its end. Where that does not succeed, bookings are
    /// read nevertheless, and the next run tries again.
    func finishForgetting(_ ledger: Ledger, _ report: inout RunReport) async {
        do {
            try await Forgetting(loaded).finish(in: ledger, at: asOf)
        } catch {
            report.note(
                "forget", "お客様の情報の消去が終わっていません。\(told(error))", .broken,
                cause: "\(error)")
        }
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

extension OwedNotice {
    init(_ note: RunReport.Note) {
        self.init(name: note.key, text: note.text, status: Int(note.status.rawValue))
    }

    fileprivate func owed(to recipient: String?) -> OwedNotice {
        var owed = self
        owed.recipient = recipient
        return owed
    }
}

extension RunReport {
    /// Takes over what a run that was cut off has not told. What still stands is told as it is now.
    mutating func take(_ owed: OwedNotice) {
        if notes.contains(where: { $0.key == owed.name }) { return }
        note(owed.name, owed.text, ExitStatus(rawValue: Int32(owed.status)) ?? .degraded)
    }
}

extension RunReport {
    fileprivate mutating func note(untold notice: Notice, _ error: any Error) -> Note {
        let trouble = Note(
            key: "notify:" + notice.to, text: "お知らせを送れませんでした。\(told(error))",
            cause: "\(error)", status: .degraded, kind: .salon)
        notes.append(trouble)
        status = status.joined(with: trouble.status)
        return trouble
    }
}
