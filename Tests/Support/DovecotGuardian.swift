import Foundation
import Glibc

/// The process that runs Dovecot, and ends it when these tests end, however they end.
///
/// A shell waits for the end of its standard input, which is ours, and then ends its own child.
final class DovecotGuardian {
    private let process = Process()
    private let leash = Pipe()

    /// Whom Dovecot runs as: its parts refuse to be root.
    static var user: String { getuid() == 0 ? "nobody" : NSUserName() }

    /// `leftovers` are folders that go with the server.
    init(configuration: String, leftovers: [String]) throws {
        guard let dovecot = Tool.path(of: "dovecot") else {
            throw Tool.Failed(description: "Dovecot is not installed")
        }
        let drop = getuid() == 0 ? "setpriv --reuid nobody --regid nogroup --clear-groups " : ""
        let script = """
            \(drop)\(dovecot) -F -c \(configuration) & child=$!
            read -r line
            kill "$child"
            wait "$child"
            rm -rf \(leftovers.joined(separator: " "))
            """
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.standardInput = leash
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try Tool.start(process)
    }

    func end() {
        guard process.isRunning else { return }
        try? leash.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Makes a folder that Dovecot may write in; one that is there already stays as it is.
    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o755) == 0 else {
            guard errno == EEXIST else {
                throw Tool.Failed(description: "cannot make \(path): \(errno)")
            }
            return
        }
        try handOver(path)
    }

    /// Gives a file or folder to the user Dovecot runs as.
    static func handOver(_ path: String) throws {
        guard getuid() == 0 else { return }
        guard let nobody = getpwnam(user)?.pointee,
            chown(path, nobody.pw_uid, nobody.pw_gid) == 0
        else {
            throw Tool.Failed(description: "cannot give \(path) to \(user): \(errno)")
        }
    }

    /// Installs Dovecot where it is missing and we may.
    static func install() throws {
        guard Tool.path(of: "dovecot") == nil else { return }
        guard getuid() == 0, Tool.path(of: "apt-get") != nil else {
            throw Tool.Failed(
                description: "these tests need Dovecot: apt-get install dovecot-imapd")
        }
        let quiet = ["DEBIAN_FRONTEND": "noninteractive"]
        try Tool.run("apt-get", ["update", "-q"], environment: quiet)
        try Tool.run(
            "apt-get", ["install", "-qy", "--no-install-recommends", "dovecot-imapd"],
            environment: quiet)
    }
}

/// The least that lets Dovecot run without root.
func dovecotSettings(
    folder: String, user: String, password: String, imap: Int, imaps: Int,
    certificate: String, key: String
) -> String {
    let group = user == "nobody" ? "nogroup" : user
    return """
        base_dir = \(folder)/run
        state_dir = \(folder)/state
        log_path = \(folder)/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        default_internal_user = \(user)
        default_internal_group = \(group)
        default_login_user = \(user)
        mail_uid = \(user)
        mail_gid = \(group)
        first_valid_uid = 0
        ssl = yes
        ssl_cert = <\(certificate)
        ssl_key = <\(key)
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_failure_delay = 0
        mail_location = maildir:\(folder)/mail/%u
        passdb {
          driver = static
          args = password=\(password)
        }
        userdb {
          driver = static
          args = uid=\(user) gid=\(group) home=\(folder)/mail/%u
        }
        service anvil {
          chroot =
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = \(imap)
          }
          inet_listener imaps {
            port = \(imaps)
          }
        }
        namespace inbox {
          inbox = yes
          separator = /
        }

        """
}
