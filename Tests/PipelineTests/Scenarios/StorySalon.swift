import Connectors
import Faults
import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Synchronization
import Testing

@testable import Pipeline

/// A salon in a folder of its own, in memory where the system has such a place, that lives through
/// a scenario's mornings by runs of the real pipeline.
final class StorySalon: Sendable {
    /// Everything that runs write stands in `work`.
    let folder: String
    let loaded: LoadedDefinition

    var work: String { folder + "/work" }
    var csv: String { work + "/台帳.csv" }
    var ledgerFile: String { work + "/state/ledger.sqlite" }

    init(_ settings: [String: String] = [:], name: String = UUID().uuidString) throws {
        let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
        folder = place + "daicho-story-" + name
        try FileManager.default.createDirectory(
            atPath: folder + "/work", withIntermediateDirectories: true)
        try Data(Self.definition(settings).utf8).write(
            to: URL(fileURLWithPath: folder + "/salon.yaml"))
        loaded = try loadDefinition(
            at: "salon.yaml", workingDirectory: folder, libraries: [Repository.pipelines])
    }

    deinit {
        // A folder that is gone already is what was wanted.
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func definition(_ settings: [String: String]) -> String {
        let marks = settings["既読"] == "つける" ? "\n    mark-read: true" : ""
        let deliver: String
        switch settings["連携先"] {
        case "なし": deliver = ""
        case "プログラム": deliver = "deliver:\n  - to: exec:/usr/bin/true\n"
        default: deliver = "deliver:\n  - to: file:work/actions.ndjson\n"
        }
        let list = """
              list:
                formats: [salonboard-kirei-list]
                from: folder:pages

            """
        return """
            \(Example.head)
            state: work/state
            sources:
            \(settings["一覧"] == "なし" ? "" : list)\
              notices:
                formats: [salonboard-notice]
                from: maildir:mails
                every: 5 minutes\(marks)
            publish:
              - {csv: work/台帳.csv}
            \(deliver)
            notify:
              - {mail: owner@salon.example, via: smtps://smtp.example.jp}
            heartbeat: https://hc.example/ping/demo
            \(settings["勤務"] == "あり" ? BookTests.work : "")
            """
    }

    /// One run that nobody forces, at the morning's time or some minutes later; or what is done at
    /// the desk, where that is what happens.
    func sync(_ arrivals: Arrivals, _ outside: Outside, later: Double = 0) async -> RunReport {
        if let deed = arrivals.deed {
            let world = outside.world(arrivals, now: arrivals.now + later * 60)
            return await run(deed, in: world)
        }
        var options = SyncOptions()
        // A source that is named is due.
        options.sources = Set(loaded.definition.sources.map(\.name))
        let world = outside.world(arrivals, now: arrivals.now + later * 60)
        return await Sync(loaded, in: world, options: options).run()
    }

    func ledger(for purpose: Ledger.Purpose = .reading) throws -> Ledger {
        try Ledger(
            at: .file(path: ledgerFile), salon: "demo", for: purpose,
            secret: { Array(repeating: 7, count: 32) })
    }

    /// Says what people say before the run: of every hold that stands.
    func say(_ arrivals: Arrivals) async throws {
        guard !arrivals.words.isEmpty else { return }
        let ledger = try ledger(for: .writing)
        for word in arrivals.words {
            for state in try await ledger.holds() where state.word == .open {
                try await ledger.decide(
                    hold: state.hold.id,
                    word: word["返事"] == "認める" ? .approved : .dropped, by: "受付",
                    at: arrivals.now)
            }
        }
        try await ledger.close()
    }
}

/// What lies outside of the salon's disk: a mailbox that marks, a program that takes actions. It
/// notes what happened to it, and tells the watch of the disk when.
final class Outside: Sendable {
    struct Events: Hashable, Sendable {
        /// Ids of the actions that a program was given, in order.
        var handed: [String] = []
        /// The mails that carry a mark, by their place in the mailbox.
        var marked: Set<String> = []
        /// The mails that people were sent, without blanks.
        var told: [String] = []
        /// How often the watchman heard that all is well.
        var pings = 0
    }

    private let state: Mutex<Events>
    private let watch: FolderWatch?

    init(_ events: Events = Events(), watch: FolderWatch? = nil) {
        state = Mutex(events)
        self.watch = watch
    }

    var events: Events { state.withLock { $0 } }

    func world(_ arrivals: Arrivals, now: Date) -> World {
        World(
            now: { now }, randomBytes: { Array(repeating: 7, count: $0) },
            fetch: { errand, keep in await arrivals.fetch(errand, keep) },
            markRead: { _, marks in
                for mark in marks { self.note("mark \(mark.mail)") { $0.marked.insert(mark.mail) } }
            },
            hand: { delivery, id, line in
                try await self.hand(delivery, id, line, arrivals.answer, now: now)
            },
            readBack: { delivery, id in
                guard arrivals.answer != nil else { throw Hands.Down(description: "no way") }
                return try await delivery.destination.file?.readBack(id, now: { now })
            },
            tell: { _, letter in
                let words = letter.text.replacing(" ", with: "")
                self.note("tell \(words)") { $0.told.append(words) }
            },
            ping: { _ in self.note("ping all") { $0.pings += 1 } })
    }

    private func hand(
        _ delivery: Pipeline.Delivery, _ id: String, _ line: String, _ answer: Receipt.Result?,
        now: Date
    ) async throws -> Receipt {
        guard let answer else { throw Hands.Down(description: "no way") }
        guard let file = delivery.destination.file else {
            note("hand \(id)") { $0.handed.append(id) }
            return Receipt(action: id, result: answer, evidence: "", at: now)
        }
        if let known = try await file.readBack(id, now: { now }) { return known }
        return try await file.handOver(line, id: id, environment: [:], now: { now })
    }

    private func note(_ mark: String, _ change: (inout Events) -> Void) {
        state.withLock { change(&$0) }
        watch?.mark(mark)
    }
}

extension Pipeline.Delivery.Destination {
    fileprivate var file: Destination? {
        if case .file(let path) = self { .file(path: path) } else { nil }
    }
}

extension Outside.Events {
    /// Adds what a mark of the watch says.
    mutating func take(_ step: Step) {
        guard step.kind == .mark else { return }
        let words = step.path.split(separator: " ").map(String.init)
        switch words[0] {
        case "hand": handed.append(words[1])
        case "tell": told.append(words[1])
        case "ping": pings += 1
        default: marked.insert(words[1])
        }
    }
}
