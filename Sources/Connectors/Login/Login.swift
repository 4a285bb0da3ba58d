import Foundation
import Plumbing
import Synchronization

/// A login in use: its folder holds the session's cookies and its state, and nobody else may use
/// it while this object lives.
///
/// A mailbox has one too; it just has no cookies.
public final class Login: Sendable {
    /// The folder, 0700.
    public let folder: String
    private let lock: FileLock
    private let kept: Mutex<LoginState>

    /// Opens the login's folder, made if need be, and locks it. `busy` while another run has it.
    public init(at folder: String) throws(SourceTrouble) {
        self.folder = folder
        try Self.make(folder)
        guard let lock = try Self.lock(folder) else {
            throw SourceTrouble(.busy, "another run is using \(folder): this one leaves it alone")
        }
        self.lock = lock
        kept = Mutex(try Self.state(at: folder))
    }

    public var state: LoginState { kept.withLock { $0 } }

    /// What is remembered of the login in `folder`, for who only wants to look.
    public static func state(at folder: String) throws(SourceTrouble) -> LoginState {
        let path = "\(folder)/state.json"
        guard FileManager.default.fileExists(atPath: path) else { return LoginState() }
        do {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            return try decoder.decode(
                LoginState.self, from: Data(try readFile(path, limit: 1 << 20)))
        } catch {
            throw SourceTrouble(
                .notKept, "\(path) cannot be read: remove it, and the login begins anew")
        }
    }

    /// Changes the state and brings it to the disk.
    public func update(_ change: (inout LoginState) -> Void) throws(SourceTrouble) {
        let state = kept.withLock { state in
            change(&state)
            return state
        }
        do {
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .iso8601
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try AtomicFile.write([UInt8](try encoder.encode(state)), to: "\(folder)/state.json")
        } catch {
            throw SourceTrouble(notKept: error)
        }
    }

    /// The session's cookies, a Netscape cookie line each; empty when there are none.
    func cookies() throws(SourceTrouble) -> [String] {
        let path = "\(folder)/cookies"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do throws(FileTrouble) {
            let bytes = try readFile(path, limit: 1 << 20)
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        } catch {
            throw SourceTrouble(notKept: error)
        }
    }

    func keep(cookies: [String]) throws(SourceTrouble) {
        do throws(FileTrouble) {
            let text = cookies.map { $0 + "\n" }.joined()
            try AtomicFile.write([UInt8](text.utf8), to: "\(folder)/cookies")
        } catch {
            throw SourceTrouble(notKept: error)
        }
    }

    private static func lock(_ folder: String) throws(SourceTrouble) -> FileLock? {
        do throws(FileTrouble) {
            return try FileLock(path: "\(folder)/lock")
        } catch {
            throw SourceTrouble(notKept: error)
        }
    }

    private static func make(_ folder: String) throws(SourceTrouble) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw SourceTrouble(
                .notKept, "the folder \(folder) cannot be made: give this user the right to it")
        }
    }
}
