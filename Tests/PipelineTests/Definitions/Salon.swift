import Foundation
import Reservations
import Testing

@testable import Pipeline

/// A folder with a salon's files in it, gone when the test is over.
final class SalonFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "daicho-definitions-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let file = path + "/" + name
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    /// Loads a definition of this folder, with the project's own formats and media at hand.
    func load(_ yaml: String) throws -> LoadedDefinition {
        try write("salon.yaml", yaml)
        return try loadDefinition(
            at: "salon.yaml", workingDirectory: path, libraries: [Repository.pipelines])
    }

    /// What is said about a definition: its problems, one a line, without the remedies' wording.
    func problems(of yaml: String) -> [String] {
        do {
            _ = try load(yaml)
            return []
        } catch let problems as DefinitionProblems {
            return problems.problems.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}

enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let pipelines = root + "/Pipelines"

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    static func yamlFiles(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)
            .filter { $0.hasSuffix(".yaml") }.sorted().map { folder + "/" + $0 }
    }
}

/// The least that a definition needs, into which a test writes its own lines.
enum Example {
    static let head = """
        salon: {id: demo, name: デモ店, vertical: kirei, store: H000000001}
        """

    static let pages = """
        sources:
          pages:
            formats: [salonboard-kirei-list]
            from: folder:pages
        """

    static let site = """
          site:
            formats: [salonboard-kirei-list]
            from: https://salonboard.com
            login: {id: {env: ID}, password: {env: PASSWORD}}
        """

    static let mail = """
          mail:
            formats: [salonboard-notice]
            from: imaps://imap.example.jp/INBOX
            login: {user: reserve@salon.example, password: {env: PASSWORD}}
        """

    /// A definition with more lines at its end.
    static func with(_ lines: String) -> String { "\(head)\n\(pages)\n\(lines)\n" }

    /// A definition with other sources.
    static func sources(_ lines: String...) -> String {
        "\(head)\nsources:\n" + lines.joined(separator: "\n") + "\n"
    }
}
