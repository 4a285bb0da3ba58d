/// The errors the site shows as a page of its own.
public enum SandboxErrorPage: Hashable, Sendable, CaseIterable {
    /// KPCL010V01, passing; the navigation is still there.
    case transient
    /// KPCL017V01: somebody else has changed it meanwhile.
    case stale
    /// KPCL009V01: a net booking's page was opened without the list or the schedule before.
    case directLink
    /// The whole system is in trouble.
    case system
    /// There is no such address, or not for this login.
    case unknownAddress
    /// A group login that has chosen no shop.
    case noStoreChosen
}

extension SalonBoard {
    /// The session is over: neither a redirect nor a sign-in form, only a title, a sentence and a link.
    ///
    /// Title, sentence and link are known from comments in code; no saved copy of the page is public.
    public static func expiredPage() -> [UInt8] {
        errorFrame.bare(
            """
            <div class="mod_box_error" id="errorArea">
            <p class="mod_text_error">一定時間操作されなかったため、ログインの有効期限が切れました。<br>
            再度ログインしなおしてください。</p>
            <p>（KPCL018V01）</p>
            <p><a href="/login/">ログインへ</a></p>
            </div>

            """)
    }

    /// An error page; a screen is needed only by those that keep the navigation.
    public static func errorPage(_ error: SandboxErrorPage, for screen: SandboxScreen?) -> [UInt8] {
        let content = body(of: error)
        guard let screen, error != .system else { return errorFrame.bare(content) }
        return errorFrame.page(for: screen, content)
    }

    /// The maintenance page. Its layout is invented: nothing public shows the real one.
    public static func maintenancePage() -> [UInt8] {
        PageFrame(title: "SALON BOARD : メンテナンス", group: "メンテナンス", module: "").bare(
            """
            <div class="mod_box_error">
            <p>ただいまシステムメンテナンス中です。</p>
            <p>メンテナンス時間：2:00～5:00（予定）</p>
            <p>ご不便をおかけいたしますが、終了までしばらくお待ちください。</p>
            </div>

            """)
    }

    private static let errorFrame = PageFrame(
        title: "SALON BOARD : エラー", group: "エラー", module: "KPCL000V01")

    private static func body(of error: SandboxErrorPage) -> HTML {
        let (code, text): (String, String) =
            switch error {
            case .transient: ("KPCL010V01", "エラーが発生しました。再度操作しなおしてください。")
            case .stale: ("KPCL017V01", "他のユーザによって変更されているため、処理できません。")
            case .directLink: ("KPCL009V01", "予約一覧またはスケジュールから操作してください。")
            case .system: ("", "SALON BOARD　システムエラー")
            case .unknownAddress: ("", "指定されたURLは存在しません")
            case .noStoreChosen: ("", "ユーザエラー サロンが選択されていません")
            }
        let codeLine: HTML = code.isEmpty ? "" : "<p>（\(code)）</p>\n"
        return """
            <div class="mod_box_error" id="errorArea">
            <p class="mod_text_error">\(text)</p>
            \(codeLine)</div>

            """
    }
}
