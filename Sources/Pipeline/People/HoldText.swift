import LedgerStore
public import Reconciliation
public import Reservations

/// The holds that stand, for the one who has to decide: numbers and days, no guest's data.
///
/// - Parameter rows: what the ledger believes of their bookings, as far as it was asked.
public func holdText(_ holds: [HoldState], bookings: [ReservationKey: Facts]) -> String {
    if holds.isEmpty { return "保留はありません\n" }
    let parts = holds.map { state in
        let hold = state.hold
        var lines = [
            "\(hold.id)  \(hold.guard)  \(state.word.label)  \(hold.reason)",
            "  \(SalonTime.ledger(hold.since)) から  期限 \(SalonTime.ledger(hold.expires))",
        ]
        for key in Set(hold.members.map(\.key)).sorted() {
            let visit = bookings[key].map { "  \($0.visitWords)" } ?? ""
            lines.append("    \(key.number)\(visit)")
        }
        if state.word == .open {
            let ask = hold.rule.questions
            lines.append("  自動で解けるのは      \(hold.rule.heals)")
            lines.append("  \(ask.approve)  daicho hold approve \(hold.id)")
            lines.append("  \(ask.drop)  daicho hold drop \(hold.id)")
        } else {
            lines.append("  次の実行で反映します")
        }
        return shownSafely(lines)
    }
    return parts.joined(separator: "\n\n") + "\n"
}

/// What comes of a person's word on a hold.
public func decisionText(_ word: HoldState.Word, on id: String) -> String {
    switch word {
    case .open: "\(id)  \(word.label)\n"
    case .approved: "\(id)  承認しました。次の実行で反映します\n"
    case .dropped: "\(id)  却下しました。次の実行から、この内容は採用しません\n"
    }
}

extension HoldState {
    /// The hold for scripts.
    public var json: JSON {
        [
            "id": .text(hold.id), "guard": .text(hold.guard), "reason": .text(hold.reason),
            "word": .text(word.rawValue), "since": .text(SalonTime.iso(hold.since)),
            "expires": .text(SalonTime.iso(hold.expires)),
            "numbers": .list(
                Set(hold.members.map(\.key)).sorted().map { .text($0.number) }),
        ]
    }
}
