import Foundation
import Plumbing

/// The invented data of a run and its sizes.
struct BenchData: Sendable {
    let folder: String
    /// 1 is the sizes that the goals speak of.
    let scale: Double

    var pages: Int { scaled(500) }
    var mails: Int { scaled(5000) }
    var tableRows: Int { scaled(1_000_000) }
    var fleet: Int { scaled(200) }

    private func scaled(_ count: Int) -> Int { max(1, Int(Double(count) * scale)) }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// An empty folder of this name.
    func emptyFolder(_ name: String) throws -> String {
        try remove(name)
        try makeFolder(name)
        return path(name)
    }

    func remove(_ name: String) throws {
        guard FileManager.default.fileExists(atPath: path(name)) else { return }
        try FileManager.default.removeItem(atPath: path(name))
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: path(name), withIntermediateDirectories: true)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }

    /// The bytes of all files of a folder, in the order of their names.
    func files(in name: String) throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted().map {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: path("\(name)/\($0)"))))
        }
    }

    /// Writes everything that rows and peers read.
    func invent() async throws {
        try inventPages()
        try inventMails()
        for count in DiffCase.sizes { try DiffCase(count).write(to: self) }
        try await inventLedger()
    }
}
