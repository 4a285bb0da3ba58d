import Foundation
import LedgerStore
import Pipeline
import Reservations

/// A salon's ledger, opened for a person's question or word.
struct SalonBooks {
    let loaded: LoadedDefinition
    let ledger: Ledger
    let now: Date

    /// Opens the ledger of a definition; one that no run has begun yet is not made by a question.
    init(
        _ options: SalonOptions, argument: String? = nil, for purpose: Ledger.Purpose = .reading
    ) throws {
        let loaded = try options.load(argument: argument)
        guard let ledger = try Self.open(loaded, for: purpose) else {
            throw WrongUsage(
                "\(loaded.definition.ledgerFile): there is no ledger yet; "
                    + "run `daicho sync \(loaded.definition.file)` first")
        }
        self.loaded = loaded
        self.ledger = ledger
        now = options.now
    }

    init(
        _ options: CommonOptions, argument: String? = nil, for purpose: Ledger.Purpose = .reading
    ) throws {
        try self.init(options.salon, argument: argument, for: purpose)
    }

    /// The ledger, or nil where there is none yet.
    static func open(_ loaded: LoadedDefinition, for purpose: Ledger.Purpose) throws -> Ledger? {
        let file = loaded.definition.ledgerFile
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        return try Ledger(
            at: .file(path: file), salon: loaded.definition.salon.id, for: purpose,
            secret: { LiveWorld.randomBytes(32) })
    }

    /// The folder of the kept captures, as one walks to it from here.
    var archive: String {
        shownPath(
            loaded.definition.state + "/archive", from: FileManager.default.currentDirectoryPath)
    }

    /// What people call a medium.
    func name(of medium: Medium) -> String {
        loaded.media[medium]?.name ?? medium.rawValue
    }
}

/// Who gives a word, as the machine knows them.
var person: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["SUDO_USER"] ?? environment["USER"] ?? NSUserName()
}
