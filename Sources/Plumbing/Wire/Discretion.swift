// Pages, forms, cookies and mails hold guests and passwords. These types say how much they carry and
// never what, also to `dump`, to a debugger's print and to a failed test.

extension HTTPField: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(name): ‹private›" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPRequest: CustomStringConvertible, CustomReflectable {
    public var description: String {
        switch method {
        case .get: "GET \(url.prefix { $0 != "?" })"
        case .post(let form): "POST \(url.prefix { $0 != "?" }), \(form.count) fields"
        case .postText(let body, _): "POST \(url.prefix { $0 != "?" }), \(body.utf8.count) bytes"
        }
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPResponse: CustomStringConvertible, CustomReflectable {
    public var description: String {
        "\(status) from \(url.prefix { $0 != "?" }), \(body.count) bytes"
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPSession: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FetchedMail: CustomStringConvertible, CustomReflectable {
    public var description: String { "mail \(uid), \(bytes.count) bytes" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
