import Foundation
import Reservations

/// How a day sheet looks on paper.
enum DayStyle {
    /// The grid's height in millimetres; the heading and a few lines below fit the page beside it.
    static let gridHeight = 154.0

    static func head(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>\(escaped(title))</title>
        <style>
        \(rules)
        </style>
        </head>
        <body>

        """
    }

    static func millimetres(_ value: Double) -> String { "\(rounded(value))mm" }
    static func percent(_ value: Double) -> String { "\(rounded(value))%" }

    /// `2026年12月2日（水）`.
    static func words(_ day: ServiceDay) -> String {
        let (year, month, date) = day.date
        let weekday = (Int(day.ordinal) % 7 + 7 + 4) % 7  // 1970-01-01 was a Thursday
        return "\(year)年\(month)月\(date)日（\(["日", "月", "火", "水", "木", "金", "土"][weekday])）"
    }

    /// Tenths are finer than any printer's dots are seen.
    private static func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static let rules = """
        @page { size: A4 landscape; margin: 9mm 10mm; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; width: 277mm; color: #000; background: #fff;
          font: 8pt/1.3 "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic", Meiryo, sans-serif; }
        section { break-after: page; padding-top: 1mm; }
        section:last-of-type { break-after: auto; }
        h1 { font-size: 14pt; margin: 0 0 2mm; display: flex; gap: 6mm; align-items: baseline; }
        h1 span { font-size: 11pt; font-weight: normal; }
        h1 small { margin-left: auto; font-size: 9pt; font-weight: normal; }
        .names { display: flex; border: .3mm solid #000; border-bottom: 0; }
        .names b { flex: 1 1 0; min-width: 0; padding: 1mm; text-align: center; font-size: 9pt;
          border-left: .2mm solid #888; overflow: hidden; }
        .names b:first-child { flex: 0 0 13mm; border-left: 0; }
        .grid { position: relative; display: flex; height: 154mm; border: .3mm solid #000;
          overflow: hidden; }
        .grid hr { position: absolute; left: 13mm; right: 0; margin: 0; border: 0;
          border-top: .1mm dotted #999; }
        .times { position: relative; flex: 0 0 13mm; }
        .times i { position: absolute; right: 1mm; font-style: normal; color: #333; }
        .staff { position: relative; flex: 1 1 0; min-width: 0; border-left: .2mm solid #888; }
        .booking { position: absolute; padding: .5mm 1mm; overflow: hidden; background: #f2f2f2;
          border: .3mm solid #000; border-radius: 1mm; print-color-adjust: exact;
          -webkit-print-color-adjust: exact; font-size: 7pt; line-height: 1.25; }
        .booking.open { border-bottom-style: dashed; background: #fff; }
        .booking b, .booking span, .booking em { display: block; overflow-wrap: anywhere; }
        .booking b { font-size: 7.5pt; }
        .booking em { font-style: normal; font-weight: bold; }
        p { margin: 1.5mm 0 0; }
        @media screen { section { margin: 8mm 0; } }
        """
}

/// A text where HTML expects one: nothing in it is taken for a tag or ends an attribute.
func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\n": result += "<br>"
        case "\u{0}"..."\u{1F}", "\u{7F}": result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
