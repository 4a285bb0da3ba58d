import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Plumbing

/// `daicho metrics`: the salons in figures, for a monitoring system.
struct MetricsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Print figures in Prometheus' text format.",
        discussion: """
            Age of the last complete list, runs, holds, outbox, quarantine, what list and mails \
            have told of, and how late. `sync --metrics FILE` writes the same after each run.
            """)

    @OptionGroup var options: SalonOptions

    @Argument(help: "Definition files, or folders of them.")
    var definitions: [String] = []

    func run() async throws {
        let named = try definitions.isEmpty ? [options.place.path()] : definitions
        let metrics = try await options.metrics(of: definitionFiles(named))
        say(metrics.text)
    }
}

extension SalonOptions {
    /// The figures of some definitions' salons.
    func metrics(of paths: [String]) async throws -> Metrics {
        var salons: [SalonStatus] = []
        for path in paths {
            let loaded = try load(argument: path)
            salons.append(
                try await SalonStatus(
                    of: loaded, ledger: try SalonBooks.open(loaded, for: .reading), asOf: now))
        }
        return Metrics(of: salons)
    }

    /// Writes the figures, whole or not at all. A definition that is wrong has been complained of
    /// by its run, and is left out.
    func writeMetrics(of paths: [String], to file: String) async throws {
        var readable: [String] = []
        for path in paths {
            do {
                _ = try load(argument: path)
                readable.append(path)
            } catch is DefinitionProblems {
                continue
            }
        }
        let text = try await metrics(of: readable).text
        try AtomicFile.write(Array(text.utf8), to: file, mode: 0o644)
    }
}
