public import Foundation
public import Reservations

/// Where actions go.
public enum Destination: Hashable, Sendable {
    /// A file that gets one line for each action; its reader does not answer.
    case file(path: String)
    /// A program that is given one action on its standard input and prints one receipt.
    case program(path: String, arguments: [String])
    /// A site or till of the salon's own, on the web.
    case web(Webhook)

    /// Gives one action, a JSON object on one line, to its destination; returns what became of it.
    ///
    /// - Parameters:
    ///   - line: the action without a line end.
    ///   - id: the action's id, as in the line.
    ///   - now: the clock for the receipt.
    ///   - environment: of it a program sees PATH, HOME and LANG, and nothing else.
    /// - Throws: where the action was surely not handed over: it can be sent again.
    public func handOver(
        _ line: String, id: String, environment: [String: String],
        patience: Duration = .seconds(60), now: @Sendable () -> Date
    ) async throws(DeliveryTrouble) -> Receipt {
        switch self {
        case .file(let path):
            return try appendLine(line, id: id, to: path, now: now)
        case .program(let path, let arguments):
            let program = ActionProgram(
                path: path, arguments: arguments, environment: environment, patience: patience)
            let (result, evidence) = try await program.run(line, id: id)
            return Receipt(action: id, result: result, evidence: evidence, at: now())
        case .web(let webhook):
            return try await webhook.send(line, id: id, now: now)
        }
    }

    /// Asks what became of an action that may have arrived; nil where it surely has not, so that it
    /// can be handed over. A destination that cannot be asked leaves it in doubt.
    public func readBack(
        _ id: String, now: @Sendable () -> Date
    ) async throws(DeliveryTrouble) -> Receipt? {
        switch self {
        case .file(let path):
            guard try holdsAction(id, inFile: path) else { return nil }
            return Receipt(
                action: id, result: .handedOver, evidence: ReceiptWord.standsInFile.evidence(),
                at: now())
        case .program:
            return Receipt(
                action: id, result: .uncertain, evidence: ReceiptWord.noReceipt.evidence(),
                at: now())
        case .web(let webhook): return try await webhook.readBack(id, now: now)
        }
    }

    /// Whether actions could be handed over: the program is there, the file's folder, or the
    /// server, its certificate checked. Nothing is handed over.
    public func mustBeThere(environment: [String: String]) async throws(DeliveryTrouble) {
        switch self {
        case .web(let webhook): try await webhook.reach()
        case .file(let path): try mustBeWritable(folderOf: path)
        case .program(let path, let arguments):
            _ = try ActionProgram(
                path: path, arguments: arguments, environment: environment, patience: .zero
            ).located()
        }
    }
}

/// Whether a file could be written: its folder is there, and this user may write in it.
public func mustBeWritable(folderOf path: String) throws(DeliveryTrouble) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    // What cannot be looked at is no folder for us; the words say both ways out.
    let kind = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: folder).resolvingSymlinksInPath().path)[.type]
    guard kind as? FileAttributeType == .typeDirectory else {
        throw DeliveryTrouble(
            "\(folder) is no folder: create it, or correct the definition",
            words: "フォルダー \(folder) がありません。作るか、定義を直してください")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
        throw DeliveryTrouble(
            "\(folder) cannot be written: give this user the right to it",
            words: "フォルダー \(folder) に書き込めません。daicho を動かすユーザーに権限を与えてください")
    }
}
