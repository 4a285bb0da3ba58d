import Foundation
import Reservations
import Sandbox

/// The program itself, as cron starts it.
struct Daicho {
    private let program: String

    /// The release build beside this one.
    init() throws {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        program = beside.appendingPathComponent("daicho").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchTrouble("no \(program): run swift build -c release --product daicho")
        }
    }

    struct Outcome {
        let seconds: Double
        let status: Int32
    }

    /// One sync at a moment; its CPU seconds from start to end.
    func sync(_ definition: String, asOf: Date) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["sync", definition, "--as-of", SalonTime.iso(asOf), "--now"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let before = Stopwatch.childrenSeconds
        try process.run()
        process.waitUntilExit()
        return Outcome(
            seconds: Stopwatch.childrenSeconds - before, status: process.terminationStatus)
    }

    /// The same, which must end well.
    func seconds(_ definition: String, asOf: Date) throws -> Double {
        let outcome = try sync(definition, asOf: asOf)
        guard outcome.status == 0 else {
            throw BenchTrouble("daicho sync \(definition) ended with \(outcome.status)")
        }
        return outcome.seconds
    }
}

extension BenchData {
    /// A salon's definition that reads saved pages; `pages` counts from the definition's folder.
    func define(_ salon: String, in folder: String, pages: String) throws {
        let formats = FileManager.default.currentDirectoryPath + "/Pipelines/formats"
        let text = """
            salon: {id: \(salon), name: キレイサロン デモ店, vertical: kirei, store: H000000001}
            state: state/\(salon)
            horizon: 4 months
            sources:
              hotpepper-list:
                formats: [\(formats)/salonboard-kirei-list.yaml]
                from: folder:\(pages)
            publish:
              - {csv: out/\(salon).csv, range: horizon, columns: shown, encoding: utf8-bom}
            deliver:
              - to: file:out/\(salon).ndjson

            """
        try write(Array(text.utf8), to: "\(folder)/\(salon).yaml")
    }

    /// Saves the pages of a search anew, as a walk at that moment would have found them.
    func savePages(of bookings: [SandboxBooking], in folder: String, at moment: Date) throws {
        let seed = UInt64(moment.timeIntervalSince1970)
        let time = Array("{\"fetchedAt\": \"\(SalonTime.iso(moment))\"}\n".utf8)
        for (index, page) in Self.rendered(bookings, seed: seed).enumerated() {
            let name = "\(folder)/" + Self.name(index, "html")
            try write(page, to: name)
            try write(time, to: name + ".meta.json")
        }
    }
}
