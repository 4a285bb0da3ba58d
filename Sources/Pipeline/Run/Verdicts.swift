import Connectors
import Formats
import Reservations

/// How a run's sources fared, and what that means for its exit status.
struct SourceVerdicts {
    private enum Outcome {
        case read, partial, failed, busy
    }

    private var outcomes: [String: Outcome] = [:]

    mutating func take(_ harvest: Harvest, of name: String, report: inout RunReport) {
        guard let trouble = harvest.trouble else {
            outcomes[name] = harvest.hasMore ? .partial : .read
            if harvest.hasMore {
                report.note(
                    "source:\(name):more",
                    "\(name): メールが多いため途中まで読みました。続きは次の実行で読みます", .degraded)
            }
            return
        }
        outcomes[name] = harvest.hasAnswered ? .partial : .failed
        let key = "source:\(name):\(trouble.kind.rawValue)"
        let text = "\(name): \(trouble.words)"
        switch trouble.fault {
        case .person: report.note(key, text, .personNeeded, cause: trouble.text)
        case .storage: report.note(key, text, .broken, cause: trouble.text)
        case .network where trouble.kind == .busy: outcomes[name] = .busy
        case .network: report.note(key, text, .done, cause: trouble.text)
        }
    }

    /// A list that was read, but not as this salon's complete list.
    mutating func take(
        _ coverage: Coverage, refusals: [Refusal], of name: String, report: inout RunReport
    ) {
        guard coverage.verdict != .complete, outcomes[name] != .failed else { return }
        outcomes[name] = coverage.verdict == .unusable && !refusals.isEmpty ? .failed : .partial
        let kinds = Set(refusals).sorted { $0.rawValue < $1.rawValue }
        let cause = (coverage.failed + kinds.map(\.rawValue)).joined(separator: ", ")
        let words = coverage.failedWords(met: kinds)
        if let doubt = coverage.doubt {
            return report.note(
                "source:\(name):\(cause)",
                "\(name): \(doubt)。新しい予約だけを反映し、ほかの変更・取消は保留しています", .personNeeded,
                cause: cause)
        }
        report.note(
            "source:\(name):\(cause)",
            "\(name): 一覧を完全には読めませんでした（\(words)）。確認できた予約だけを反映し、消えた予約の判定はしていません",
            refusals.contains(where: \.needsPerson) ? .personNeeded : .done, cause: cause)
    }

    /// Some rows or mails were set aside; the others went on.
    mutating func setAside(_ name: String) {
        if outcomes[name] == .read { outcomes[name] = .partial }
    }

    func status(joining status: ExitStatus) -> ExitStatus {
        let all = Set(outcomes.values)
        if all == [.busy] { return status.joined(with: .locked) }
        if all.isSubset(of: [.failed, .busy]), !all.isEmpty {
            return status.joined(with: .nothingRead)
        }
        return all.isSubset(of: [.read]) ? status : status.joined(with: .degraded)
    }
}

extension Refusal {
    /// Whether waiting does not help.
    fileprivate var needsPerson: Bool {
        switch self {
        case .captcha, .otherStore, .notRecognised: true
        case .signIn, .expired, .error, .maintenance, .searchForm, .truncated: false
        }
    }
}

extension Coverage {
    /// Why the list was read and is not acted on; nil where it simply was not read whole.
    var doubt: String? {
        if failed.contains("G6-clock") { return "この機械と媒体の時計が合いません。時刻合わせを確かめてください" }
        if failed.contains("G4-changed-reading") { return "読み取り方が変わり、一覧が前と同じに読めていません" }
        if failed.contains("G3-shifted-field") { return "一覧の同じ項目が一斉に変わりました" }
        return nil
    }
}
