import Reservations

extension DefinitionDraft {
    /// The definition as a commented file. Holds no secret: it names the files that do.
    public var yaml: String {
        var parts = [head, "sources:\n" + sources.joined(separator: "\n")]
        if let csv {
            parts.append(
                """
                # The ledger as CSV, written anew when something has changed.
                publish:
                  - {csv: \(quoted(csv)), range: horizon, columns: shown, encoding: utf8-bom}
                """)
        }
        parts.append(
            """
            # Where the salon's own site or till hears of changes, a line of JSON each:
            # deliver:
            #   - to: file:actions.ndjson

            # How long pages and mails are kept.
            retain: 30 days
            """)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let store = store.map { "\n  store: \(quoted($0))" } ?? ""
        return """
            # \(name.filter { !$0.isNewline })
            # Every key is explained in Pipelines/README.md. `daicho check` tells what is missing.
            salon:
              id: \(quoted(id))
              name: \(quoted(name))
              vertical: \(vertical.rawValue)\(store)

            # The ledger and the archive; paths are relative to this file.
            state: \(quoted(".daicho/\(id)"))

            # How far ahead bookings are read.
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
              # Saved pages of the list, in the order of their names.
              list:
                formats: [salonboard-kirei-list]
                from: \(quoted("folder:\(path)"))
            """
        case .site:
            """
              # Use a login of Daicho's own: a second sign-in with the same id ends the first.
              # The two files hold one line each; make them with `umask 077`.
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
              # Mail is read without marking it; `mark-read: true` marks it after the commit.
              # mail.password holds one line; make it with `umask 077`.
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
          # Notice mails that something else puts there.
          notices:
            formats: [salonboard-notice]
            from: \(quoted(origin))
            every: 30 minutes
        """
    }
}

/// A text as YAML's double quotes hold it, which are JSON's.
private func quoted(_ text: String) -> String { JSON.text(text).line }
