import Foundation

/// Measures Daicho's work in CPU seconds, on invented data that the peers read too.
///
/// `Tests/Bench/run.sh` calls it row by row and prints the table at the end; a row alone is
/// `bench pages FOLDER`.
@main struct Bench {
    static func main() async {
        let words = CommandLine.arguments.dropFirst()
        guard let verb = words.first, let folder = words.dropFirst().first else {
            complain(
                "usage: bench invent|table|\(rows.keys.sorted().joined(separator: "|")) FOLDER")
            exit(64)
        }
        let scale = ProcessInfo.processInfo.environment["BENCH_SCALE"].flatMap(Double.init) ?? 1
        let data = BenchData(folder: folder, scale: scale)
        do {
            switch verb {
            case "invent": try await data.invent()
            case "table": exit(try ResultTable(file: "\(folder)/results.tsv").show() ? 0 : 1)
            default:
                guard let row = rows[verb] else { throw BenchTrouble("there is no row \(verb)") }
                for figure in try await row(data) { print(figure.line) }
            }
        } catch {
            complain("bench: \(verb): \(error)")
            exit(1)
        }
    }

    typealias Row = @Sendable (BenchData) async throws -> [Figure]

    /// The rows by name; each is a process of its own, so that its memory is its own too.
    static let rows: [String: Row] = [
        "pages": readPages, "mails": readMails, "diff": foldAndDiff, "csv": writeTable,
        "export": exportLedger, "quiet": runWithoutChanges, "fleet": runFleet,
        "requests": countRequests,
    ]

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// Why a row could not be measured.
struct BenchTrouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
