import Dispatch
import Foundation
import Glibc
import Synchronization

/// The built command as a process of its own, the way cron starts it.
struct CronJob {
    struct Ending {
        /// The exit status; nil after a signal.
        let status: Int32?
        let output: String
        let complaints: String
    }

    struct NotStarted: Error {
        let path: String
        let code: Int32
    }

    /// Its working directory.
    let folder: String
    var environment: [String: String] = [:]

    /// Runs it to its end, or as long as it may live.
    @discardableResult
    func run(_ arguments: [String], killedAfter seconds: Double? = nil) throws -> Ending {
        let running = try begin(arguments)
        if let seconds { running.kill(after: seconds) }
        return try running.wait()
    }

    /// Starts it, and does not wait.
    func begin(_ arguments: [String]) throws -> Running {
        let stem = "\(folder)/.said-\(UInt64.random(in: .min ... .max))"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, stem + ".out", flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, stem + ".err", flags, 0o600)
        var variables = ProcessInfo.processInfo.environment.filter { $0.key != "TZ" }
        variables.merge(environment) { _, new in new }
        // `env` becomes the program itself: its number stays.
        let words = (["env", "-C", folder, Program.path] + arguments).map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/usr/bin/env", &actions, nil, words, settings)
        guard code == 0 else { throw NotStarted(path: Program.path, code: code) }
        return Running(process: process, stem: stem)
    }
}

/// A command that was started.
final class Running: Sendable {
    let process: pid_t
    private let stem: String
    private let hasEnded = DispatchSemaphore(value: 0)
    private let word = Mutex<Int32>(0)

    init(process: pid_t, stem: String) {
        self.process = process
        self.stem = stem
        Thread { [self] in
            var word: Int32 = 0
            while waitpid(process, &word, 0) == -1, errno == EINTR {}
            let ended = word
            self.word.withLock { $0 = ended }
            hasEnded.signal()
        }.start()
    }

    /// Kills it when so many seconds have passed, unless it has ended before.
    func kill(after seconds: Double) {
        if hasEnded.wait(timeout: .now() + seconds) == .success {
            hasEnded.signal()
        } else {
            Glibc.kill(process, SIGKILL)
        }
    }

    func hasEnded(within seconds: Double) -> Bool {
        guard hasEnded.wait(timeout: .now() + seconds) == .success else { return false }
        hasEnded.signal()
        return true
    }

    func wait() throws -> CronJob.Ending {
        hasEnded.wait()
        hasEnded.signal()
        let word = word.withLock { $0 }
        defer {
            unlink(stem + ".out")
            unlink(stem + ".err")
        }
        return CronJob.Ending(
            status: word & 0x7F == 0 ? (word >> 8) & 0xFF : nil,
            output: try String(contentsOfFile: stem + ".out", encoding: .utf8),
            complaints: try String(contentsOfFile: stem + ".err", encoding: .utf8))
    }
}
