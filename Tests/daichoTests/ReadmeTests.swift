import Foundation
import Reservations
import Testing

/// What the documents show can be typed, clicked and found.
@Suite struct ReadmeTests {
    static let readmes = ["README.md", "README.ja.md"]
    static let documents =
        readmes + [
            "CHANGELOG.md", "Fixtures/README.md", "Pipelines/README.md",
            "Pipelines/formats/README.md", "Sources/Pipeline/Pipeline.docc/Decisions.md",
        ]

    @Test(arguments: readmes)
    func `every reason for a person to look is explained`(readme: String) throws {
        let text = try Document(readme).text
        #expect(Attention.allCases.map(\.label).filter { !text.contains("| \($0) |") } == [])
    }

    @Test(arguments: documents)
    func `every link leads to a file`(document: String) throws {
        let document = try Document(document)
        let lost = document.links.filter { !FileManager.default.fileExists(atPath: $0) }
        #expect(lost == [])
    }

    @Test func `both languages show the same commands`() throws {
        let commands = try Self.readmes.map { try Document($0).commands }
        #expect(commands[0].count > 20)
        #expect(commands[0] == commands[1])
    }

    @Test func `every example is one that the program knows`() throws {
        let examples = try Document("README.md").commands.filter { $0.hasPrefix("daicho ") }
        #expect(examples.count > 5)
        for example in examples {
            let words = example.split(separator: " ").dropFirst().map(String.init)
            let help = try Program.run([words[0], "--help"])
            #expect(help.output.contains("USAGE: daicho \(words[0]) "), "\(example)")
            let options = words.filter { $0.hasPrefix("--") }
            #expect(options.filter { !help.output.contains($0) } == [], "\(example)")
        }
    }
}

/// A Markdown file of the repository.
private struct Document {
    let text: String
    private let folder: String

    init(_ file: String) throws {
        let path = Repository.root + "/" + file
        text = try String(contentsOfFile: path, encoding: .utf8)
        folder = (path as NSString).deletingLastPathComponent
    }

    /// The files it links to, without the web's.
    var links: [String] {
        text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/).map { String($0.output.1) }
            .filter { !$0.contains("://") }
            .map { folder + "/" + $0 }
    }

    /// The lines of its shell blocks, without their comments.
    var commands: [String] {
        text.matches(of: /```sh\n((?:.|\n)*?)```/).flatMap { $0.output.1.split(separator: "\n") }
            .map { line in
                let command = line.firstRange(of: "  #").map { line[..<$0.lowerBound] } ?? line
                return command.trimmingCharacters(in: .whitespaces)
            }
    }
}
