import Formats
import Foundation
import LedgerStore
import Reservations

extension RunReport {
    /// What the names of notices about a changed layout, and about values that could not be read,
    /// begin with; the source and what it is follow.
    private static let drift = "drift"
    private static let unread = "unread"
    private static let strange = "strange"

    /// Tells that a layout has changed (a person has to adapt the format), and which single values
    /// were left out.
    mutating func note(drifts: [Drift], _ unread: Unread, of source: String) {
        for drift in drifts {
            note(
                "\(Self.drift):\(source):\(drift.name)", "\(source): \(drift.words)",
                drift.losesNothing ? .degraded : .personNeeded)
        }
        for (field, numbers) in unread.numbers.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where !drifts.contains(.field(field)) {
            let shown = numbers.prefix(3).joined(separator: "、")
            let more = numbers.count > 3 ? " ほか \(numbers.count - 3) 件" : ""
            note(
                "\(Self.unread):\(source):\(field.name):\(shown)\(more)",
                "\(source): \(field.unreadWords("\(shown)\(more)"))", .degraded, of: .salon)
        }
    }

    /// Tells which mails bear a time after their arrival; they count as said when they arrived.
    mutating func note(early numbers: [String], of source: String) {
        guard !numbers.isEmpty else { return }
        let shown = numbers.prefix(3).joined(separator: "、")
        note(
            "early:\(source):\(shown)",
            "\(source): \(shown) のメールの時刻が、届いた時刻より先です。届いた時刻のものとして扱いました。"
                + "この機械の時計を確かめてください",
            .done, of: .salon)
    }

    /// Tells of mails that come from a medium's address and are nothing that its formats know: a
    /// changed notice would go unread without a word.
    mutating func note(
        strange counts: [Medium: Int], of source: String, at moment: Date,
        _ media: [Medium: MediumRules]
    ) {
        for (medium, count) in counts.sorted(by: { $0.key < $1.key }) {
            let words = Self.strangeWords(count, from: medium, media)
            note(
                "\(Self.strange):\(source):\(medium.rawValue):\(count):\(SalonTime.compact(moment))",
                "\(source): \(words)", .degraded, of: .salon)
        }
    }

    private static func strangeWords(
        _ count: Int, from medium: Medium, _ media: [Medium: MediumRules]
    ) -> String {
        let name = media[medium]?.name ?? medium.rawValue
        return "\(name)のアドレスから届いたメール \(count) 通は、知っているどの通知でもありません。"
            + "開いて確かめ、予約の通知ならフォーマットを直してください（予約は daicho book で補えます）"
    }

    /// Whether a notice speaks of the layout or the values of something that was read. Of a mail,
    /// which is read but once, that is an event.
    static func isOfLayout(_ key: String) -> Bool {
        [drift, unread, strange].contains { key.hasPrefix("\($0):") }
    }

    /// What stands of it by source, told by earlier runs.
    static func layoutWords(
        standing notices: [String: LedgerStore.Notice], _ media: [Medium: MediumRules]
    ) -> [String: [String]] {
        var words: [String: [String]] = [:]
        var counts: [String: [Medium: Int]] = [:]
        for key in notices.keys.sorted() {
            let parts = key.split(separator: ":", maxSplits: 3).map(String.init)
            guard parts.count > 2 else { continue }
            if parts[0] == drift, let drift = Drift(name: parts[2...].joined(separator: ":")) {
                words[parts[1], default: []].append(drift.words)
            } else if parts[0] == unread, parts.count > 3, let field = Field(name: parts[2]) {
                words[parts[1], default: []].append(field.unreadWords(parts[3]))
            } else if parts[0] == strange, parts.count > 3 {
                let count = Int(parts[3].prefix { $0 != ":" }) ?? 0
                counts[parts[1], default: [:]][Medium(rawValue: parts[2]), default: 0] += count
            }
        }
        for (source, counts) in counts {
            words[source, default: []] += counts.sorted { $0.key < $1.key }.map {
                strangeWords($0.value, from: $0.key, media)
            }
        }
        return words
    }
}

extension Field {
    fileprivate func unreadWords(_ numbers: String) -> String {
        "\(numbers) の\(label)を読み取れず、空欄のままにしました。"
            + "媒体の画面で確かめ、daicho amend 予約番号 で補ってください"
    }
}

extension Drift {
    /// What has changed and what to do next, for salon people.
    var words: String {
        let way = "daicho read で画面を確かめ、フォーマットを直してください"
        return switch self {
        case .rows: "一覧の形が変わったようです。予約があるはずなのに行が見つかりません。\(way)"
        case .count: "一覧の形が変わったようです。件数の表示が見つかりません。\(way)"
        case .column(_, let header): "一覧から列「\(header)」がなくなりました。この項目は空欄になります。\(way)"
        case .newColumn(let place): "一覧に知らない列（左から \(place) 列目）があります。予約は読めています。\(way)"
        case .field(let field): "\(field.label)を半分以上の予約で読み取れません。空欄のままにしています。\(way)"
        }
    }

    /// Whether everything that the format describes is read all the same.
    fileprivate var losesNothing: Bool {
        switch self {
        case .newColumn: true
        case .rows, .count, .column, .field: false
        }
    }
}
