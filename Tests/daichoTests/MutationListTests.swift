import Formats
import Foundation
import Reconciliation
import Support
import Testing

/// The list of guards and proofs, each with the test that misses it, is in step with the code.
@Suite struct MutationListTests {
    private func run(_ argument: String) throws -> String {
        try Tool.run("/bin/bash", [Repository.root + "/Tests/mutations.sh", argument])
    }

    @Test func `every line of the list still fits the code`() throws {
        #expect(try run("--fit") == "")
    }

    @Test func `the table shows the list`() throws {
        let table = try String(
            contentsOfFile: Repository.root + "/Tests/Mutations.md", encoding: .utf8)
        #expect(try run("--table") == table, "Tests/mutations.sh --table writes it")
    }

    @Test func `each names a test that there is`() throws {
        let list = try String(
            contentsOfFile: Repository.root + "/Tests/mutations.txt", encoding: .utf8)
        var tests = ""
        let folder = Repository.root + "/Tests"
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        for case let file as String in files where file.hasSuffix("Tests.swift") {
            tests += try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
        }
        // A long name stands in a line of its own.
        tests.replace(#/func\s+`/#, with: "func `")
        let lines = list.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let names = lines.map { $0.prefix { $0 != "|" } }
        for rule in Guard.allCases {
            #expect(names.contains { $0.hasPrefix(rule.rawValue) }, "\(rule)")
        }
        for proof in FailedProof.allCases {
            #expect(names.contains("proof \(proof)"), "\(proof)")
        }
        for line in lines {
            let test = line.split(separator: "|", omittingEmptySubsequences: false).last ?? ""
            #expect(!test.isEmpty && tests.contains("func `\(test)"), "\(line)")
        }
    }
}
