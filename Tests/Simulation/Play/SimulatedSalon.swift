import Foundation
import LedgerStore
import Pipeline

/// A salon's definition in a folder of its own, in memory where the machine has such a place.
final class SimulatedSalon {
    let folder: String
    private(set) var loaded: LoadedDefinition

    var state: String { folder + "/state" }
    var ledgerFile: String { state + "/ledger.sqlite" }
    /// Where the state folder is kept as it was when a run was cut off.
    var cutState: String { folder + "/cut" }

    convenience init(_ plot: Plot, name: String) throws {
        let destination = plot.readsBack ? "file:actions.ndjson" : "exec:/usr/bin/true"
        let text = Self.definition.replacing("DESTINATION", with: destination)
        try self.init(
            plot.usesPaper ? text + "publish: [{csv: ledger.csv}]\n" : text, name: name)
    }

    /// - Parameter definition: the text of `salon.yaml`.
    init(_ definition: String, name: String) throws {
        let shared = "/dev/shm"
        let isShared = FileManager.default.isWritableFile(atPath: shared)
        folder = (isShared ? shared : NSTemporaryDirectory()) + "/daicho-simulated-" + name
        try? FileManager.default.removeItem(atPath: folder)  // an earlier run's, if it was killed
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(definition.utf8).write(to: URL(fileURLWithPath: folder + "/salon.yaml"))
        loaded = try Self.files.load(in: folder)
    }

    /// Puts another text in the definition's place.
    func redefine(_ definition: String) throws {
        try Data(definition.utf8).write(to: URL(fileURLWithPath: folder + "/salon.yaml"))
        loaded = try Self.files.load(in: folder)
    }

    deinit {
        // What stays in a folder of the machine's memory costs the next run nothing but room.
        try? FileManager.default.removeItem(atPath: folder)
    }

    func ledger(for purpose: Ledger.Purpose) throws -> Ledger {
        try Ledger(
            at: .file(path: ledgerFile), salon: "simulated", for: purpose,
            secret: { Array(repeating: 7, count: 32) })
    }

    /// Puts the state back to what it was when the run was cut off; false if it never was.
    func returnToCut() throws -> Bool {
        let files = FileManager.default
        guard files.fileExists(atPath: cutState) else { return false }
        try files.removeItem(atPath: state)
        try files.moveItem(atPath: cutState, toPath: state)
        return true
    }

    private static let files = SharedFiles()

    private static let definition = """
        salon: {id: simulated, name: 見本サロン, vertical: kirei, store: H000000001}
        state: state
        sources:
          list:
            formats: [salonboard-kirei-list]
            from: https://salonboard.com
            login: {id: {env: ID}, password: {env: PASSWORD}}
            every: 5 minutes
          notices:
            formats: [salonboard-notice]
            from: imaps://imap.example.jp/INBOX
            login: {user: reserve@salon.example, password: {env: PASSWORD}}
            every: 30 minutes
            mark-read: true
        deliver:
          - to: DESTINATION
        heartbeat: https://hc.example/ping

        """
}
