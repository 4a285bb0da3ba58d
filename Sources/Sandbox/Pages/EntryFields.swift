/// What the site's forms are made of.
enum EntryFields {
    static func hidden(_ screen: SandboxScreen, _ lastUpdate: String) -> HTML {
        """
        <div><input type="hidden" name="org.apache.struts.taglib.html.TOKEN" value="\(screen.token)" />
        <input type="hidden" name="storeIdForMultipleTabCheck" value="\(screen.storeCheck)" />
        <input type="hidden" name="rlastupdate" value="\(lastUpdate)" /></div>

        """
    }

    /// A choice of values, each with its text; the one that is chosen is marked.
    static func choice(
        _ name: String, id: String = "", _ options: [(value: String, text: String)],
        chosen: String
    ) -> HTML {
        let idText: HTML = id.isEmpty ? "" : " id=\"\(id)\""
        let rows: [HTML] = options.map { option in
            let mark: HTML = option.value == chosen ? " selected=\"selected\"" : ""
            return "<option value=\"\(option.value)\"\(mark)>\(option.text)</option>\n"
        }
        return "<select name=\"\(name)\"\(idText)>\n\(rows)</select>\n"
    }

    static func text(_ name: String, _ value: String, most: Int) -> HTML {
        "<input type=\"text\" name=\"\(name)\" maxlength=\"\(most)\" value=\"\(value)\" />\n"
    }

    /// What the form says of the last try.
    static func problem(_ words: String?) -> HTML {
        guard let words else { return "" }
        return "<p class=\"mod_text_error\">\(words)</p>\n"
    }

    static let hours = (0...29).map { ("\(Clock.twoDigits($0))", "\($0)") }

    static func minutes(by step: Int) -> [(value: String, text: String)] {
        stride(from: 0, to: 60, by: step).map { (Clock.twoDigits($0), Clock.twoDigits($0)) }
    }
}
