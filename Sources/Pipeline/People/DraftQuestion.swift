import Reservations

/// What `daicho init` asks, one after the other. Each answer goes into the draft or comes back with
/// what is wrong with it.
public enum DraftQuestion: String, Sendable, CaseIterable {
    case id, name, vertical, store, list, mail, mailUser, csv

    /// The question for a person.
    public var prompt: String {
        switch self {
        case .id: "サロンの識別名（半角英数字・-・_）"
        case .name: "サロン名"
        case .vertical: "業種: kirei（ネイル・まつげ・エステなど）または hair"
        case .store: "SALON BOARD のサロンID（H と数字9桁）"
        case .list: "予約一覧の取得元: salonboard / folder:フォルダ / none"
        case .mail: "通知メールの取得元: imaps://サーバー/INBOX / maildir:フォルダ / folder:フォルダ / none"
        case .mailUser: "メールのユーザー名"
        case .csv: "台帳CSVの出力先（none で出力しない）"
        }
    }

    /// The answer that an empty line gives; nil where there is none.
    public func standing(in draft: DefinitionDraft) -> String? {
        switch self {
        case .id, .name, .mailUser: nil
        case .vertical: "kirei"
        case .store: "none"
        case .list: draft.vertical == .hair ? "none" : "salonboard"
        case .mail: "none"
        case .csv: "予約台帳.csv"
        }
    }

    /// Whether the answers so far leave this question open.
    public func isOpen(in draft: DefinitionDraft) -> Bool {
        guard self == .mailUser else { return true }
        if case .imap = draft.mail { return true }
        return false
    }

    /// Puts an answer into the draft.
    public func answer(_ text: String, in draft: inout DefinitionDraft) throws(WrongUsage) {
        switch self {
        case .id:
            guard TextForm.identifier.holds(text) else {
                throw WrongUsage("`\(text)`: 半角の英数字と - と _ で書いてください")
            }
            draft.id = text
        case .name:
            guard TextForm.any.holds(text) else { throw WrongUsage("サロン名を書いてください") }
            draft.name = text
        case .vertical:
            guard let vertical = Vertical(rawValue: text) else {
                throw WrongUsage("`\(text)`: kirei か hair のどちらかです")
            }
            draft.vertical = vertical
        case .store: draft.store = text == "none" ? nil : try Self.store(text)
        case .list: draft.list = try Self.list(text)
        case .mail: draft.mail = try Self.mail(text)
        case .mailUser:
            guard case .imap(let url, _) = draft.mail, !text.isEmpty else {
                throw WrongUsage("メールサーバーにはユーザー名が要ります")
            }
            draft.mail = .imap(url: url, user: text)
        case .csv: draft.csv = text == "none" ? nil : text
        }
    }

    private static func store(_ text: String) throws(WrongUsage) -> String {
        guard TextForm.identifier.holds(text) else {
            throw WrongUsage("`\(text)` はサロンIDではありません（例: H000000001）")
        }
        return text
    }

    private static func list(_ text: String) throws(WrongUsage) -> DefinitionDraft.List {
        if text == "salonboard" { return .site }
        if text == "none" { return .none }
        if let path = path(text, after: "folder:") { return .folder(path) }
        throw WrongUsage("`\(text)`: salonboard、folder:フォルダ、none のどれかです")
    }

    private static func mail(_ text: String) throws(WrongUsage) -> DefinitionDraft.Mail {
        if text == "none" { return .none }
        if let path = path(text, after: "maildir:") { return .maildir(path) }
        if let path = path(text, after: "folder:") { return .folder(path) }
        if text.hasPrefix("imaps://") || text.hasPrefix("imap://"), WebLocation(text) != nil {
            return .imap(url: text, user: "")
        }
        throw WrongUsage(
            "`\(text)`: imaps://サーバー/INBOX、maildir:フォルダ、folder:フォルダ、none のどれかです")
    }

    private static func path(_ text: String, after start: String) -> String? {
        guard text.hasPrefix(start), text.count > start.count else { return nil }
        return String(text.dropFirst(start.count))
    }
}
