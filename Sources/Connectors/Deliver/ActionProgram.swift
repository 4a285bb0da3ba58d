import Dispatch
import Foundation
import Plumbing
import Reservations
import Synchronization

/// A program of the salon's that carries out one action.
struct ActionProgram: Sendable {
    let path: String
    let arguments: [String]
    /// Of these only PATH, HOME and LANG are handed on: a secret of ours is none of its business.
    let environment: [String: String]
    let patience: Duration

    /// What of its output is read at most.
    private static let outputLimit = 64 << 10
    /// What a pipe holds, so that an action can be written before the program runs. A program that
    /// does not read could otherwise stop us, or end us by a broken pipe.
    private static let inputLimit = 60 << 10

    /// Runs the program with the action and gives what it says became of it; whatever is not
    /// clearly a receipt for this action is `uncertain`.
    func run(
        _ line: String, id: String
    ) async throws(DeliveryTrouble) -> (Receipt.Result, evidence: String) {
        guard line.utf8.count < Self.inputLimit else {
            throw DeliveryTrouble(
                "action \(id) is too long to be handed to a program",
                words: "連携 \(id) は長すぎてプログラムに渡せません")
        }
        let program = try located()
        let outcome = await offPool { execute(program, line) }
        switch outcome {
        case .notStarted:
            throw DeliveryTrouble(
                "\(path) cannot be started: check that it is a program",
                words: "\(path) を起動できません。実行できるプログラムか確かめてください")
        case .outOfTime:
            return (.uncertain, ReceiptWord.outOfTime.evidence("\(patience): look at the target"))
        case .tooMuch:
            return (.uncertain, ReceiptWord.tooMuch.evidence())
        case .ended(let status, _) where status != 0:
            return (.uncertain, ReceiptWord.badEnd.evidence("\(status): look at the target"))
        case .ended(_, let output):
            return ProgramReceipt.read(output, for: id)
        }
    }

    private enum Outcome {
        case notStarted, outOfTime, tooMuch
        case ended(status: Int32, output: [UInt8])
    }

    private func execute(_ program: String, _ line: String) -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment.filter { ["PATH", "HOME", "LANG"].contains($0.key) }
        let (input, output) = (Pipe(), ProgramOutput(limit: Self.outputLimit))
        let ended = DispatchSemaphore(value: 0)
        process.standardInput = input
        process.standardOutput = output.pipe
        process.standardError = FileHandle.nullDevice
        process.terminationHandler = { _ in ended.signal() }
        do {
            try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
            try input.fileHandleForWriting.close()
            try start(process)
        } catch {
            return .notStarted
        }
        output.begin()
        let deadline = DispatchTime.now() + .milliseconds(Int(patience / .milliseconds(1)))
        guard ended.wait(timeout: deadline) == .success else {
            process.terminate()
            if ended.wait(timeout: .now() + 2) != .success {
                kill(process.processIdentifier, SIGKILL)
            }
            output.end(within: 0)
            return .outOfTime
        }
        output.end(within: 2)
        guard let bytes = output.bytes else { return .tooMuch }
        let status = process.terminationReason == .exit ? process.terminationStatus : 255
        return .ended(status: status, output: bytes)
    }

    /// The program's file: as named, or in the PATH.
    func located() throws(DeliveryTrouble) -> String {
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        let candidates = path.contains("/") ? [path] : folders.map { "\($0)/\(path)" }
        guard
            let file = candidates.first(where: {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        else {
            throw DeliveryTrouble(
                "\(path) is no program: check the path under deliver and its right to be executed",
                words: "プログラム \(path) が見つからないか、実行する権限がありません。定義の deliver を確かめてください")
        }
        return file
    }
}
