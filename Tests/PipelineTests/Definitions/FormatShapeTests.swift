import Foundation
import Testing

@testable import Formats
@testable import Pipeline

/// The formats' own lists stand in the schema as well; the two must not part.
@Suite struct FormatShapeTests {
    @Test func `the schema knows every value reader and no other`() {
        #expect(
            Pipeline.Shape.valueReaders.sorted() == Formats.valueReaders.map { $0.name }.sorted())
    }

    @Test func `the schema knows every option of every value reader`() throws {
        let schema = try Repository.text("Pipelines/schema/format.json")
        let options = Formats.valueReaders.flatMap { $0.options }
        for word in options + Refusal.allCases.map(\.rawValue) + Ignored.allCases.map(\.rawValue) {
            #expect(schema.firstRange(of: "\"\(word)\"") != nil, "\(word)")
        }
    }

    @Test func `a wrong format tells its problems with their lines`() throws {
        let folder = try SalonFolder()
        let right = try Repository.text("Pipelines/formats/salonboard-notice.yaml")
        let wrong = right.replacing("kind: mail\n", with: "kind: mail\nwlak: x\n")
            .replacing("read: clock-29", with: "read: clock-30")
        let file = try folder.write("formats/salonboard-notice.yaml", wrong)
        let lines = wrong.split(separator: "\n", omittingEmptySubsequences: false)
        func line(_ words: String) throws -> Int {
            try #require(lines.firstIndex { $0.contains(words) }) + 1
        }
        let problems = #expect(throws: DefinitionProblems.self) { try loadFormat(file) }?.problems
        let places = problems?.map { "\($0.line): \($0.path)" } ?? []
        #expect(problems?.allSatisfy { $0.file == file } == true)
        #expect(places.contains("\(try line("wlak")): wlak"), "\(problems ?? [])")
        #expect(places.contains("\(try line("clock-30")): fields.startTime.read"))
        #expect(problems?.contains { $0.remedy.contains("clock-29") } == true)
    }

    @Test func `the problems of a format are told with those of the definition`() throws {
        let folder = try SalonFolder()
        try folder.write("formats/own.yaml", "version: 1\nname: own\nmedium: nobody\nkind: lits\n")
        let told = folder.problems(
            of: Example.with("retain: 1").replacing("salonboard-kirei-list", with: "own"))
        #expect(told.count == 2)
        #expect(told.first?.hasPrefix("salon.yaml:6:9: retain") == true)
        #expect(told.last?.hasPrefix("\(folder.path)/formats/own.yaml:4:1: kind") == true)
    }

    @Test func `a format whose medium has no rules is told`() throws {
        let folder = try SalonFolder()
        let text = try Repository.text("Pipelines/formats/salonboard-notice.yaml")
            .replacing("medium: hotpepper", with: "medium: hotpeper")
        let file = try folder.write("formats/salonboard-notice.yaml", text)
        let told = folder.problems(of: Example.sources(Example.mail))
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("\(file):") == true)
        #expect(
            told.first?.hasSuffix(
                "medium: `hotpeper` has no rules; write them into media/hotpeper.yaml") == true)
    }
}
