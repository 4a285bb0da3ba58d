import Foundation
import Reservations

/// A value that is none of its field's, with what would be.
struct UnreadableValue: Error {
    let remedy: String
}

extension Facts {
    /// One field with the value that a person typed, as the ledger or `daicho read` writes it; an
    /// empty text says that there is none.
    ///
    /// The error never holds what was typed: it may be a guest's datum.
    init(_ field: Field, reading text: String) throws(UnreadableValue) {
        self.init()
        claimed = FieldSet(field)
        let word = text.isEmpty || text == "なし" ? nil : text
        switch field {
        case .status: status = try Status(typed: text)
        case .visitDate:
            visitDate = try ServiceDay(text).orElse("write a day as YYYY-MM-DD")
        case .startTime:
            startTime = try ClockTime(text).orElse("write a time as HH:MM, 0:00 to 29:59")
        case .durationMinutes: durationMinutes = try Self.minutes(text)
        case .customerName: customerName = word.map { Private($0) }
        case .customerKana: customerKana = word.map { Private($0) }
        case .phone: phone = try word.map { (text) throws(UnreadableValue) in try Self.phone(text) }
        case .email: email = try word.map { (text) throws(UnreadableValue) in try Self.mail(text) }
        case .staff: staff = word
        case .nominated: nominated = try Self.flag(text)
        case .equipment: equipment = word
        case .menu: menu = Self.items(text)
        case .coupon: coupon = word
        case .total: total = try Self.yen(text)
        case .points: points = try Self.yen(text)
        case .payable: payable = try Self.yen(text)
        case .memo: memo = word.map { Private($0) }
        case .statusText, .route, .receivedAt:
            throw UnreadableValue(remedy: "is the medium's own word and stays as it is")
        }
    }

    private static func minutes(_ text: String) throws(UnreadableValue) -> Int {
        let digits = text.hasSuffix("分") ? String(text.dropLast()) : text
        let minutes = Int(digits).flatMap { (1...24 * 60).contains($0) ? $0 : nil }
        return try minutes.orElse("write minutes from 1 to 1440, such as 90")
    }

    private static func yen(_ text: String) throws(UnreadableValue) -> Int {
        var digits = text.filter { !",，¥￥".contains($0) }
        if digits.hasSuffix("円") { digits.removeLast() }
        let amount = Int(digits).flatMap { (0...99_999_999).contains($0) ? $0 : nil }
        return try amount.orElse("write an amount from 0 on, such as 6900")
    }

    private static func phone(_ text: String) throws(UnreadableValue) -> Private<String> {
        let digits = text.filter { !"-−‐– ()".contains($0) }
        let isPhone = (9...15).contains(digits.utf8.count) && digits.utf8.allSatisfy(isDigit)
        return Private(try (isPhone ? digits : nil).orElse("write 9 to 15 digits"))
    }

    private static func mail(_ text: String) throws(UnreadableValue) -> Private<String> {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isMail =
            parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !text.contains(where: \.isWhitespace)
        return Private(try (isMail ? text : nil).orElse("write one address, such as a@example.jp"))
    }

    private static func flag(_ text: String) throws(UnreadableValue) -> Bool {
        switch text {
        case "true", "あり", Nomination.nominated.rawValue: true
        case "false", "なし", Nomination.free.rawValue, Nomination.assigned.rawValue: false
        default: throw UnreadableValue(remedy: "write 指名 or フリー枠 (or true or false)")
        }
    }

    /// Items as the ledger joins them.
    private static func items(_ text: String) -> [String] {
        text == "なし"
            ? []
            : text.split(separator: " / ").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

extension Status {
    /// By value (`booked`) or label (受付待ち).
    fileprivate init(typed text: String) throws(UnreadableValue) {
        let status = Status.allCases.first { $0.rawValue == text || $0.label == text }
        let known = Status.allCases.flatMap { [$0.rawValue, $0.label] }
        self = try status.orElse(WrongUsage.unknown(text, "status", among: known))
    }
}

extension Optional {
    fileprivate func orElse(_ remedy: String) throws(UnreadableValue) -> Wrapped {
        guard let self else { throw UnreadableValue(remedy: remedy) }
        return self
    }
}
