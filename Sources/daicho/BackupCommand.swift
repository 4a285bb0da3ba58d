import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// `daicho backup FILE`: a copy of the ledger, while runs go on.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the ledger to a file, checked and whole, while runs go on.")

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("Where the copy goes.", valueName: "file"))
    var file: String

    func run() async throws {
        let books = try SalonBooks(common)
        try await books.ledger.backup(to: absolute(file))
        let result: JSON = ["file": .text(absolute(file))]
        if common.json { say(result.line + "\n") }
    }
}

/// `daicho restore FILE`: a copy in the place of the ledger.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the ledger's place; the ledger that stood there is kept beside.",
        discussion: """
            A backup that is damaged, another salon's or a newer version's is refused. What the \
            replaced ledger has sent is carried over, and whom it has forgotten is forgotten. \
            Where it cannot be read, the command ends with 20: until each source was read again, \
            what may have been sent is in doubt: it is read back where the target can be asked, \
            and else waits for `action done` or `action retry`.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
    var file: String

    func run() async throws {
        let loaded = try common.load()
        guard FileManager.default.fileExists(atPath: absolute(file)) else {
            throw WrongUsage("\(file): there is no such file")
        }
        let ledger = loaded.definition.ledgerFile
        let aside = "\(ledger).before-restore-\(SalonTime.compact(common.now))"
        let restored = try await Restoration(loaded).restore(
            absolute(file), aside: aside, by: person, at: common.now)
        let result: JSON = [
            "file": .text(ledger), "aside": .text(aside), "carried": .number(restored.carried),
            "forgotten": .number(restored.forgotten),
        ]
        say(
            common.json
                ? result.line + "\n" : restoredText(restored, from: absolute(file), aside: aside))
        if restored.carried == nil { throw Ended(status: .personNeeded) }
    }
}

private func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
}
