import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a file could not be read or written: which one, at which step, and the way out.
public struct FileTrouble: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Step: String, Sendable {
        case open, read, write, sync, rename, close
    }

    public let path: String
    public let step: Step
    /// The system's number for it (`errno`).
    public let code: Int32
    private let limit: Int?

    public init(path: String, step: Step, code: Int32) {
        self.path = path
        self.step = step
        self.code = code
        limit = nil
    }

    init(tooLong path: String, limit: Int) {
        self.path = path
        step = .read
        code = EFBIG
        self.limit = limit
    }

    /// The error left by the last system call.
    init(_ path: String, _ step: Step) { self.init(path: path, step: step, code: errno) }

    public var description: String {
        if let limit { return "\(path): longer than \(limit) bytes, so it is not read" }
        let reason = unsafe String(cString: strerror(code))
        return "\(path): cannot \(step.rawValue): \(reason)\(remedy.map { "; \($0)" } ?? "")"
    }

    /// The same for salon people, in Japanese.
    public var words: String {
        if limit != nil { return "\(path) は大きすぎるため読みません" }
        let step =
            switch step {
            case .open: "開けません"
            case .read: "読めません"
            case .write, .sync, .close: "書き込めません"
            case .rename: "置き換えられません"
            }
        return "\(path) を\(step)。\(remedyWords)"
    }

    private var remedyWords: String {
        switch code {
        case ENOSPC, EDQUOT: "ディスクの空きがありません。空けると次の実行で書きます"
        case EACCES, EPERM: "権限がありません。daicho を動かすユーザーに権限を与えてください"
        case EROFS: "書き込みできないディスクです。別の場所にしてください"
        case ENOENT: "ファイルかフォルダーがありません。場所を確かめ、フォルダーを作ってください"
        case ENOTDIR, EISDIR: "ファイルとフォルダーが入れ違っています。場所を確かめてください"
        case EMFILE, ENFILE: "開いているファイルが多すぎます（ulimit -n）"
        case EIO: "ディスクが壊れているおそれがあります。確かめてから実行してください"
        default: "システムのエラー \(code) です"
        }
    }

    private var remedy: String? {
        switch code {
        case ENOSPC, EDQUOT: "free space on this disk and run again; nothing was half-written"
        case EACCES, EPERM: "give the user that runs this the right to it (chown or chmod)"
        case EROFS: "the disk is mounted read-only: choose another place"
        case ENOENT: "check the path; its folder must exist"
        case ENOTDIR, EISDIR: "a file and a folder are mixed up in this path"
        case EMFILE, ENFILE: "too many files are open: raise the limit (ulimit -n)"
        case EIO: "the disk reports damage: check it before running again"
        default: nil
        }
    }
}
