import Connectors
import Foundation
import Reservations
import Support
import Testing

@Suite struct ActionProgramTests {
    let folder = try! TemporaryFolder()

    /// Given to a shell to read: a file just written cannot be started while a child of another
    /// test still holds it open.
    private func run(
        _ script: String, arguments: [String] = [], environment: [String: String] = [:],
        patience: Duration = .seconds(20), line: String = #"{"id":"a1"}"#
    ) async throws -> Receipt {
        let path = try folder.write(script.utf8, to: "program")
        return try await Destination.program(path: "/bin/sh", arguments: [path] + arguments)
            .handOver(
                line, id: "a1", environment: environment, patience: patience,
                now: { .juneMorning })
    }

    @Test func `a receipt is taken at its word`() async throws {
        let receipt = try await run(
            #"cat > /dev/null; echo '{"id": "a1", "result": "done", "evidence": "row 7"}'"#)
        #expect(
            receipt == Receipt(action: "a1", result: .done, evidence: "row 7", at: .juneMorning))
    }

    static let answers: [(String, Receipt.Result)] = [
        (#"echo '{"id": "a1", "result": "refused", "evidence": "closed"}'"#, .refused),
        (#"echo '{"id": "a1", "result": "uncertain"}'"#, .uncertain),
        (#"echo '{"id": "a2", "result": "done"}'"#, .uncertain),
        (#"echo '{"id": "a1", "result": "handedOver"}'"#, .uncertain),
        (#"echo '{"id": "a1", "result": "done"} and more'"#, .uncertain),
        ("echo done", .uncertain),
        ("exit 0", .uncertain),
        (#"echo '{"id": "a1", "result": "done"}'; exit 1"#, .uncertain),
        (#"echo '{"id": "a1", "result": "done"}'; kill -9 $$"#, .uncertain),
        ("head -c 200000 /dev/zero", .uncertain),
    ]

    @Test(arguments: answers)
    func `whatever is no clear receipt for this action is uncertain`(
        script: String, result: Receipt.Result
    ) async throws {
        #expect(try await run(script).result == result)
    }

    @Test func `the action stands on standard input, and arguments come along`() async throws {
        let receipt = try await run(
            #"read line; printf '{"id":"a1","result":"done","evidence":"%s %s"}' "$1" "${#line}""#,
            arguments: ["--store"])
        #expect(receipt.evidence == "--store 11")
    }

    @Test func `no secret of ours reaches the program's environment`() async throws {
        let receipt = try await run(
            #"echo "{\"id\":\"a1\",\"result\":\"done\",\"evidence\":\"$LANG $SMTP_PASSWORD.\"}""#,
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SMTP_PASSWORD": "secret"])
        #expect(receipt.evidence == "C.UTF-8 .")
    }

    @Test func `a program that never ends is ended, and its action is uncertain`() async throws {
        let receipt = try await run("exec tail -f /dev/null", patience: .milliseconds(100))
        #expect(receipt.result == .uncertain)
    }

    @Test func `a program that leaves the action unread does not stop us`() async throws {
        let receipt = try await run(
            #"exec 0<&-; echo '{"id":"a1","result":"done"}'"#,
            line: #"{"id":"a1","memo":"\#(String(repeating: "x", count: 50_000))"}"#)
        #expect(receipt.result == .done)
    }

    @Test func `a program that is not there has seen nothing`() async throws {
        let trouble = await #expect(throws: DeliveryTrouble.self) {
            try await Destination.program(path: "no-such-program", arguments: [])
                .handOver("{}", id: "a1", environment: [:], now: { .juneMorning })
        }
        #expect(trouble?.text.contains("no-such-program") == true)
    }
}
