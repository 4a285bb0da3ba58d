import Foundation
import Reservations

/// The receipt that a program prints: `{"id": …, "result": done|refused|uncertain, "evidence": …}`.
struct ProgramReceipt: Decodable {
    private enum Result: String, Decodable {
        case done, refused, uncertain
    }

    private let id: String
    private let result: Result
    private let evidence: String?

    /// What the output says about the action; anything that is no receipt for it is uncertain.
    static func read(_ output: [UInt8], for id: String) -> (Receipt.Result, evidence: String) {
        let receipt: ProgramReceipt
        do {
            receipt = try JSONDecoder().decode(ProgramReceipt.self, from: Data(output))
        } catch {
            return (.uncertain, ReceiptWord.noReceipt.evidence())
        }
        guard receipt.id == id else {
            return (.uncertain, ReceiptWord.otherReceipt.evidence())
        }
        let evidence = String(
            String.UnicodeScalarView(
                (receipt.evidence ?? "").unicodeScalars.filter {
                    $0.properties.generalCategory != .control
                }
                .prefix(500)))
        return switch receipt.result {
        case .done: (.done, evidence)
        case .refused: (.refused, evidence)
        case .uncertain: (.uncertain, evidence)
        }
    }
}
