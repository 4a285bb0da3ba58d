import Foundation
public import LedgerStore
public import Reservations

/// What a replay found: where it differs from the live ledger, which decisions another format or
/// threshold would have made otherwise, and what it could not cover.
public struct ReplayReport: Sendable {
    /// An observation that its retained capture no longer says just so.
    public struct Misreading: Hashable, Sendable {
        /// What has become of its row.
        public enum Row: String, Sendable {
            /// It says something else.
            case differs
            case gone
            /// It is read today, and nothing was observed of it.
            case added
        }

        public let number: String
        public let row: Row
        /// The fields that differ, by their names in JSON, `kind` and `interval` among them; none
        /// but where its row differs.
        public let fields: [String]
    }

    public var runs = 0
    /// Runs that could not be decided again.
    public var uncovered = 0
    /// Rows that the live ledger and the replayed one do not have alike.
    public var differences: [LedgerDump.Difference] = []
    public var misreadings: [Misreading] = []
    /// The days with observations whose captures are all retained, and those without.
    public var readableDays: Set<ServiceDay> = []
    public var unreadableDays: Set<ServiceDay> = []
    /// By name, the formats that retained captures were read with and that are not at hand, with
    /// the days of those.
    public var unreadFormats: [String: Set<ServiceDay>] = [:]
    /// Decisions of the live ledger that the trial does not make, and the other way round.
    public var onlyLive: [PastDecision] = []
    public var onlyTrial: [PastDecision] = []
    public var isTrial = false

    public var status: ExitStatus {
        if !isTrial, !differences.isEmpty { return .broken }
        return uncovered > 0 || !misreadings.isEmpty ? .degraded : .done
    }
}

extension ReplayReport {
    public var json: JSON {
        [
            "runs": .number(runs), "uncovered": .number(uncovered),
            "equal": isTrial || uncovered > 0 ? .null : .bool(differences.isEmpty),
            "differences": .list(differences.map(\.json)),
            "misreadings": .list(
                misreadings.map { misreading in
                    [
                        "number": .text(misreading.number),
                        "row": .text(misreading.row.rawValue),
                        "fields": .list(misreading.fields.map { .text($0) }),
                    ]
                }),
            "readable": .list(readableDays.sorted().map { .text($0.description) }),
            "unreadable": .list(unreadableDays.sorted().map { .text($0.description) }),
            "missingFormats": .list(unreadFormats.keys.sorted().map { .text($0) }),
            "onlyLive": .list(onlyLive.map(\.json)), "onlyTrial": .list(onlyTrial.map(\.json)),
        ]
    }

    /// For people, in Japanese; numbers and names of fields only.
    public var text: String {
        var lines = ["再現  実行 \(runs) 回"]
        if uncovered > 0 {
            lines.append("  再現できない実行 \(uncovered) 回（記録を残さない版の実行です）")
        }
        lines += isTrial ? trialLines : plainLines
        lines.append("  原本を読み直せる日  \(Self.span(readableDays))")
        if !unreadableDays.isEmpty {
            lines.append("  原本が残っていない日  \(Self.span(unreadableDays))")
        }
        for (format, days) in unreadFormats.sorted(by: { $0.key < $1.key }) {
            lines.append("  書式 \(format) が見当たらず読み直せない日  \(Self.span(days))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var plainLines: [String] {
        var lines: [String] = []
        if differences.isEmpty {
            lines.append(uncovered > 0 ? "  比べられません" : "  台帳と一致しました")
        } else {
            lines.append("  台帳と \(differences.count) 行が一致しません")
            lines += differences.prefix(50).map { difference in
                "    \(difference.place)  \(difference.columns.joined(separator: ", "))"
            }
        }
        lines += misreadings.map { misreading in
            let what =
                switch misreading.row {
                case .differs: misreading.fields.joined(separator: ", ")
                case .gone: "行がありません"
                case .added: "行が増えます"
                }
            return "  原本の読み取りが変わります  \(misreading.number)  \(what)"
        }
        return lines
    }

    private var trialLines: [String] {
        if onlyLive.isEmpty, onlyTrial.isEmpty { return ["  判断は変わりません"] }
        return ["  変わる判断  なくなる \(onlyLive.count) 件、増える \(onlyTrial.count) 件"]
            + onlyLive.map { "  - \($0.line)" } + onlyTrial.map { "  + \($0.line)" }
    }

    private static func span(_ days: Set<ServiceDay>) -> String {
        guard let first = days.min(), let last = days.max() else { return "なし" }
        return "\(first.text(separator: "/")) 〜 \(last.text(separator: "/"))（\(days.count) 日）"
    }
}

extension PastDecision {
    fileprivate var json: JSON {
        [
            "kind": .text(kind.rawValue), "at": .text(SalonTime.iso(at)), "what": .text(what),
            "numbers": .list(numbers.map { .text($0) }),
            "fields": .list(fields.map { .text($0) }),
        ]
    }

    fileprivate var line: String {
        let words = [SalonTime.ledger(at), label, what] + numbers
        return words.joined(separator: "  ")
            + (fields.isEmpty ? "" : "  \(fields.joined(separator: ", "))")
    }

    private var label: String {
        switch kind {
        case .change: "変更"
        case .hold: "保留"
        case .action: "連携"
        case .flood: "要確認"
        }
    }
}

extension LedgerDump.Difference {
    fileprivate var json: JSON {
        [
            "table": .text(place.table), "key": .list(place.key.map { .text($0) }),
            "columns": .list(columns.map { .text($0) }),
        ]
    }
}
