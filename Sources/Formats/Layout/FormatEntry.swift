import Plumbing

/// A place in a format file while it is compiled. Whatever is wrong there goes to one list.
struct FormatEntry {
    let tree: FormatTree
    let path: [String]
    private let found: Found

    private final class Found {
        var problems: [FormatProblem] = []
    }

    init(_ tree: FormatTree) {
        self.init(tree, path: [], found: Found())
    }

    private init(_ tree: FormatTree, path: [String], found: Found) {
        self.tree = tree
        self.path = path
        self.found = found
    }

    var problems: [FormatProblem] { found.problems }

    func complain(_ problem: String, at key: String? = nil) {
        found.problems.append(
            FormatProblem(path: path + (key.map { [$0] } ?? []), problem: problem))
    }

    /// The part under `key`, or nil.
    func entry(_ key: String) -> FormatEntry? {
        tree[key].map { FormatEntry($0, path: path + [key], found: found) }
    }

    /// The part under `key`; that it is missing is a problem of the format.
    func required(_ key: String) -> FormatEntry? {
        let entry = entry(key)
        if entry == nil { complain("is missing", at: key) }
        return entry
    }

    /// The items of a list; of anything else, the thing itself.
    var items: [FormatEntry] {
        guard case .list(let items) = tree else { return [self] }
        return items.enumerated().map { index, item in
            FormatEntry(item, path: path + [String(index)], found: found)
        }
    }

    func items(_ key: String) -> [FormatEntry] { entry(key)?.items ?? [] }

    /// The members of a map, in the order of the file.
    var members: [(key: String, entry: FormatEntry)] {
        guard case .map(let members) = tree else {
            complain("must be a map of keys and values")
            return []
        }
        return members.map {
            ($0.key, FormatEntry($0.value, path: path + [$0.key], found: found))
        }
    }

    func members(_ key: String) -> [(key: String, entry: FormatEntry)] {
        entry(key)?.members ?? []
    }

    /// One word. What is no word is a problem.
    var word: String? {
        if let word = tree.word { return word }
        complain("must be one word or text")
        return nil
    }

    func word(_ key: String) -> String? { entry(key)?.word }

    /// One word or a list of them.
    func words(_ key: String) -> [String] { items(key).compactMap(\.word) }

    /// The words as UTF-8.
    func bytes(_ key: String) -> [[UInt8]] { words(key).map { Array($0.utf8) } }

    /// One XPath or a list of them, compiled.
    func paths(_ key: String) -> [XPath] { items(key).compactMap(\.xpath) }

    var xpath: XPath? {
        guard let word else { return nil }
        do {
            return try XPath(word)
        } catch {
            complain(error.description)
            return nil
        }
    }

    /// Complains of keys that mean nothing here, and names the nearest that do.
    func allowOnly(_ keys: [String]) {
        guard case .map(let members) = tree else { return }
        for member in members where !keys.contains(member.key) {
            complain("is no key here; \(suggestion(for: member.key, among: keys))", at: member.key)
        }
    }
}
