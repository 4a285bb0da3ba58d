import Reservations

extension Facts {
    /// The ways in which media write a field's value, as bytes, the likeliest first; none where the
    /// value is that there is nothing.
    func writings(of field: Field) -> [[UInt8]] {
        texts(of: field).map { Array($0.utf8) }
    }

    private func texts(of field: Field) -> [String] {
        switch field {
        case .status, .statusText: [statusText].compactMap(\.self)
        case .visitDate: visitDate.map(Self.days) ?? []
        case .startTime: startTime.map(Self.times) ?? []
        case .durationMinutes: durationMinutes.map(Self.spans) ?? []
        case .customerName: Self.names(customerName?.value)
        case .customerKana: Self.names(customerKana?.value)
        case .phone: Self.names(phone?.value)
        case .email: Self.names(email?.value)
        case .staff: [staff].compactMap(\.self)
        case .nominated: nominated == true ? ["(指)", "（指）"] : ["指名なし"]
        case .equipment: [equipment].compactMap(\.self)
        case .menu: Array(menu.prefix(1))
        case .coupon: [coupon].compactMap(\.self)
        case .total: total.map(Self.amounts) ?? []
        case .points: points.map(Self.amounts) ?? []
        case .payable: payable.map(Self.amounts) ?? []
        case .route: [route].compactMap(\.self)
        case .memo: Self.names(memo?.value)
        case .receivedAt: receivedAt.map { Self.days(SalonTime.day(of: $0)) } ?? []
        }
    }

    private static func days(_ day: ServiceDay) -> [String] {
        let (year, month, date) = day.date
        let (mm, dd) = (twoDigits(month), twoDigits(date))
        return [
            "\(year)年\(mm)月\(dd)日", "\(year)/\(mm)/\(dd)", "\(year)-\(mm)-\(dd)",
            "\(year)\(mm)\(dd)", "\(mm)/\(dd)",
        ]
    }

    private static func times(_ time: ClockTime) -> [String] {
        let (hour, minute) = time.minutes.quotientAndRemainder(dividingBy: 60)
        return [time.description, "\(hour)時\(twoDigits(minute))分"]
    }

    private static func spans(_ minutes: Int) -> [String] {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        let hourly = hours == 0 ? "\(rest)分" : rest == 0 ? "\(hours)時間" : "\(hours)時間\(rest)分"
        return [hourly, "\(minutes)分"]
    }

    private static func amounts(_ yen: Int) -> [String] {
        var (rest, grouped) = (yen, "")
        while rest >= 1000 {
            let group = String(rest % 1000)
            grouped = "," + String(repeating: "0", count: 3 - group.count) + group + grouped
            rest /= 1000
        }
        return ["\(rest)\(grouped)", "\(yen)"]
    }

    private static func names(_ name: String?) -> [String] { [name].compactMap(\.self) }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
