import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// A person asked for everything to be read again, and a source still fails without saying what
    /// to do: what somebody who helps from afar needs to see is put into one file (R2-13). Once: a
    /// source that was escalated before has its file.
    ///
    /// - Parameter known: the names of the states that people were told of.
    func escalate(
        _ exhibits: Exhibits, knowing known: some Sequence<String>, _ report: inout RunReport
    ) {
        guard options.isForced else { return }
        let failing = report.sources.filter(\.needsSupport).map(\.name)
            .filter { !known.contains(RunReport.escalation + $0) }
        guard !failing.isEmpty else { return }
        let bundle = EvidenceBundle(
            loaded: loaded, report: report, exhibits: exhibits, failing: failing,
            versions: options.versions)
        let stem = report.run.isEmpty ? SalonTime.compact(asOf) : report.run
        do {
            let path = try evidence.put(bundle.bytes, named: stem)
            report.evidence = path
            for name in failing { report.tellOfEscalation(of: name, path) }
        } catch {
            report.note(
                "evidence", "サポートに送る記録を作れませんでした。\(told(error))", .degraded,
                cause: "\(error)")
        }
    }

    var evidence: EvidenceShelf { EvidenceShelf(folder: definition.state + "/evidence") }
}

extension RunReport {
    /// The name of the state that a source is in until it is read again.
    static let escalation = "escalate:"

    /// A source that was escalated and still fails has not come out of it by a run of cron's.
    mutating func keepEscalations(_ known: some Sequence<String>, _ newest: String?) {
        for source in sources where source.needsSupport {
            let key = Self.escalation + source.name
            guard known.contains(key), !notes.contains(where: { $0.key == key }) else { continue }
            tellOfEscalation(of: source.name, newest ?? "")
        }
    }

    fileprivate mutating func tellOfEscalation(of source: String, _ path: String) {
        note(
            Self.escalation + source,
            "\(source): 手動で読み直しても同期できません。サポートに次のファイルを送ってください"
                + "（お客様の情報は入っていません）：\(path)", .done)
    }
}

extension SourceReport {
    /// Whether it was to be read and was not, or not to its end, in a way that tells nobody at the
    /// salon what to do. Rows that were set aside are told by themselves, and a list that was read
    /// and is in doubt says why.
    var needsSupport: Bool {
        guard isDue, !isElsewhere else { return false }
        if let trouble { return !trouble.kind.tellsTheWayOut }
        guard let coverage, coverage.verdict != .complete, coverage.doubt == nil else {
            return false
        }
        return coverage.failed != [FailedProof.quarantinedRow.rawValue]
    }
}
