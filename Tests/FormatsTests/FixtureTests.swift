import Formats
import Foundation
import Reservations
import Testing

/// Every case under Fixtures is read whole and compared whole.
struct FixtureTests {
    static let pages = try! RepositoryFiles.names(in: "Fixtures/pages")
    static let tables = try! RepositoryFiles.names(in: "Fixtures/tables")
    static let mails = try! RepositoryFiles.names(in: "Fixtures/mails")

    static let lists = try! RepositoryFiles.names(in: "Fixtures/lists").flatMap { format in
        try RepositoryFiles.names(in: "Fixtures/lists/\(format)").map { "\(format)/\($0)" }
    }

    static let media = try! RepositoryFiles.names(in: "Fixtures/media").flatMap { format in
        try RepositoryFiles.names(in: "Fixtures/media/\(format)").map { "\(format)/\($0)" }
    }

    static let schedules = try! RepositoryFiles.names(in: "Fixtures/schedules").flatMap { format in
        try RepositoryFiles.names(in: "Fixtures/schedules/\(format)").map { "\(format)/\($0)" }
    }

    @Test(arguments: schedules)
    func `a schedule's page says what its fixture expects`(_ situation: String) throws {
        let reader = try Reader(Format(shipped: String(situation.prefix { $0 != "/" })))
        let folder = "Fixtures/schedules/\(situation)"
        let reading = reader.read(try RepositoryFiles.bytes("\(folder)/page.html"))
        let expected = try RepositoryFiles.text("\(folder)/expected.json")
        #expect(try canonical(reading.json(file: "page.html").line) == canonical(expected))
        let other = reader.read(
            try RepositoryFiles.bytes("\(folder)/page.html"),
            expecting: PageExpectation(store: "H000000009"))
        #expect(other.schedule == nil)
    }

    @Test(arguments: media)
    func `a mail of another medium says what its fixture expects (R1-01, R1-02)`(
        _ situation: String
    ) throws {
        let name = String(situation.prefix { $0 != "/" })
        let reader = try Reader(Format(shipped: name))
        let reading = reader.read(try RepositoryFiles.bytes("Fixtures/media/\(situation)/mail.eml"))
        let expected = try RepositoryFiles.text("Fixtures/media/\(situation)/expected.json")
        #expect(try canonical(reading.json(file: "mail.eml").line) == canonical(expected))
    }

    @Test(arguments: try RepositoryFiles.names(in: "Fixtures/media"))
    func `a format leaves every other medium's mails alone`(_ name: String) throws {
        let reader = try Reader(Format(shipped: name))
        let others =
            Self.media.filter { !$0.hasPrefix(name + "/") }.map { "Fixtures/media/\($0)" }
            + Self.mails.map { "Fixtures/mails/\($0)" }
        for folder in others {
            let reading = reader.read(try RepositoryFiles.bytes("\(folder)/mail.eml"))
            #expect(reading.ignored != nil, "\(folder)")
        }
        for folder in Self.media where !folder.contains("relayed") {
            let bytes = try RepositoryFiles.bytes("Fixtures/media/\(folder)/mail.eml")
            #expect(Reader.notice.read(bytes).ignored != nil, "\(folder)")
        }
    }

    @Test func `a booking that a hub passes on is the other medium's`() throws {
        let hub = try Reader(Format(shipped: "kanzashi-notice"))
        #expect(hub.medium(of: "BE12345678") == Medium(rawValue: "hotpepper"))
        #expect(hub.medium(of: "123456789") == Medium(rawValue: "kanzashi"))
        #expect(hub.medium(of: "XBE12345678") == Medium(rawValue: "kanzashi"))
    }

    @Test(arguments: pages)
    func `a saved page says what its fixture expects`(_ situation: String) throws {
        try judge("Fixtures/pages/\(situation)", with: .list)
    }

    @Test(arguments: lists)
    func `a page of another medium says what its fixture expects`(_ situation: String) throws {
        let name = String(situation.prefix { $0 != "/" })
        let reader = try Reader(Format(shipped: name))
        try judge("Fixtures/lists/\(situation)", with: reader)
        for file in try RepositoryFiles.names(in: "Fixtures/lists/\(situation)")
        where file.hasSuffix(".html") {
            let page = try RepositoryFiles.bytes("Fixtures/lists/\(situation)/\(file)")
            #expect(Reader.list.read(page).refused != nil, "\(file)")
        }
    }

    /// Reads the pages of a folder one by one, and together where a scan is expected.
    private func judge(_ folder: String, with reader: Reader) throws {
        let expecting = try expectation(folder)
        let files = try RepositoryFiles.names(in: folder).filter { $0.hasSuffix(".html") }
        let readings = try files.map {
            reader.read(try RepositoryFiles.bytes("\(folder)/\($0)"), expecting: expecting)
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
    func `a mail says what its fixture expects (R2-11)`(_ situation: String) throws {
        let folder = "Fixtures/mails/\(situation)"
        let reading = Reader.notice.read(try RepositoryFiles.bytes("\(folder)/mail.eml"))
        let expected = try RepositoryFiles.text("\(folder)/expected.json")
        #expect(try canonical(reading.json(file: "mail.eml").line) == canonical(expected))
    }

    /// The file is named for the format that reads it.
    @Test(arguments: tables)
    func `a table says what its fixture expects`(_ situation: String) throws {
        let folder = "Fixtures/tables/\(situation)"
        let files = try RepositoryFiles.names(in: folder).filter { $0.hasSuffix(".csv") }
        let file = try #require(files.first)
        let reader = try Reader(Format(shipped: String(file.dropLast(4))))
        let reading = reader.read(try RepositoryFiles.bytes("\(folder)/\(file)"))
        let seen = reading.json(file: file).line
        let expected = try RepositoryFiles.text("\(folder)/expected.json")
        #expect(try canonical(seen) == canonical(expected))
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
