extension Destination {
    /// Reads `file:PATH` or `exec:PROGRAM ARGUMENT…` as a definition writes it; nil for anything
    /// else.
    ///
    /// Words are parted by blanks; one in single or double quotes may hold blanks. A path that
    /// begins at no root lies in `folder`; a program without a slash is looked for in the PATH.
    public init?(_ text: String, in folder: String) {
        func placed(_ path: String) -> String {
            path.hasPrefix("/") ? path : "\(folder)/\(path)"
        }
        if text.hasPrefix("file:") {
            let path = String(text.dropFirst(5))
            guard !path.isEmpty else { return nil }
            self = .file(path: placed(path))
        } else if text.hasPrefix("exec:"), let words = words(of: text.dropFirst(5)),
            let program = words.first, !program.isEmpty
        {
            self = .program(
                path: program.contains("/") ? placed(program) : program,
                arguments: Array(words.dropFirst()))
        } else {
            return nil
        }
    }
}

/// The words of a command line; nil where a quote is not closed.
private func words(of text: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
        switch (quote, character) {
        case (let open?, _) where open == character: quote = nil
        case (_?, _): word = (word ?? "") + String(character)
        case (nil, "\""), (nil, "'"):
            quote = character
            word = word ?? ""
        case (nil, " "), (nil, "\t"):
            if let word { words.append(word) }
            word = nil
        case (nil, _): word = (word ?? "") + String(character)
        }
    }
    if let word { words.append(word) }
    return quote == nil ? words : nil
}
