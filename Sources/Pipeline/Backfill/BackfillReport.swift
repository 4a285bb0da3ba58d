public import Reservations

/// What a backfill did, or would do: file by file, and row by row where something is wrong. Holds
/// no guest's data.
public struct BackfillReport: Sendable {
    public let salon: String
    public let days: ClosedRange<ServiceDay>
    public let isTrial: Bool
    public var files: [File] = []
    /// Files that could not be read at all, each with why.
    public var unreadable: [(path: String, why: String)] = []

    init(salon: String, days: ClosedRange<ServiceDay>, isTrial: Bool) {
        self.salon = salon
        self.days = days
        self.isTrial = isTrial
    }

    public struct File: Sendable {
        public let path: String
        public let format: String
        /// Whether a run before was cut off in it.
        public let isResumed: Bool
        public let tally: BackfillTally
        /// The holds that wait for a person.
        public let holds: Set<String>
    }

    public var status: ExitStatus {
        if files.contains(where: { !$0.tally.addsUp }) { return .broken }
        if files.isEmpty { return .nothingRead }
        if files.contains(where: { !$0.holds.isEmpty }) { return .personNeeded }
        let isWhole = unreadable.isEmpty && files.allSatisfy { $0.tally.quarantined == 0 }
        return isWhole ? .done : .degraded
    }
}

extension BackfillReport {
    /// For a terminal, in the salon's words.
    public var text: String {
        let head =
            "\(days.lowerBound.text(separator: "/")) 〜 \(days.upperBound.text(separator: "/"))"
            + (isTrial ? "（試し読み：まだ何も書いていません）" : "")
        return ([head] + files.map(\.text) + unreadable.map { "\($0.path)：読めません（\($0.why)）" })
            .joined(separator: "\n") + "\n"
    }

    public var json: JSON {
        [
            "salon": .text(salon), "from": .text(days.lowerBound.description),
            "to": .text(days.upperBound.description), "dryRun": .bool(isTrial),
            "files": .list(files.map(\.json)),
            "unreadable": .list(
                unreadable.map { ["file": .text($0.path), "why": .text($0.why)] }),
            "exitStatus": .number(Int(status.rawValue)),
        ]
    }
}

extension BackfillReport.File {
    fileprivate var text: String {
        var parts = [
            "\(tally.rows) 行", "追加 \(tally.added)", "補完・変更 \(tally.changed)",
            "変わりなし \(tally.same)", "期間外 \(tally.outside)", "隔離 \(tally.quarantined)",
        ]
        parts += tally.left.sorted { $0.key < $1.key }.map {
            "\(Self.words[$0.key] ?? $0.key) \($0.value)"
        }
        var lines = [
            "\(path)（\(format)\(isResumed ? "、続きから" : "")）：" + parts.joined(separator: "、")
        ]
        lines += tally.problems.prefix(20).map {
            "  \($0.location)\($0.field.map { " \($0)" } ?? "")：\($0.problem)"
        }
        let rest = tally.problemCount - min(20, tally.problems.count)
        if rest > 0 { lines.append("  … ほか \(rest) 件（--json で先頭 500 件）") }
        if !holds.isEmpty {
            lines.append("  取消を保留しています：daicho hold list（\(holds.sorted().joined(separator: ", "))）")
        }
        return lines.joined(separator: "\n")
    }

    private static let words = [
        "voided": "取消済みの会計", "same-visit": "別の予約番号で登録済み", "no-number": "予約番号なし（一覧の取込を待つ）",
        "other-shop": "別の店舗",
        "PRE_LINK": "連携中の受付ではない",
        "unrelated": "予約の通知ではないメール",
    ]

    fileprivate var json: JSON {
        [
            "file": .text(path), "format": .text(format), "resumed": .bool(isResumed),
            "rows": .number(tally.rows), "added": .number(tally.added),
            "changed": .number(tally.changed), "same": .number(tally.same),
            "outside": .number(tally.outside), "quarantined": .number(tally.quarantined),
            "left": .object(
                tally.left.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }),
            "problemCount": .number(tally.problemCount),
            "problems": .list(
                tally.problems.map {
                    [
                        "where": .text($0.location), "field": .text($0.field),
                        "problem": .text($0.problem),
                    ]
                }),
            "holds": .list(holds.sorted().map { .text($0) }),
        ]
    }
}
