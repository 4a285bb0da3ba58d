import Foundation

/// Results go to standard output, straight to the descriptor: nothing waits in a buffer when the
/// program is killed.
func say(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
}

/// Everything else goes to standard error, the first line with the program's name.
func complain(_ text: String) {
    FileHandle.standardError.write(Data("daicho: \(text)\n".utf8))
}

/// Whether a person looks at what is written to standard error.
var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
