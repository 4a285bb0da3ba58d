import LedgerStore
import Reconciliation
import Reservations

/// How a double booking and its ways out are told: bookings by number and medium, never by guest.
struct FloorWords {
    let media: [Medium: MediumRules]
    let today: ServiceDay

    func lines(of double: DoubleBooking) -> [String] {
        let clash = double.clash
        let needs = clash.needs.map(\.name).joined(separator: "・")
        let head =
            "\(clash.day.text(separator: "/")) \(span(clash.minutes, isEndKnown: true))  \(needs)  "
            + "\(booking(clash.first))と \(booking(clash.second))"
            + (double.isKnown ? "（別の来店と確認済み）" : "")
        return [head]
            + double.ways.enumerated().map { index, way in
                "  \(index + 1). \(words(of: way, on: clash.day))"
            }
    }

    func line(of misfit: Misfit) -> String {
        let occupancy = misfit.occupancy
        let person = occupancy.place.person ?? Nomination.free.rawValue
        return "\(occupancy.day.text(separator: "/"))  \(person)  \(booking(occupancy))  "
            + misfit.why.label
    }

    func line(of oversold: Oversold) -> String {
        "\(oversold.day.text(separator: "/")) \(ClockTime.text(minutes: oversold.minute))  "
            + "フリー枠 \(oversold.promised) 件、手の空くスタッフ \(oversold.free) 名"
    }

    private func booking(_ occupancy: Occupancy) -> String {
        "\(occupancy.key.number)（\(name(of: occupancy.key.medium)) "
            + "\(span(occupancy.minutes, isEndKnown: occupancy.isEndKnown))）"
    }

    private func span(_ minutes: Range<Int>, isEndKnown: Bool) -> String {
        ClockTime.text(minutes: minutes.lowerBound) + "–"
            + (isEndKnown ? ClockTime.text(minutes: minutes.upperBound) : "")
    }

    private func words(of way: WayOut, on day: ServiceDay) -> String {
        let number = way.key.number
        let screens = media[way.key.medium]?.screens
        return switch way.kind {
        case .oneVisit(let other):
            "同じ来店なら daicho same \(way.key.subject) \(other.subject)"
        case .otherStaff(let person, let asksGuest):
            "\(number) の担当を \(person) に変える（\(asksGuest ? "指名のお客様に確認" : "指名なし")）"
                + place(screens?.change, of: way, on: day)
        case .otherTime(let start):
            "\(number) を \(ClockTime.text(minutes: start)) 開始に変える（お客様に確認）"
                + place(screens?.change, of: way, on: day)
        case .callGuest:
            "\(number) のお客様に連絡する（後から入った予約）" + place(screens?.cancel, of: way, on: day)
        }
    }

    /// The screen where a person does it.
    private func place(
        _ screen: MediumScreens.Screen?, of way: WayOut, on day: ServiceDay
    ) -> String {
        guard let screen else { return "" }
        return
            "  → \(name(of: way.key.medium))「\(screen.name(visit: day, today: today))」"
    }

    private func name(of medium: Medium) -> String { media[medium]?.name ?? medium.rawValue }
}

extension Clash.Need {
    var name: String {
        switch self {
        case .staff(let name), .equipment(let name): name
        }
    }
}
