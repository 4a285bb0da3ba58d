import Foundation
import Reservations

/// How a day sheet looks on paper.
enum DayStyle {
    /// What a page of A4, turned sideways, has inside its margins, in millimetres.
    static let width = 277.0
    /// Less the heading and a little for what a printer's letters are wider.
    static let height = 178.0
    static let timesWidth = 11.0
    /// The size of what stands below the grid, in points.
    static let noteSize = 7.0

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

    /// `2026年12月2日（水）`.
    static func words(_ day: ServiceDay) -> String {
        let (year, month, date) = day.date
        let weekday = (Int(day.ordinal) % 7 + 7 + 4) % 7  // 1970-01-01 was a Thursday
        return "\(year)年\(month)月\(date)日（\(["日", "月", "火", "水", "木", "金", "土"][weekday])）"
    }

    /// Tenths are finer than any printer's dots are seen.
    static func rounded(_ value: Double, to parts: Double = 10) -> Double {
        (value * parts).rounded() / parts
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
        .grid { display: grid; position: relative; border: .3mm solid #000; line-height: 1.25; }
        .grid > b { grid-row: 1; padding: 1mm; text-align: center; font-size: 9pt;
          border-left: .2mm solid #888; border-bottom: .3mm solid #000; overflow-wrap: anywhere; }
        .grid > u { grid-row: 2 / -1; border-left: .2mm solid #888; }
        .grid hr { grid-column: 1 / -1; align-self: start; width: 100%; margin: 0; border: 0;
          border-top: .1mm dotted #999; }
        .grid i { grid-column: 1; position: relative; top: .3mm; height: 0; padding-right: 1mm;
          text-align: right; font-style: normal; font-size: 7pt; color: #333; }
        .booking { padding: .4mm 1mm; background: #f2f2f2; border: .3mm solid #000;
          border-radius: 1mm; print-color-adjust: exact; -webkit-print-color-adjust: exact;
          min-width: 0; break-inside: avoid; }
        .booking.open { border-bottom: 0; border-radius: 1mm 1mm 0 0;
          background: linear-gradient(#f2f2f2, #fff); }
        .booking b, .booking span, .booking em { display: block; overflow-wrap: anywhere; }
        .booking em { font-style: normal; font-weight: bold; }
        p { margin: 1.5mm 0 0; font-size: 7pt; line-height: 1.25; }
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
