/// The head, navigation and foot that surround every page of a signed-in screen.
struct PageFrame: Sendable {
    let title: String
    /// The page's group in the analytics object, such as 予約一覧.
    let group: String
    /// The page module's code; the site's script names carry it, although nothing is wrong.
    let module: String

    func page(for screen: SandboxScreen, _ content: HTML) -> [UInt8] {
        var page = Self.head(title: title)
        page += scripts(screen)
        page += header(screen)
        page += content
        page += Self.foot
        return page.bytes
    }

    /// A page nobody is signed in to: sign-in, errors.
    func bare(_ content: HTML) -> [UInt8] {
        var page = Self.head(title: title)
        page += """
            <script type="text/javascript">//<![CDATA[
            var sc_data = {pagename:'\(title)', "pagegroup1":"\(group)", userid:'', "storeid":""};
            //]]></script>
            </head>
            <body>

            """
        page += content
        page += Self.foot
        return page.bytes
    }

    private static func head(title: String) -> HTML {
        """
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" \
        "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ja" lang="ja">
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
        <meta http-equiv="Content-Script-Type" content="text/javascript" />
        <meta http-equiv="Content-Style-Type" content="text/css" />
        <meta http-equiv="Pragma" content="no-cache" />
        <meta name="robots" content="noindex,nofollow" />
        <title>\(title)</title>
        <link rel="stylesheet" type="text/css" href="/css/KLP/common.css" media="all" />
        <link rel="stylesheet" type="text/css" href="/css/KLP/print.css" media="print" />

        """
    }

    private func scripts(_ screen: SandboxScreen) -> HTML {
        """
        <script type="text/javascript" charset="UTF-8" src="/js/KLP/\(module).js"></script>
        <script type="text/javascript">//<![CDATA[
        var sc_data = {pagename:'\(title)', "pagegroup1":"\(group)", userid:'\(screen.userID)', \
        "storeid":"\(screen.store.id)"};
        //]]></script>
        \(PageNoise.scripts)</head>

        """
    }

    private func header(_ screen: SandboxScreen) -> HTML {
        """
        <body id="kirei">
        <div id="wrapper">
        <div id="header" class="cFix">
        <p class="logo"><a href="/KLP/top/"><img src="/img/logo.gif" alt="SALON BOARD" /></a></p>
        <ul class="headerInfo">
        \t<li class="shop_login_name">
        \t\t\(screen.store.name)
        \t</li>
        \t<li><a href="/CNC/logout/">ログアウト</a></li>
        </ul>
        </div>
        \(PageNoise.navigation)<ul class="topicPath"><li><a href="/KLP/top/">TOP</a></li>\
        <li>\(screen.store.name)</li><li>\(group)</li></ul>
        <div id="contents">

        """
    }

    private static let foot: HTML = """
        </div>
        <div id="footer">
        <p class="copyright">Copyright (C) SALON BOARD sandbox. All persons are invented.</p>
        </div>
        </div>
        <div class="karte-widget__container" id="karte-1000001"><div id="karte-c"><p>チャットで質問する</p>\
        <a href="#" class="karte-close">閉じる</a></div></div>
        </body>
        </html>

        """
}
