import Reservations

extension DefinitionDraft {
    /// The definition as a commented file. Holds no secret: it names the files that do.
    public var yaml: String {
        var parts = [head, "sources:\n" + sources.joined(separator: "\n")]
        if let csv {
            parts.append(
                """
                # 予約台帳の CSV。変わったときだけ書き直します。
                publish:
                  - {csv: \(quoted(csv)), range: horizon, columns: shown, encoding: utf8-bom}
                """)
        }
        parts.append(
            """
            # 自社サイトや POS に変更を渡すとき（1 件 1 行の JSON）:
            # deliver:
            #   - to: file:actions.ndjson

            # ページとメールの控えを残す期間。
            retain: 30 days
            """)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let store = store.map { "\n  store: \(quoted($0))" } ?? ""
        return """
            # \(name.filter { !$0.isNewline })
            # 項目の説明は Pipelines/README.md にあります。足りないものは daicho check で分かります。
            salon:
              id: \(quoted(id))
              name: \(quoted(name))
              vertical: \(vertical.rawValue)\(store)

            # 台帳と控えの置き場所。パスはこのファイルから見た位置です。
            state: \(quoted(".daicho/\(id)"))

            # どれだけ先の予約まで読むか。
            horizon: 4 months
            """
    }

    private var sources: [String] {
        [listSource, mailSource].compactMap(\.self)
    }

    private var listSource: String? {
        switch list {
        case .none: nil
        case .folder(let path):
            """
              # 保存した予約一覧のページ（名前の順）。
              list:
                formats: [salonboard-kirei-list]
                from: \(quoted("folder:\(path)"))
            """
        case .site:
            """
              # ログインIDは Daicho 専用にしてください。同じIDで人がログインすると切断されます。
              # 2 つのファイルにはそれぞれ 1 行だけ書き、chmod 600 で本人だけが読めるようにします。
              list:
                formats: [salonboard-kirei-list]
                from: https://salonboard.com
                login:
                  name: \(quoted(id))
                  id: {file: salonboard.id}
                  password: {file: salonboard.password}
                every: 5 minutes
            """
        }
    }

    private var mailSource: String? {
        switch mail {
        case .none: nil
        case .imap(let url, let user):
            """
              # メールは未読のまま読みます。mark-read: true にすると、台帳に入れたあと既読にします。
              # mail.password にはパスワードを 1 行だけ書き、chmod 600 にします。
              notices:
                formats: [salonboard-notice]
                from: \(quoted(url))
                login: {user: \(quoted(user)), password: {file: mail.password}}
                every: 30 minutes
            """
        case .maildir(let path): mailFolder("maildir:\(path)")
        case .folder(let path): mailFolder("folder:\(path)")
        }
    }

    private func mailFolder(_ origin: String) -> String {
        """
          # ほかのしくみが置く通知メール。
          notices:
            formats: [salonboard-notice]
            from: \(quoted(origin))
            every: 30 minutes
        """
    }
}

/// A text as YAML's double quotes hold it, which are JSON's.
private func quoted(_ text: String) -> String { JSON.text(text).line }
