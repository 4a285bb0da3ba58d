import Connectors
import Foundation
import LedgerStore
import Reservations
import Testing

@testable import Pipeline

/// What goes wrong is told to salon people in Japanese, whatever it is.
struct TellableTests {
    static let troubles: [any Tellable] =
        SourceTrouble.Kind.allCases.map {
            SourceTrouble($0, "in plain English for scripts", about: "place")
        } + [
            LedgerTrouble.damaged(path: "p", detail: "the file is no ledger"),
            LedgerTrouble.newer(path: "p", steps: ["a step"]),
            LedgerTrouble.otherSalon(path: "p", salon: "s"), LedgerTrouble.locked(path: "p"),
            LedgerTrouble.noSpace(path: "p"), LedgerTrouble.noRights(path: "p"),
            LedgerTrouble.unreadable(path: "p", detail: "the disk failed"),
            LedgerTrouble.unknown(what: "action", id: "a"),
            LedgerTrouble.invariant("a row without a booking"),
            ArchiveTrouble(path: "p", cause: "the disk is full"),
            SecretProblem(kind: .missing, place: "環境変数 A", what: "it is not set", remedy: "set it"),
            SecretProblem(kind: .exposed, place: "p", what: "others can read it", remedy: "chmod"),
            PlanHasChanged(expected: "a", found: "b"), BrokenInvariant(what: "the numbers are off"),
        ]

    @Test func `every trouble is told in Japanese, and English stays for scripts`() throws {
        let english = try Regex("[a-z]+ [a-z]+ [a-z]+")
        for trouble in Self.troubles {
            let words = told(trouble)
            #expect(words.contains(english) == false, "\(words)")
            #expect(words.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) })
        }
        #expect(told(CancellationError()) == "思わぬ問題です。daicho check で確かめてください")
    }

    @Test func `our own words in a receipt are known again, and others' are theirs`() {
        for word in ReceiptWord.allCases {
            #expect(ReceiptWord(evidence: word.evidence("/a/b")) == word)
        }
        #expect(ReceiptWord(evidence: "booked as 4711") == nil)
    }
}
