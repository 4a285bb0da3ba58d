import Foundation
import Support

/// The demo's salon in a folder of its own: what arrives on its two mornings, and what came of it.
final class DemoSalon {
    let folder: TemporaryFolder
    var program: CronJob

    static let first = "2026-12-01T09:00:00+09:00"
    static let second = "2026-12-02T09:00:00+09:00"
    static let later = "2026-12-02T09:15:00+09:00"

    static let definition = """
        salon: {id: kirei-demo, name: キレイサロン デモ店, vertical: kirei, store: H000000001}
        state: state
        sources:
          hotpepper-list:
            formats: [salonboard-kirei-list]
            from: folder:inbox/pages
          notices:
            formats: [salonboard-notice]
            from: folder:inbox/mails
            every: 5 minutes
        publish:
          - {csv: 予約台帳.csv}
        deliver:
          - to: file:actions.ndjson
        """

    init(_ definition: String = DemoSalon.definition) throws {
        folder = try TemporaryFolder()
        program = CronJob(folder: folder.path)
        try folder.write(definition.utf8, to: "daicho.yaml")
    }

    var csv: Data { get throws { try Data(folder.read("予約台帳.csv")) } }

    /// The lines of the ledger by their booking's number, each by its columns' titles.
    var rows: [String: [String: String]] {
        get throws {
            let text = String(decoding: try csv, as: UTF8.self)
            let lines = text.replacing("\u{FEFF}", with: "").split(separator: "\r\n")
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            var rows: [String: [String: String]] = [:]
            for line in lines.dropFirst() {
                rows[line[0]] = Dictionary(zip(lines[0], line)) { first, _ in first }
            }
            return rows
        }
    }

    var actions: [[String: Any]] {
        get throws {
            guard FileManager.default.fileExists(atPath: folder.file("actions.ndjson")) else {
                return []
            }
            let text = String(decoding: try folder.read("actions.ndjson"), as: UTF8.self)
            return try text.split(separator: "\n").map {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// Lays a morning's pages and mails into the inbox, in place of what was there.
    func arrive(_ morning: Int) throws {
        let inbox = folder.file("inbox")
        if FileManager.default.fileExists(atPath: inbox) {
            try FileManager.default.removeItem(atPath: inbox)
        }
        try FileManager.default.copyItem(
            atPath: "\(Repository.root)/Fixtures/scenarios/demo/morning-\(morning)", toPath: inbox)
    }

    @discardableResult
    func sync(at instant: String, _ more: String...) throws -> CronJob.Ending {
        try program.run(["sync", "--as-of", instant] + more)
    }
}
