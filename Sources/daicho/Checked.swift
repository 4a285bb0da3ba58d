import Connectors
import Pipeline
import Reservations

/// What one check found.
struct Checked {
    let name: String
    let status: ExitStatus
    /// In English, for scripts.
    let text: String
    /// In Japanese, for the one who looks.
    let words: String

    init(_ name: String, _ status: ExitStatus, _ text: String, words: String? = nil) {
        self.name = name
        self.status = status
        self.text = text
        self.words = words ?? text
    }

    init(_ name: String, _ outcome: SourceCheck.Outcome) {
        switch outcome {
        case .fine(let text, let words): self.init(name, .done, text, words: words)
        case .trouble(let trouble):
            self.init(name, ExitStatus(trouble), trouble.text, words: trouble.words)
        }
    }

    var line: String { "\(name)    \(status == .done ? "ok" : "--")  \(words)" }

    var json: JSON {
        ["name": .text(name), "ok": .bool(status == .done), "text": .text(text)]
    }
}
