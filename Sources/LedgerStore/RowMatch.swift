import Foundation
import Reservations

/// The conditions that are looked for in a row's cells.
struct RowMatch {
    private let words: [[UInt8]]
    private let cells: [(column: Int, bytes: [UInt8])]
    private let numbers: Set<String>
    private let staff: Set<String>

    init(_ condition: RowCondition) {
        words = (condition.text ?? "").split(whereSeparator: \.isWhitespace)
            .map { SearchText(Array($0.utf8)[...]).bytes }.filter { !$0.isEmpty }
        cells = condition.cells.map { ($0.key.rawValue, Array($0.value.utf8)) }
        let tooMany = condition.numbers.count > RowCondition.mostArguments
        numbers = tooMany ? condition.numbers : []
        staff = condition.staff
    }

    /// Whether every row matches.
    var isOpen: Bool { words.isEmpty && cells.isEmpty && numbers.isEmpty && staff.isEmpty }

    func holds(of row: [UInt8]) -> Bool {
        let parts = row.split(separator: LedgerRow.separator, omittingEmptySubsequences: false)
        guard parts.count == LedgerColumn.allCases.count else { return false }
        for cell in cells where !parts[cell.column].elementsEqual(cell.bytes) { return false }
        let person = parts[LedgerColumn.staff.rawValue]
        if !staff.isEmpty && !staff.contains(String(decoding: person, as: UTF8.self)) {
            return false
        }
        let number = parts[LedgerColumn.number.rawValue]
        if !numbers.isEmpty && !numbers.contains(String(decoding: number, as: UTF8.self)) {
            return false
        }
        if words.isEmpty { return true }
        let texts = Self.searched.map { SearchText(parts[$0.rawValue]) }
        return words.allSatisfy { word in texts.contains { $0.holds(word) } }
    }

    private static let searched: [LedgerColumn] = [
        .number, .customerName, .customerKana, .phone, .email, .memo,
    ]
}
