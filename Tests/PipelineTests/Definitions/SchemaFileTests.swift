import Foundation
import Reservations
import Testing

@testable import Pipeline

/// The files that are written from the shapes. After a change of a shape, write them anew:
/// `DAICHO_WRITE_SCHEMAS=1 swift test --filter SchemaFileTests`
@Suite(.serialized) struct SchemaFileTests {
    static let shapes = ["definition", "format", "medium"]
    static let isWriting = ProcessInfo.processInfo.environment["DAICHO_WRITE_SCHEMAS"] == "1"
    static let remedy: Comment =
        "run DAICHO_WRITE_SCHEMAS=1 swift test --filter SchemaFileTests and commit what it writes"

    static func shape(_ name: String) -> Shape {
        switch name {
        case "definition": .definition
        case "format": .format
        default: .medium
        }
    }

    @Test(arguments: shapes)
    func `an editor's schema says what the check says`(_ name: String) throws {
        let file = "Pipelines/schema/\(name).json"
        let rendered = Self.shape(name).schema(title: "Daicho: a \(name)").indented
        if Self.isWriting { try write(rendered, to: file) }
        let isSame = try Repository.text(file) == rendered
        #expect(isSame, Self.remedy)
        let parsed = try JSONSerialization.jsonObject(with: Data(rendered.utf8))
        #expect((parsed as? [String: Any])?["type"] as? String == "object")
    }

    @Test func `the README's tables are the checks' own`() throws {
        let file = "Pipelines/README.md"
        var text = try Repository.text(file)
        for name in Self.shapes {
            let start = try #require(text.range(of: "<!-- keys: \(name) -->\n"))
            let end = try #require(
                text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex))
            let tables = KeyTables.markdown(of: Self.shape(name), title: "The whole file")
            text.replaceSubrange(start.upperBound..<end.lowerBound, with: "\n\(tables)\n\n")
        }
        if Self.isWriting { try write(text, to: file) }
        let isSame = try Repository.text(file) == text
        #expect(isSame, Self.remedy)
    }

    @Test(arguments: shapes)
    func `every key stands in the README`(_ name: String) throws {
        let readme = try Repository.text("Pipelines/README.md")
        for key in Self.keys(of: Self.shape(name)) {
            let stands = readme.contains("`\(key)`")
            #expect(stands, "\(name): \(key)")
        }
    }

    @Test func `every value reader stands in the README and in the schema`() throws {
        let readme = try Repository.text("Pipelines/README.md")
        for reader in Shape.valueReaders {
            let stands = readme.contains("| `\(reader)` |")
            #expect(stands, "\(reader)")
        }
    }

    @Test func `every column a definition may name stands in the README`() throws {
        let readme = try Repository.text("Pipelines/README.md")
        let columns = LedgerColumn.allCases.map(\.title).joined(separator: ", ")
        let stands = readme.contains(columns)
        #expect(stands, "\(columns)")
    }

    @Test(arguments: ["Pipelines", "Pipelines/media"])
    func `every YAML file names its schema for the editor`(_ folder: String) throws {
        for file in try Repository.yamlFiles(folder) {
            let line = try Repository.text(file).split(separator: "\n").first ?? ""
            #expect(line.hasPrefix("# yaml-language-server: $schema="), "\(file)")
            let schema = line.dropFirst("# yaml-language-server: $schema=".count)
            let path = FilePaths(of: file, from: Repository.root).absolute(String(schema))
            #expect(FileManager.default.fileExists(atPath: path), "\(file)")
        }
    }

    private static func keys(of shape: Shape) -> [String] {
        switch shape {
        case .mapping(let keys): keys.flatMap { [$0.name] + Self.keys(of: $0.shape) }
        case .list(let item, _): keys(of: item)
        case .free(_, let value, _): keys(of: value)
        case .named(let names, let value): names + keys(of: value)
        case .either(let shapes): shapes.flatMap(keys)
        case .secret: Shape.secretKeys.map(\.name)
        case .text, .whole, .flag, .choice, .span: []
        }
    }

    private func write(_ text: String, to file: String) throws {
        try text.write(toFile: Repository.root + "/" + file, atomically: true, encoding: .utf8)
    }
}
