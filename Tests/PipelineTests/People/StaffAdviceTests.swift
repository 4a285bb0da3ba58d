import Reservations
import Testing

@testable import Pipeline

/// What a person does at the medium, after a word on its staff.
@Suite struct StaffAdviceTests {
    private func advice(_ word: (StaffIdentity) -> StaffWord, at medium: String) throws -> String? {
        let loaded = try SalonFolder().load(
            Example.sources(
                "  m: {formats: [ekiten-notice, mezon-notice, kanzashi-notice], from: 'folder:m'}"))
        return loaded.advice(
            after: word(StaffIdentity(medium: Medium(rawValue: medium), name: "見本")))
    }

    @Test func `R1-19: a medium that can stop staff is named, and one that cannot by its screen`()
        throws
    {
        #expect(
            try advice(StaffWord.stop, at: "ekiten")
                == "  → エキテン byGMOの画面でも、見本 を「停止する」にしてください\n")
        #expect(
            try advice(StaffWord.resume, at: "ekiten")
                == "  → エキテン byGMOの画面でも、見本 を「再開する」にしてください\n")
        #expect(
            try advice(StaffWord.stop, at: "mezon")
                == "  → MEZONにはスタッフの停止がありません。空いている枠は、MEZONの「スケジュール」で人が閉じてください\n")
        #expect(try advice(StaffWord.resume, at: "mezon") == nil)
        // A hub sells none, and here nothing is done elsewhere.
        #expect(try advice(StaffWord.stop, at: "kanzashi") == nil)
        #expect(try advice(StaffWord.stop, at: "local") == nil)
        #expect(try advice(StaffWord.split, at: "ekiten") == nil)
    }
}
