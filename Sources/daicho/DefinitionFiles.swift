import Foundation

/// The definitions that a call is about: files as named, and the YAML files of folders.
func definitionFiles(_ named: [String]) -> [String] {
    named.flatMap { files(at: $0) }
}

/// A folder's definitions in the order of their names; anything else stands for itself.
private func files(at path: String) -> [String] {
    guard isFolder(path), let names = FileManager.default.enumerator(atPath: path)
    else { return [path] }
    names.skipDescendants()
    return names.compactMap { $0 as? String }
        .filter { $0.hasSuffix(".yaml") && !$0.contains("/") }.sorted()
        .map { "\(path)/\($0)" }
}

/// Whether a folder stands there, behind links too.
func isFolder(_ path: String) -> Bool {
    do {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        return try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
    } catch {
        return false  // nothing there, or nothing that this user may look at
    }
}
