public import Foundation
public import Reservations

/// The names of files that a person downloads: what it is, whose, of which days, made when.
///
/// `予約台帳_デモ店_20261202_20261202090000.csv`, or in its ASCII twin
/// `yoyaku-daicho_demo_20261202_20261202090000.csv`. A calendar's name does not change, because
/// calendars are subscribed to by it.
public struct SheetName: Sendable {
    /// In which letters.
    public enum Letters: String, Sendable, CaseIterable, Codable {
        case japanese, ascii
    }

    private let format: SheetFormat
    private let letters: Letters
    private var salon: SheetSalon
    private let days: String
    private let stamp: String

    /// - Parameters:
    ///   - days: what was asked for; nil where that has no end.
    ///   - instant: when the file is made, in Japan's time.
    public init(
        _ format: SheetFormat, in letters: Letters, of salon: SheetSalon,
        days: ClosedRange<ServiceDay>?, at instant: Date
    ) {
        self.format = format
        self.letters = letters
        self.salon = salon
        let ends = days ?? SalonTime.day(of: instant)...SalonTime.day(of: instant)
        let words = [ends.lowerBound, ends.upperBound].map { $0.text(separator: "") }
        self.days = words[0] == words[1] ? words[0] : words.joined(separator: "-")
        stamp = SalonTime.compact(instant).filter { $0 != "-" }
    }

    /// The same name for another salon's file.
    func of(_ other: SheetSalon) -> SheetName {
        var name = self
        name.salon = other
        return name
    }

    /// The name of one file of several, or of the only one.
    func text(of part: SheetPart = .whole) -> String {
        let isASCII = letters == .ascii
        var words = [isASCII ? kind.ascii : kind.japanese, isASCII ? salon.id : salon.name]
        switch part {
        case .whole: words.append(days)
        case .days(let digits): words.append(digits ?? (isASCII ? "undated" : "日付なし"))
        case .staff(let name):
            words.append(days)
            words.append(isASCII ? Self.ascii(staff: name) : name ?? "担当なし")
        }
        if format.isSubscribed { words.removeAll { $0 == days } } else { words.append(stamp) }
        return Self.safe(words.joined(separator: "_")) + "." + format.rawValue
    }

    private var kind: (japanese: String, ascii: String) {
        switch format {
        case .csv, .ndjson: ("予約台帳", "yoyaku-daicho")
        case .ics: ("予約カレンダー", "yoyaku-calendar")
        case .html: ("予約表", "yoyaku-hyo")
        }
    }

    /// A name in kanji has no letters of its own: eight digits that always stand for it.
    private static func ascii(staff name: String?) -> String {
        guard let name else { return "staff-none" }
        return "staff-" + Fingerprint(words: [name]).description.prefix(8)
    }

    /// NFC, without what Windows forbids in names, and short enough for every file system.
    private static func safe(_ text: String) -> String {
        let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
            scalar.value < 0x20 || "<>:\"/\\|?*\u{7F}".unicodeScalars.contains(scalar)
                ? "_" : scalar
        }
        var name = String(String.UnicodeScalarView(scalars))
        while name.utf8.count > 200 { name.removeLast() }
        return name
    }
}

/// Which part of an export a file holds.
enum SheetPart: Hashable {
    case whole
    /// `20261202` or `202612`; nil for what has no day.
    case days(String?)
    /// Nil for what is nobody's.
    case staff(String?)
}
