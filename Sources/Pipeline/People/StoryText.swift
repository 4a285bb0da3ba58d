import Foundation
public import LedgerStore
import Reconciliation
import Reservations

/// One booking's whole story for people: what is believed, on what each value rests, and all that
/// happened to it. Shows the guest's data: it is for the one who asks about this booking.
public struct StoryText: Sendable {
    let story: Story
    /// By observation or pin, what it is referred to by.
    let marks: [Fingerprint: String]
    let grounds: StoryGrounds
    let mediumName: String
    private let salon: String

    /// - Parameters:
    ///   - salon: the salon's id, of which 台帳ID is made.
    ///   - mediumName: what people call the booking's medium.
    ///   - grounds: what is known beside the ledger's own story.
    public init(
        _ story: Story, salon: String, mediumName: String, grounds: StoryGrounds = StoryGrounds()
    ) {
        self.story = story
        self.grounds = grounds
        self.salon = salon
        self.mediumName = mediumName
        var marks: [Fingerprint: String] = [:]
        for (index, observation) in story.observations.enumerated() {
            marks[observation.id] = "[\(index + 1)]"
        }
        for act in story.pins { marks[act.pin.id] = "[固\(act.position)]" }
        self.marks = marks
    }

    public var text: String {
        var parts = [head]
        if let reservation = story.reservation { parts.append(values(of: reservation)) }
        parts += [conflicts, doubles, seen, changes, deliveries, holds, acts].compactMap(\.self)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let id = Reservation.ledgerID(salon: salon, key: story.key)
        var lines = ["\(story.key.number)  \(mediumName)  台帳ID \(id)"]
        guard let reservation = story.reservation else {
            lines.append("  連携中に受け付けた予約ではないため、台帳に取り込んでいません（PRE_LINK）")
            return shownSafely(lines)
        }
        let status = reservation.facts.status?.label ?? "ステータス不明"
        lines.append("  \(status)  \(reservation.facts.visitWords)")
        if reservation.isTombstone { lines.append("  取消の連絡だけが届いた予約番号です") }
        if reservation.adopted { lines.append("  連携前からの予約です（はじめて取り込んだときに、すでにありました）") }
        if let since = reservation.missingSince {
            lines.append("  \(SalonTime.ledger(since)) から一覧に見当たりません（取消とはしていません）")
        }
        let attention = Attention.allCases.filter(reservation.attention.contains).map(\.label)
        if !attention.isEmpty { lines.append("  要確認: \(attention.joined(separator: "、"))") }
        for twin in story.twins {
            let pair = "\(story.key.subject) \(twin.subject)"
            lines.append(
                "  同じ来店かもしれない予約: \(twin.number)  → daicho same \(pair) または daicho apart \(pair)")
        }
        return shownSafely(lines)
    }

    private func values(of reservation: Reservation) -> String {
        let rows = story.fields(grounds).map { value in
            [
                value.field.label, reservation.facts.words(of: value.field),
                words(of: value.ground), place(of: value),
                value.seenAt.map(SalonTime.ledger) ?? "",
                value.replaced?.change.before?.words(of: value.field) ?? "",
            ]
        }
        let table = TextTable(
            titles: ["項目", "内容", "根拠", "原文の場所", "確認", "前の内容"], rows: rows, widest: 60)
        return "現在の内容\n" + indented(table.text)
    }

    /// The line of a table's row, else the bytes of a page or mail.
    private func place(of value: FieldStory) -> String {
        if case .observation(let seen) = value.ground, let line = grounds.lines[seen.id] {
            return "\(line) 行目"
        }
        return value.quotation?.words ?? ""
    }

    private func words(of ground: FieldStory.Ground) -> String {
        switch ground {
        case .observation(let observation): mark(observation.id)
        case .pin(let act): mark(act.pin.id)
        case .rule(let rule): rule.label
        case .unknown: ""
        }
    }

    /// The two words of each field that a person has to decide on.
    private var conflicts: String? {
        if grounds.conflicts.isEmpty { return nil }
        let lines = grounds.conflicts.map { conflict in
            let sides = conflict.grounds.map { side(of: conflict.field, $0) }
            return "  \(conflict.field.label): \(sides.joined(separator: " ／ "))"
                + "  → daicho amend \(story.key.number) --pin \(conflict.field.name)=…"
        }
        return "食い違い\n" + shownSafely(lines)
    }

    private func side(of field: Field, _ ground: Fingerprint) -> String {
        if let pin = story.pins.first(where: { $0.pin.id == ground }) {
            return "\(pin.pin.value.words(of: field)) \(mark(ground)) \(pin.person)"
        }
        guard let seen = story.observations.first(where: { $0.id == ground }) else {
            return mark(ground)
        }
        return "\(seen.facts.words(of: field)) \(mark(ground)) \(seen.source)"
    }

    /// The bookings that stand in its way, and the ways out.
    private var doubles: String? {
        guard let words = grounds.floorWords, !grounds.doubles.isEmpty else { return nil }
        return "重複\n" + shownSafely(grounds.doubles.flatMap(words.lines).map { "  " + $0 })
    }

    private var seen: String? {
        if story.observations.isEmpty { return nil }
        let lines = story.observations.map { observation in
            let ways = [
                mark(observation.id), SalonTime.ledger(observation.interval.to),
                "\(observation.channel.label)（\(observation.kind.label)）",
                observation.channel == .desk ? "" : observation.source, place(of: observation),
            ]
            return "  " + ways.filter { !$0.isEmpty }.joined(separator: "  ")
        }
        return "読み取ったもの\n" + shownSafely(lines)
    }

    /// Where the bytes lie that were read.
    private func place(of observation: Observation) -> String {
        var words: [String] = []
        if let capture = story.captures[observation.capture] { words.append(capture.origin) }
        if observation.capture.isEmpty { return "" }
        if grounds.gone.contains(observation.capture) {
            return (words + ["原本は破棄済み"]).joined(separator: "  ")
        }
        let line = grounds.lines[observation.id]
        if let line { words.append("\(line) 行目") }
        let folder = observation.capture.prefix(2)
        words.append("原文 \(grounds.archive)/\(folder)/\(observation.capture)")
        if let span = observation.span, line == nil {
            words.append("\(span.lowerBound)–\(span.upperBound) バイト目")
        }
        return words.joined(separator: "  ")
    }

    func mark(_ id: Fingerprint) -> String { marks[id] ?? "[?]" }
}

/// Lines that a terminal may be shown.
func shownSafely(_ lines: [String]) -> String {
    lines.map { shownSafely($0) }.joined(separator: "\n")
}

func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        .joined(separator: "\n")
}
