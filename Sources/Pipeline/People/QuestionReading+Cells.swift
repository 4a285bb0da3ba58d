import Foundation
import LedgerStore
import Reservations

extension QuestionReading {
    /// Reads `COLUMN=VALUE`. A day, a time or a phone may be written another way than the ledger
    /// writes it (R3-08).
    mutating func readCells(_ words: [String]) {
        for word in words {
            guard let cut = word.firstIndex(of: "=") else {
                problems.append("--where `\(word)`: write COLUMN=VALUE, such as 指名区分=指名")
                continue
            }
            let title = String(word[..<cut])
            guard let column = LedgerColumn(title: title) else {
                let all = LedgerColumn.allCases.map(\.title)
                problems.append("--where: " + WrongUsage.unknown(title, "column", among: all))
                continue
            }
            let value = Self.value(String(word[word.index(after: cut)...]), of: column)
            if let other = condition.cells[column], other != value {
                problems.append("--where: \(title) cannot be two things at once")
            }
            condition.cells[column] = value
        }
    }

    /// The value as the ledger writes it.
    private static func value(_ text: String, of column: LedgerColumn) -> String {
        switch column {
        case .visitDate, .createdOn, .changedOn:
            ServiceDay(text)?.text(separator: "/") ?? text
        case .start, .end: ClockTime(text)?.description ?? text
        case .phone: text.filter { !"-−‐– ".contains($0) }
        default: text
        }
    }
}
