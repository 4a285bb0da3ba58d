import Reservations
import Testing

@testable import Formats

/// The document on format files cannot drift from what the compiler of formats takes.
struct FormatDocumentTests {
    static let words =
        PageLayout.keys + MailLayout.keys + TableLayout.keys + ScheduleLayout.keys
        + valueReaders.flatMap { [$0.name] + $0.options }
        + Refusal.allCases.map(\.rawValue) + Ignored.allCases.map(\.rawValue)
        + AmountPart.allCases.filter { $0 != .whole }.map(\.rawValue)
        + NoticeKind.Time.allCases.map(\.rawValue) + PageLayout.placeKeys + MailLayout.placeKeys

    @Test(arguments: Set(words).sorted())
    func `every word of a format file is explained`(_ word: String) throws {
        let text = try RepositoryFiles.text("Pipelines/formats/README.md")
        #expect(text.contains("`\(word)`") || text.contains("`\(word):"))
    }
}
