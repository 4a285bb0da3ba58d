import LedgerStore
import Reconciliation
import Reservations

extension SalonStatus {
    /// What does not go together on the floor, then the bookings to look at, by their reasons.
    var bookingChores: [Chore] {
        let doubled = floor.keys
        return floorChores
            + Attention.allCases.compactMap { attention in
                let bookings = worklist.filter {
                    $0.attention.contains(attention)
                        && !(attention == .doubled && doubled.contains($0.key))
                }
                guard let first = bookings.first, let step = step(for: attention, first) else {
                    return nil
                }
                let named = bookings.map { "\($0.key.number) \($0.facts.visitWords)" }
                return Chore("\(attention.label)：\(Self.some(named))", step)
            }
    }

    private var floorChores: [Chore] {
        var chores: [Chore] = []
        if !floor.doubles.isEmpty {
            let named = floor.doubles.map { double in
                "\(double.clash.day.text(separator: "/")) "
                    + double.clash.needs.map(\.name).joined(separator: "・")
            }
            chores.append(Chore("予約の重複：\(Self.some(named))", "下の「重複」を見て、1 の方法から順に試してください"))
        }
        if !floor.oversold.isEmpty {
            let named = floor.oversold.map { $0.day.text(separator: "/") }
            chores.append(
                Chore(
                    "フリー枠の予約が、手の空くスタッフより多い日：\(Self.some(named))",
                    "シフトを足すか、お客様に連絡して時間を変えてください（下の「フリー枠超過」）。媒体の画面で受付可能数が"
                        + "出勤する人数より多くないかも確かめてください"))
        }
        if !floor.misfits.isEmpty {
            let named = floor.misfits.map(\.occupancy.key.number)
            chores.append(
                Chore("勤務時間外の予約：\(Self.some(named))", "シフトを変えるか、お客様に連絡して時間を変えてください（下の「勤務時間外」）"))
        }
        return chores
    }

    /// What a person does about it; nil where it is told elsewhere, or only fills a gap.
    private func step(for attention: Attention, _ booking: Reservation) -> String? {
        let medium = name(of: booking.key.medium)
        let screen = rules[booking.key.medium]?.screens.change
        let today = SalonTime.day(of: asOf)
        let place =
            screen.map {
                "\(medium) の「\($0.name(visit: booking.facts.visitDate ?? today, today: today))」"
            } ?? medium
        return switch attention {
        case .missing, .unconfirmed:
            "\(place)で予約番号を探してください。取消ならそこで取消にすると台帳も取消になります。枠は閉じたままです"
        case .conflict:
            "daicho explain \(booking.key.number) で両方の値を見て、\(place)と合うほうを daicho amend で固定してください"
        case .resurrected: "\(place)で、お客様が本当に来られるか確かめてください"
        case .doubled: "\(place)で両方の予約を見て、一方が古い番号なら媒体で取り消し、両方本当ならお客様に連絡してください"
        case .sameVisit:
            "daicho explain \(booking.key.number) で相手の番号を見て、同じ来店なら daicho same、別なら daicho apart"
        case .flood: "\(place)で、本当に新しい予約か確かめてください。枠は閉じています"
        case .baseStayMissing: "\(medium)の基本滞在時間を、定義の stay に書いてください"
        case .notAtMedium:
            "daicho action list が示す\(medium)の画面で、同じ変更・取消をしてください。媒体が同じ内容になれば消えます"
        case .held, .durationUnknown: nil
        }
    }

    var holdChores: [Chore] {
        holds.filter { $0.word == .open }.map { state in
            let hold = state.hold
            let count = Set(hold.members.map(\.key)).count
            return Chore(
                "\(hold.rule.held) \(count) 件を止めています：\(hold.reason)",
                "daicho hold list の予約を媒体の画面で見て、正しければ daicho hold approve \(hold.id)、違えば daicho hold drop \(hold.id)",
                mendsItself: !hold.rule.isForPerson(hold, at: asOf))
        }
    }

    var linkChores: [Chore] {
        links.compactMap { link in
            let (name, id) = (link.rules.name, link.rules.medium.rawValue)
            let verbs = LinkPath(link.rules).verbs(from: link.course.state)
            let next = verbs.first.map { "daicho link \($0.rawValue) \(id)" } ?? "daicho link list"
            if link.leavesAllOut {
                return Chore(
                    "\(name)：連携の記録がないため、届いた予約を取り込んでいません",
                    "\(name)の画面で連携を確かめ、\(next) から順に記録してください")
            }
            guard let delay = link.delay else { return nil }
            return Chore(
                "\(name)：\(delay.state.label)のまま \(delay.lasted) \(delay.unit.label)"
                    + "（目安 \(delay.limit) \(delay.unit.label)）",
                delay.state == .paused
                    ? "スタッフの統合を済ませ、\(name)の画面で受付を再開してください。済んだら \(next)"
                    : "\(name)の画面で連携の状態を見て、進んでいなければ\(name)に問い合わせてください。進んでいれば \(next)")
        }
    }

    var staffChores: [Chore] {
        if unmergedStaff.isEmpty { return [] }
        let names = unmergedStaff.map { "\(name(of: $0.medium)): \($0.name)" }
        return [
            Chore(
                "統合していない\(salon.vertical.staffLabel) \(Self.some(names))",
                "daicho staff list で候補を見て、一人ずつ daicho staff merge で統合してください")
        ]
    }
}
