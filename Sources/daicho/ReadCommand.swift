import ArgumentParser
import Formats
import Pipeline
import Plumbing
import Reservations

/// `daicho read`: shows what a format sees in saved pages and mails.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read saved pages or mails and print what is seen as JSON.",
        discussion: """
            FORMAT is a path, or a name looked up beside the definition and in Pipelines/formats. \
            One FILE gives one JSON object, several give one a line. Exit status 0 when all was \
            read (a mail that is no booking notice included), 10 when something was refused, \
            partial or quarantined, 64 when a FILE cannot be opened (the others are read all the \
            same).
            """)

    @Option(
        name: .long, help: ArgumentHelp("The layout to read by.", valueName: "format"))
    var format: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The definition beside which FORMAT is looked up first.", valueName: "path"))
    var definition: String?

    @Argument(help: ArgumentHelp("Saved pages (.html) or mails (.eml).", valueName: "file"))
    var files: [String]

    func run() throws {
        let format = try loadFormat(self.format, beside: definition, libraries: libraries())
        let reader = try Reader(format)
        var readings: [JSON] = []
        var status = ExitStatus.done
        for file in files {
            do throws(FileTrouble) {
                let reading = reader.read(try readFile(file, limit: Self.largestFile))
                readings.append(reading.json(file: file))
                if !reading.isWhole { status = status.joined(with: .degraded) }
                for failed in reading.coverage.failed.compactMap(FailedProof.init) {
                    complain("\(file): \(failed.rawValue): \(failed.meaning)")
                }
            } catch {
                complain(error.description)
                status = status.joined(with: .usage)
            }
        }
        say(readText(readings))
        if status != .done { throw Ended(status: status) }
    }

    /// 64 MiB: far more than any page or mail that a walk would take.
    private static let largestFile = 64 << 20
}

extension DocumentReading {
    /// Whether all that the document says was read; a mail that is not ours says nothing.
    fileprivate var isWhole: Bool {
        if ignored != nil { return true }
        return refused == nil && quarantined.isEmpty && coverage.verdict == .complete
    }
}
