extension SalonBoard {
    /// The sign-in form, which is also the whole answer to a wrong password.
    public static func loginPage() -> [UInt8] {
        PageFrame(title: "ログイン：SALON BOARD", group: "ログイン", module: "CNCL001V01").bare(
            """
            <div id="loginArea" class="common-CNCcommon">
            <form id="idPasswordInputForm" name="idPasswordInputForm" method="post" \
            action="/CNC/login/doLogin/">
            <p><label>ログインID<input type="text" name="userId" value="" maxlength="20" \
            class="common-CNCcommon__loginIdInput" /></label></p>
            <p><label>パスワード<input type="password" name="password" value="" maxlength="30" \
            class="common-CNCcommon__passwordInput" onkeypress="enterActionLogin(event)" /></label></p>
            <input type="hidden" name="idCheckFlg" value="" />
            <a href="javascript:void(0);" class="common-CNCcommon__primaryBtn loginBtnSize" \
            onclick="dologin(event)">ログイン</a>
            </form>
            </div>

            """)
    }

    /// The answer to a right password: a form that submits itself to the group's shops or to the top page.
    public static func loginSuccess(
        userID: String, loginKey: String, storeID: String, action: String
    ) -> [UInt8] {
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
            <title>SALON BOARD</title>
            <script type="text/javascript">
            var sc_data = {"pagegroup1":"ログイン", userid:'\(userID)', "storeid":"\(storeID)"};
            </script>
            </head>
            <body onload="document.forms[0].submit();">
            <form name="loginForm" method="post" action="\(action)">
            <input type="hidden" name="HPB_LOGIN_KEY" value="\(loginKey)" />
            <input type="hidden" name="STORE_ID" value="\(storeID)" />
            </form>
            </body>
            </html>

            """
        return page.bytes
    }

    /// A challenge that only a person can take.
    public static func captchaPage(_ kind: SandboxCaptcha) -> [UInt8] {
        let challenge: HTML =
            switch kind {
            case .recaptcha:
                """
                <div class="g-recaptcha"><iframe src="https://www.recaptcha.example/recaptcha/api2/anchor" \
                title="reCAPTCHA" width="304" height="78"></iframe></div>

                """
            case .puzzle:
                """
                <h2>画像認証</h2><p>パーツをドラッグして、イラストを完成させてください。</p>
                <div id="puzzle"><img src="/img/captcha/1.png" alt="" /></div>
                <input type="hidden" name="captchaLogin" value="" />

                """
            }
        return PageFrame(title: "ログイン：SALON BOARD", group: "ログイン", module: "CNCL001V01").bare(
            """
            <form id="idPasswordInputForm" method="post" action="/CNC/login/doLogin/">
            \(challenge)</form>

            """)
    }
}

/// The two kinds of challenge that have been seen.
public enum SandboxCaptcha: Hashable, Sendable {
    /// An embedded reCAPTCHA frame.
    case recaptcha
    /// The site's own drag puzzle.
    case puzzle
}
