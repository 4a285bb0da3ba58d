import Connectors
import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// The errands of this run: what is due, with what is known of each source.
    func errands(_ ledger: Ledger, _ report: inout RunReport) async throws -> [Errand] {
        let states = try await ledger.sources()
        let due = Due(now: asOf, isForced: options.isForced, names: options.sources)
        var errands: [Errand] = []
        for source in definition.sources {
            guard let kind = loaded.kinds[source.name] else { continue }
            if kind == .tables {
                // Tables are the past: a person brings them in, with `daicho backfill`.
                report.sources.append(
                    SourceReport(name: source.name, isDue: false, skipped: .backfillOnly))
                continue
            }
            let state = states[source.name]
            if let reason = due.reason(
                toSkip: source, minutes: loaded.dueMinutes(of: source), state: state)
            {
                report.sources.append(
                    SourceReport(name: source.name, isDue: false, skipped: reason))
                continue
            }
            errands.append(
                Errand(
                    definition: definition, source: source, kind: kind,
                    readers: loaded.readers[source.name] ?? [], horizon: horizon, asOf: asOf,
                    read: try await readMails(of: source, kind, ledger),
                    mailboxes: state?.mailboxes ?? [:],
                    setAside: try await mailsSetAside(of: source, kind, ledger)))
        }
        return errands
    }

    private func readMails(
        of source: Source, _ kind: SourceKind, _ ledger: Ledger
    ) async throws -> Set<MailMark> {
        guard kind == .mails else { return [] }
        return try await ledger.seenMails(source: source.name)
    }

    /// The mails that runs before could not read, from the archive: another format, or a newer
    /// version of it, may read them.
    private func mailsSetAside(
        of source: Source, _ kind: SourceKind, _ ledger: Ledger
    ) async throws -> [Capture] {
        guard kind == .mails else { return [] }
        return try await ledger.mailsSetAside(of: source.name).compactMap { record in
            // What is not in the archive any more stays set aside: `daicho status` names it.
            guard let bytes = try? archive.bytes(of: record.hash) else { return nil }
            return Capture(
                bytes, purpose: .mail, source: source.name, origin: record.origin,
                askedAt: record.started, answeredAt: record.ended)
        }
    }

    /// Runs all errands at once; one login is one session, so those that share one wait in line.
    func fetch(_ errands: [Errand], _ keep: @escaping Keep) async -> [String: Harvest] {
        let lines = Dictionary(grouping: errands) { $0.source.login?.name ?? $0.source.name }
        return await withTaskGroup(of: [(String, Harvest)].self) { group in
            for line in lines.values {
                group.addTask {
                    var harvests: [(String, Harvest)] = []
                    for errand in line {
                        let harvest =
                            isOver
                            ? Harvest(
                                SourceTrouble(.stopped, "the run's time was over before its turn"))
                            : await world.fetch(errand, keep)
                        harvests.append((errand.source.name, harvest))
                    }
                    return harvests
                }
            }
            var all: [String: Harvest] = [:]
            for await line in group { all.merge(line) { first, _ in first } }
            return all
        }
    }

    private var isOver: Bool { options.deadline.map { world.now() > $0 } ?? false }

    /// A run that gets none of its due sources leaves everything to the one that has them (I14).
    static func mustBeFree(_ harvests: [String: Harvest]) throws(NothingIsFree) {
        let busy = harvests.values.compactMap(\.trouble).filter { $0.kind == .busy }
        guard let first = busy.map(\.text).min(), busy.count == harvests.count else { return }
        throw NothingIsFree(cause: first)
    }

    func read(_ harvests: [String: Harvest], _ errands: [Errand]) -> Readings {
        var readings = Readings()
        for errand in errands {
            guard let harvest = harvests[errand.source.name] else { continue }
            readings.read(harvest, for: errand)
        }
        return readings
    }

    /// Only now, after the commit, and only where the definition says so (R2-06). A mail that
    /// could not be marked is known by its number all the same; the next run marks it.
    func markRead(
        _ errands: [Errand], of harvests: [String: Harvest], in ledger: Ledger,
        _ report: inout RunReport
    ) async throws {
        for errand in errands where errand.source.marksRead {
            guard harvests[errand.source.name]?.hasAnswered == true else { continue }
            let owed = try await ledger.owedMails(source: errand.source.name)
            guard !owed.isEmpty else { continue }
            do { try await world.markRead(errand, owed) } catch {
                report.note(
                    "mark-read:\(errand.source.name)",
                    "\(errand.source.name): メールを既読にできませんでした。\(told(error))。"
                        + "内容は台帳に入っています。次の実行でもう一度試します",
                    .degraded, cause: "\(error)")
                continue
            }
            try await ledger.settle(mails: owed)
        }
    }
}
