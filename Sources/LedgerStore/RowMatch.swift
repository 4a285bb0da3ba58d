import Foundation
import Reservations

/// The conditions that are looked for in a row's cells.
struct RowMatch {
    private let words: [String]
    private let cells: [(column: Int, bytes: [UInt8])]
    private let numbers: Set<String>

    init(_ condition: RowCondition) {
        words = (condition.text ?? "").split(whereSeparator: \.isWhitespace)
            .map { Self.folded($0) }.filter { !$0.isEmpty }
        cells = condition.cells.map { ($0.key.rawValue, Array($0.value.utf8)) }
        let tooMany = condition.numbers.count > RowCondition.mostArguments
        numbers = tooMany ? condition.numbers : []
    }

    /// Whether every row matches.
    var isOpen: Bool { words.isEmpty && cells.isEmpty && numbers.isEmpty }

    func holds(of row: [UInt8]) -> Bool {
        let parts = row.split(separator: LedgerRow.separator, omittingEmptySubsequences: false)
        func text(_ column: LedgerColumn) -> String {
            guard parts.indices.contains(column.rawValue) else { return "" }
            return String(decoding: parts[column.rawValue], as: UTF8.self)
        }
        for cell in cells {
            guard parts.indices.contains(cell.column), parts[cell.column].elementsEqual(cell.bytes)
            else { return false }
        }
        if !numbers.isEmpty && !numbers.contains(text(.number)) { return false }
        if words.isEmpty { return true }
        // U+001F keeps a word from running over the edge of two cells.
        let searched = Self.searched.map { Self.folded(text($0)) }.joined(separator: "\u{1F}")
        return words.allSatisfy(searched.contains)
    }

    private static let searched: [LedgerColumn] = [
        .number, .customerName, .customerKana, .phone, .email, .memo,
    ]

    /// The text without spaces, widths, case and hyphens, for a search only.
    private static func folded(_ text: some StringProtocol) -> String {
        let plain = String(text).precomposedStringWithCompatibilityMapping.lowercased()
        return plain.filter { !$0.isWhitespace && !hyphens.contains($0) }
    }

    private static let hyphens: Set<Character> = [
        "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2212}",
    ]
}
