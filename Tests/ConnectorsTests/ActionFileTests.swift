import Connectors
import Foundation
import Reservations
import Support
import Testing

@Suite struct ActionFileTests {
    let folder = try! TemporaryFolder()

    private var path: String { folder.file("actions.ndjson") }

    @discardableResult
    private func append(_ line: String, id: String) async throws -> Receipt {
        try await Destination.file(path: path)
            .handOver(line, id: id, environment: [:], now: { .juneMorning })
    }

    private var content: String {
        get throws { String(decoding: try folder.read("actions.ndjson"), as: UTF8.self) }
    }

    @Test func `each action is one line, handed over and no more`() async throws {
        let receipt = try await append(#"{"id":"a1"}"#, id: "a1")
        #expect(
            receipt
                == Receipt(
                    action: "a1", result: .handedOver, evidence: "appended to \(path)",
                    at: .juneMorning))
        try await append(#"{"id":"a2"}"#, id: "a2")
        #expect(try content == "{\"id\":\"a1\"}\n{\"id\":\"a2\"}\n")
    }

    @Test func `the file is for its owner only`() async throws {
        try await append("{}", id: "a1")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `a line that a crash left torn spoils only itself (I13)`() async throws {
        try folder.write(#"{"id":"a1","ki"#.utf8, to: "actions.ndjson")
        #expect(try !holdsAction("a1", inFile: path))
        try await append(#"{"id":"a1"}"#, id: "a1")
        #expect(try content == "{\"id\":\"a1\",\"ki\n{\"id\":\"a1\"}\n")
    }

    @Test func `a torn line is not there, even when the next action has ended it (I13)`()
        async throws
    {
        try folder.write(#"{"schema":1,"id":"a1","after":{}"#.utf8, to: "actions.ndjson")
        try await append(#"{"schema":1,"id":"a2"}"#, id: "a2")
        #expect(try !holdsAction("a1", inFile: path))
        #expect(try holdsAction("a2", inFile: path))
        try await append(#"{"schema":1,"id":"a1"}"#, id: "a1")
        #expect(try holdsAction("a1", inFile: path))
    }

    @Test func `what was appended is found again`() async throws {
        #expect(try !holdsAction("a1", inFile: path))
        for number in 1...3 {
            try await append(
                #"{"id":"a\#(number)","x":"\#(String(repeating: "y", count: 700_000))"}"#,
                id: "a\(number)")
        }
        for number in 1...3 { #expect(try holdsAction("a\(number)", inFile: path)) }
        #expect(try !holdsAction("a4", inFile: path))
    }

    @Test func `a file that cannot be written has seen nothing`() async throws {
        let trouble = await #expect(throws: DeliveryTrouble.self) {
            try await Destination.file(path: folder.file("none/actions.ndjson"))
                .handOver("{}", id: "a1", environment: [:], now: { .juneMorning })
        }
        #expect(trouble?.text.contains("none/actions.ndjson") == true)
    }

    @Test func `an action of several lines is refused`() async throws {
        await #expect(throws: DeliveryTrouble.self) { try await append("{\n}", id: "a1") }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
