import Formats
import Foundation
import Reservations
import Testing

/// Every case under Fixtures is read whole and compared whole.
struct FixtureTests {
    static let pages = try! RepositoryFiles.names(in: "Fixtures/pages")
    static let mails = try! RepositoryFiles.names(in: "Fixtures/mails")

    @Test(arguments: pages)
    func `a saved page says what its fixture expects`(_ situation: String) throws {
        let folder = "Fixtures/pages/\(situation)"
        let expecting = try expectation(folder)
        let files = try RepositoryFiles.names(in: folder).filter { $0.hasSuffix(".html") }
        let readings = try files.map {
            Reader.list.read(try RepositoryFiles.bytes("\(folder)/\($0)"), expecting: expecting)
        }
        let seen = zip(files, readings).map { $1.json(file: $0) }
        let expected = try RepositoryFiles.text("\(folder)/expected.json")
        #expect(
            try canonical(seen.count == 1 ? seen[0].line : JSON.list(seen).line)
                == canonical(expected))
        guard RepositoryFiles.exists("\(folder)/scan.json") else { return }
        let scan = ScanReading(pages: readings, expecting: expecting)
        let expectedScan = try RepositoryFiles.text("\(folder)/scan.json")
        #expect(try canonical(scan.coverage.json.line) == canonical(expectedScan))
    }

    @Test(arguments: mails)
    func `a mail says what its fixture expects`(_ situation: String) throws {
        let folder = "Fixtures/mails/\(situation)"
        let reading = Reader.notice.read(try RepositoryFiles.bytes("\(folder)/mail.eml"))
        let expected = try RepositoryFiles.text("\(folder)/expected.json")
        #expect(try canonical(reading.json(file: "mail.eml").line) == canonical(expected))
    }

    private func expectation(_ folder: String) throws -> PageExpectation {
        guard RepositoryFiles.exists("\(folder)/expecting.json") else { return PageExpectation() }
        let data = Data(try RepositoryFiles.bytes("\(folder)/expecting.json"))
        let words = try JSONDecoder().decode([String: String].self, from: data)
        return PageExpectation(
            store: words["store"], from: words["from"].flatMap { ServiceDay($0) },
            to: words["to"].flatMap { ServiceDay($0) })
    }

    /// The same JSON with sorted keys, one value a line, so that a failure shows where.
    private func canonical(_ json: String) throws -> String {
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let data = try JSONSerialization.data(
            withJSONObject: value, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }
}
