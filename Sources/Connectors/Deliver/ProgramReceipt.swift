import Foundation
import Reservations

/// The receipt that a program prints, or a site answers:
/// `{"id": …, "result": done|refused|uncertain, "evidence": …}`.
struct ProgramReceipt: Decodable {
    private enum Result: String, Decodable {
        case done, refused, uncertain
    }

    private let id: String
    private let result: Result
    private let evidence: String?

    /// What the output says about the action; anything that is no receipt for it is uncertain.
    static func read(_ output: [UInt8], for id: String) -> (Receipt.Result, evidence: String) {
        find(output, for: id) ?? (.uncertain, ReceiptWord.noReceipt.evidence())
    }

    /// The same; nil of what is no receipt at all.
    static func find(_ output: [UInt8], for id: String) -> (Receipt.Result, evidence: String)? {
        // Whatever else stands there: it says nothing of an action.
        guard let receipt = try? JSONDecoder().decode(ProgramReceipt.self, from: Data(output))
        else { return nil }
        guard receipt.id == id else {
            return (.uncertain, ReceiptWord.otherReceipt.evidence())
        }
        let evidence = oneLine(receipt.evidence ?? "")
        return switch receipt.result {
        case .done: (.done, evidence)
        case .refused: (.refused, evidence)
        case .uncertain: (.uncertain, evidence)
        }
    }
}

/// A target's own words as they are kept: at most 500 characters, without control characters.
func oneLine(_ words: String) -> String {
    String(
        String.UnicodeScalarView(
            words.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(500)))
}
