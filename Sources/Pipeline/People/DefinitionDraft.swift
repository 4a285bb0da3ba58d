public import Reservations

/// A salon's first definition, from the answers to `daicho init`.
public struct DefinitionDraft: Hashable, Sendable {
    /// Where the list of bookings comes from.
    public enum List: Hashable, Sendable {
        /// Sign in at the medium's site.
        case site
        case folder(String)
        case none
    }

    /// Where notice mails come from.
    public enum Mail: Hashable, Sendable {
        /// `imaps://HOST/MAILBOX`, and the user there.
        case imap(url: String, user: String)
        case maildir(String)
        case folder(String)
        case none
    }

    public var id: String
    public var name: String
    public var vertical: Vertical
    public var store: String?
    public var list: List
    public var mail: Mail
    /// The file of the CSV ledger, or nil for none.
    public var csv: String?

    public init(
        id: String, name: String, vertical: Vertical = .kirei, store: String? = nil,
        list: List = .site, mail: Mail = .none, csv: String? = "予約台帳.csv"
    ) {
        self.id = id
        self.name = name
        self.vertical = vertical
        self.store = store
        self.list = list
        self.mail = mail
        self.csv = csv
    }

    /// What the answers do not fit together in; empty when a definition can be written.
    public var problems: [String] {
        var problems: [String] = []
        if list == .none && mail == .none {
            problems.append("読むものがありません。予約一覧か通知メールのどちらかを選んでください")
        }
        if vertical == .hair && list != .none {
            problems.append("ヘアサロンの予約一覧はこの版では読めません。通知メールを選んでください")
        }
        if list == .site && store == nil {
            problems.append("SALON BOARD の予約一覧にはサロンID（H と数字9桁）が要ります")
        }
        return problems
    }
}
