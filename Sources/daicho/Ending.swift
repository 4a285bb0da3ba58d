import ArgumentParser
import Connectors
import Foundation
import LedgerStore
import Pipeline
import Plumbing
import Publishing
import Reservations

/// How the command ends after an error: what is said on standard error, and with which status. What
/// a trouble means stands with `ExitStatus`.
struct Ending {
    let status: ExitStatus
    /// Empty where all has been said.
    let text: String
    /// The parser's own endings (help, version) go its own way.
    private let parsing: (any Error)?

    init(of error: any Error) {
        var (status, text, parsing): (ExitStatus, String, (any Error)?) = (.broken, "\(error)", nil)
        switch error {
        case let ended as Ended: (status, text) = (ended.status, ended.text)
        case let problems as DefinitionProblems: (status, text) = (.wrongDefinition, "\(problems)")
        case let trouble as LedgerTrouble: status = ExitStatus(trouble)
        case is WrongUsage, is LinkRefusal, is StaffRefusal, is BookingRefusal: status = .usage
        case let trouble as FileTrouble: status = ExitStatus(trouble)
        case let trouble as SheetTrouble: status = ExitStatus(trouble)
        case let trouble as SourceTrouble: status = ExitStatus(trouble)
        case is ArchiveTrouble: status = .broken
        case is AnotherBackfill: status = .locked
        default:
            // What the parser throws is its own kind of error, which only it can tell.
            if Daicho.exitCode(for: error) != .failure {
                (status, text, parsing) = (.usage, Self.words(ofParsing: error), error)
            }
        }
        self.status = status
        self.text = text
        self.parsing = parsing
    }

    func exit() -> Never {
        if let parsing, Daicho.exitCode(for: parsing) != .validationFailure {
            Daicho.exit(withError: parsing)
        }
        if !text.isEmpty { complain(text) }
        Foundation.exit(status.rawValue)
    }

    /// `Error: …` and the usage, as the parser words them.
    private static func words(ofParsing error: any Error) -> String {
        let words = Daicho.fullMessage(for: error)
        return words.hasPrefix("Error: ") ? String(words.dropFirst(7)) : words
    }
}

extension ExitStatus {
    /// A wrong path is a slip of the one who wrote it; a disk that refuses is not.
    fileprivate init(_ trouble: FileTrouble) {
        self = [ENOENT, ENOTDIR, EISDIR].contains(trouble.code) ? .usage : .broken
    }

    fileprivate init(_ trouble: SheetTrouble) {
        switch trouble {
        case .file(let trouble): self.init(trouble)
        case .brokenRow: self = .broken
        case .lost: self = .usage
        }
    }
}
