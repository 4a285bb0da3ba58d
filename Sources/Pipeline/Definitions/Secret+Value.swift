import Foundation
public import Reservations

/// A secret that cannot be had. It names the place, never what is in it.
public struct SecretProblem: Tellable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// Nothing is found there.
        case missing
        /// Others than its owner can read it.
        case exposed

        func words(about place: String) -> String {
            switch self {
            case .missing:
                "\(place)からIDかパスワードを取り出せません。"
                    + "daicho を動かすユーザーで読めるようにしてください（cron や systemd の環境変数は別です）"
            case .exposed:
                "パスワードのファイル \(place) をほかの人が読めるため、使いません。"
                    + "chmod 600 で本人だけが読めるようにしてください"
            }
        }
    }

    public let kind: Kind
    /// Where it should be, for salon people.
    public let place: String
    public let what: String
    public let remedy: String

    public var description: String { "\(what); \(remedy)" }

    public var words: String { kind.words(about: place) }
}

extension Secret {
    /// The secret itself, without the line end behind it.
    ///
    /// - Parameters:
    ///   - environment: The process's variables.
    ///   - mayBeEmpty: whether nothing at the place is a secret, too; the place itself must be there.
    ///   - run: Runs a program with its arguments and returns what it prints.
    /// - Throws: Where nothing is found, and for a file that others can read.
    public func value(
        environment: [String: String], mayBeEmpty: Bool = false, run: ([String]) throws -> [UInt8]
    ) throws(SecretProblem) -> Private<String> {
        let text: String? =
            switch self {
            case .env(let name): environment[name]
            case .file(let path): String(decoding: try Self.bytes(of: path), as: UTF8.self)
            case .command(let words): String(decoding: try Self.output(words, run), as: UTF8.self)
            }
        guard let text else { throw missing }
        let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
        guard mayBeEmpty || !line.isEmpty else { throw missing }
        return Private(line)
    }

    private var missing: SecretProblem {
        switch self {
        case .env(let name):
            SecretProblem(
                kind: .missing, place: "環境変数 \(name)",
                what: "the environment variable \(name) is not set",
                remedy: "set it for the user who runs daicho (cron and systemd have their own)")
        case .file(let path):
            SecretProblem(
                kind: .missing, place: "ファイル \(path)",
                what: "the secret file \(path) is empty", remedy: "write the secret there")
        case .command(let words):
            SecretProblem(
                kind: .missing, place: "プログラム \(words.first ?? "")",
                what: "the program \(words.first ?? "") printed no secret",
                remedy: "run it by hand as the user who runs daicho")
        }
    }

    private static func output(
        _ words: [String], _ run: ([String]) throws -> [UInt8]
    ) throws(SecretProblem) -> [UInt8] {
        do {
            return try run(words)
        } catch {
            throw SecretProblem(
                kind: .missing, place: "プログラム \(words.first ?? "")",
                what: "the program \(words.first ?? "") gave no secret",
                remedy: "run it by hand as the user who runs daicho")
        }
    }

    private static func bytes(of path: String) throws(SecretProblem) -> [UInt8] {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            let mode = attributes[.posixPermissions] as? Int ?? 0o777
            guard mode & 0o007 == 0 else {
                throw SecretProblem(
                    kind: .exposed, place: path, what: "others can read the secret file \(path)",
                    remedy: "chmod 600 \(path)")
            }
            return Array(try Data(contentsOf: file).prefix(64 * 1024))
        } catch let problem as SecretProblem {
            throw problem
        } catch {
            throw SecretProblem(
                kind: .missing, place: "ファイル \(path)",
                what: "the secret file \(path) cannot be read",
                remedy: "create it with mode 600 for the user who runs daicho")
        }
    }
}
