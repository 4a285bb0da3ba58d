import Formats
import LedgerStore
import Reservations

extension RunReport {
    /// What the names of notices about a changed layout, and about values that could not be read,
    /// begin with; the source and what it is follow.
    private static let drift = "drift"
    private static let unread = "unread"

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

    /// Whether a notice speaks of the layout or the values of something that was read. Of a mail,
    /// which is read but once, that is an event.
    static func isOfLayout(_ key: String) -> Bool {
        key.hasPrefix("\(drift):") || key.hasPrefix("\(unread):")
    }

    /// What stands of it by source, told by earlier runs.
    static func layoutWords(standing notices: [String: LedgerStore.Notice]) -> [String: [String]] {
        var words: [String: [String]] = [:]
        for key in notices.keys.sorted() {
            let parts = key.split(separator: ":", maxSplits: 3).map(String.init)
            guard parts.count > 2 else { continue }
            if parts[0] == drift, let drift = Drift(name: parts[2...].joined(separator: ":")) {
                words[parts[1], default: []].append(drift.words)
            } else if parts[0] == unread, parts.count > 3, let field = Field(name: parts[2]) {
                words[parts[1], default: []].append(field.unreadWords(parts[3]))
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
