import Foundation
import Pipeline
import Synchronization

/// The formats, read once for all salons.
final class SharedFiles: Sendable {
    private let files = Mutex(LoadedFiles())

    func load(in folder: String) throws -> LoadedDefinition {
        var known = files.withLock { $0 }
        defer {
            let read = known
            files.withLock { $0 = read }
        }
        return try loadDefinition(
            at: "salon.yaml", workingDirectory: folder, libraries: [Self.pipelines], files: &known)
    }

    static let pipelines =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path + "/Pipelines"
}
