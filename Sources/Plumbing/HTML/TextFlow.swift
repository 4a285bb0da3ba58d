/// What an element does to the text around it.
enum TextFlow {
    case inline, lineBreak, block, cell, preformatted, hidden

    /// The flow of the element `name`, which stands in lower case.
    @unsafe init(of name: UnsafePointer<UInt8>) {
        var key: UInt64 = 0
        var index = 0
        while index < 8, unsafe name[index] != 0 {
            key = key << 8 | UInt64(unsafe name[index])
            index += 1
        }
        self = Self.table[key] ?? .inline
    }

    /// By the first eight letters of the name.
    private static let table: [UInt64: TextFlow] = {
        let names: [TextFlow: String] = [
            .lineBreak: "br",
            .block: """
            address article aside blockquote body caption center dd details div dl dt fieldset \
            figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol \
            option p section table tbody tfoot thead tr ul
            """,
            .cell: "td th",
            .preformatted: "pre textarea",
            .hidden: "script style template title",
        ]
        var table: [UInt64: TextFlow] = [:]
        for (flow, list) in names {
            for name in list.split(separator: " ") {
                table[name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }] = flow
            }
        }
        return table
    }()
}
