/// Makes the paths of a file absolute: a relative one counts from the file's own folder.
struct FilePaths {
    /// An absolute path without a slash at its end.
    let folder: String

    init(folder: String) {
        self.folder = folder
    }

    /// The folder of a file, which is named from the working directory.
    init(of file: String, from workingDirectory: String) {
        let absolute = FilePaths(folder: workingDirectory).absolute(file)
        folder = absolute.lastIndex(of: "/").map { String(absolute[..<$0]) } ?? ""
    }

    /// The path without `.`, `..` and doubled slashes, so that one file has one name.
    func absolute(_ path: String) -> String {
        var steps: [Substring] = []
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        for step in whole.split(separator: "/") {
            if step == ".." {
                _ = steps.popLast()
            } else if step != "." {
                steps.append(step)
            }
        }
        return "/" + steps.joined(separator: "/")
    }

    /// A program: a path where it holds a slash, otherwise a name that is looked up.
    func program(_ words: [String]) -> [String] {
        guard let first = words.first, first.contains("/") else { return words }
        return [absolute(first)] + words.dropFirst()
    }
}
