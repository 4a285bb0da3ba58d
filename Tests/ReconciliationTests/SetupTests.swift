import Reservations
import Testing

@testable import Reconciliation

/// What a list was read with, and what of it is another.
struct SetupTests {
    private func setup(
        _ layout: String? = "1", _ definition: String? = "1", _ signIn: String? = "1"
    ) -> Setup {
        func print(_ word: String?) -> Fingerprint? { word.map { Fingerprint(words: [$0]) } }
        return Setup(layout: print(layout), definition: print(definition), signIn: print(signIn))
    }

    @Test func `format, definition and sign-in each change a reading by themselves (G4)`() {
        #expect(setup().change(from: setup()) == nil)
        #expect(setup("2").change(from: setup()) == "読み取りの書式")
        #expect(setup("1", "2").change(from: setup()) == "定義")
        #expect(setup("1", "1", "2").change(from: setup()) == "ログイン")
    }

    @Test func `what one of the two does not tell of is no change (G4)`() {
        #expect(setup(nil, nil, nil).change(from: setup()) == nil)
        #expect(setup("2", "2", "2").change(from: setup(nil, nil, nil)) == nil)
    }
}
