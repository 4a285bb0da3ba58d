import Foundation
import Pipeline
import Testing

/// The README cannot drift from the command: it names every verb, option and exit status.
@Suite struct DocumentationTests {
    struct Verb: Decodable {
        let commandName: String
        let subcommands: [Verb]?
        let arguments: [Argument]?

        struct Argument: Decodable {
            let names: [Name]?
        }

        struct Name: Decodable {
            let kind: String
            let name: String
        }

        var longNames: [String] {
            let names = (arguments ?? []).flatMap { $0.names ?? [] }
            let own = names.filter { $0.kind == "long" }.map(\.name)
            let below = (subcommands ?? []).flatMap(\.longNames)
            return own + below
        }
    }

    private struct Dump: Decodable {
        let command: Verb
    }

    static let readmes = ["README.md", "README.ja.md"].filter {
        FileManager.default.fileExists(atPath: Repository.root + "/" + $0)
    }

    private func command() throws -> Verb {
        let ended = try Program.run(["--experimental-dump-help"])
        return try JSONDecoder().decode(Dump.self, from: Data(ended.bytes)).command
    }

    private func text(_ readme: String) throws -> String {
        try String(contentsOfFile: Repository.root + "/" + readme, encoding: .utf8)
    }

    @Test(arguments: readmes)
    func `the README names every verb`(readme: String) throws {
        let text = try text(readme)
        var unnamed: [String] = []
        for verb in try command().subcommands ?? [] where verb.commandName != "help" {
            let below = (verb.subcommands ?? []).map(\.commandName).filter { $0 != "help" }
            if !text.contains("`daicho \(verb.commandName)") { unnamed.append(verb.commandName) }
            unnamed += below.filter { !text.contains("`\($0) ") && !text.contains(" \($0)`") }
        }
        #expect(unnamed == [])
    }

    @Test(arguments: readmes)
    func `the README names every option`(readme: String) throws {
        let text = try text(readme)
        let names = Set(try command().longNames).subtracting(["help", "version"])
        #expect(names.count > 30)
        #expect(names.sorted().filter { !text.contains("--\($0)") } == [])
    }

    @Test(arguments: readmes)
    func `the README names every exit status`(readme: String) throws {
        let text = try text(readme)
        let statuses = ExitStatus.allCases.map(\.rawValue)
        #expect(statuses.filter { !text.contains("| \($0) |") } == [])
    }

    @Test func `every verb has a help`() throws {
        for verb in try command().subcommands ?? [] where verb.commandName != "help" {
            let ended = try Program.run([verb.commandName, "--help"])
            #expect(ended.status == 0)
            #expect(ended.output.contains("USAGE: daicho \(verb.commandName)"))
        }
    }

    @Test func `an unknown verb is wrong usage`() throws {
        let ended = try Program.run(["exprt"])
        #expect(ended.status == 64)
        #expect(ended.errors.hasPrefix("daicho: "))
    }
}
