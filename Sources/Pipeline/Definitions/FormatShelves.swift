/// The folders that formats and media are looked up in.
///
/// A path is taken as written first. A name is looked for beside the definition, in `Pipelines` of
/// the working directory and in the libraries, in `formats` (or `media`) of each and in the folder
/// itself.
struct FormatShelves {
    /// What a written path counts from, the nearest first.
    private let bases: [FilePaths]
    private let folders: [String]

    /// - Parameter beside: the definition's folder, where there is one.
    init(beside: FilePaths?, workingDirectory: String, libraries: [String]) {
        let here = FilePaths(folder: workingDirectory)
        bases = [beside ?? here]
        folders =
            (beside.map { [$0.folder] } ?? [here.folder]) + [here.absolute("Pipelines")]
            + libraries.map(here.absolute)
    }

    /// For the command line: a written path counts from the working directory.
    static func forReading(
        beside: FilePaths?, workingDirectory: String, libraries: [String]
    ) -> FormatShelves {
        FormatShelves(
            bases: [FilePaths(folder: workingDirectory)] + (beside.map { [$0] } ?? []),
            folders: FormatShelves(
                beside: beside, workingDirectory: workingDirectory, libraries: libraries
            ).folders)
    }

    private init(bases: [FilePaths], folders: [String]) {
        self.bases = bases
        self.folders = folders
    }

    /// The absolute path of a format, or nil.
    func format(_ written: String) -> String? {
        let name = Self.name(of: written)
        return (asWritten(written) + places("formats", name)).first(where: fileStands)
    }

    /// The absolute path of a medium's rules, or nil. They also stand beside the format's folder.
    func medium(_ id: String, for format: String?) -> String? {
        let beside = format.map { [FilePaths(of: $0, from: "/").absolute("../media/\(id).yaml")] }
        return (places("media", id) + (beside ?? [])).first(where: fileStands)
    }

    var formatNames: [String] {
        Array(Set(folders.flatMap { yamlNames(in: $0 + "/formats") })).sorted()
    }

    var mediumNames: [String] {
        Array(Set(folders.flatMap { yamlNames(in: $0 + "/media") })).sorted()
    }

    private func asWritten(_ written: String) -> [String] {
        written.contains("/") || written.contains(".") ? bases.map { $0.absolute(written) } : []
    }

    private func places(_ room: String, _ name: String) -> [String] {
        folders.flatMap { ["\($0)/\(room)/\(name).yaml", "\($0)/\(name).yaml"] }
    }

    /// The name in a path: its last part without the ending.
    static func name(of written: String) -> String {
        let last = written.split(separator: "/").last.map(String.init) ?? written
        for ending in [".yaml", ".yml"] where last.hasSuffix(ending) {
            return String(last.dropLast(ending.count))
        }
        return last
    }
}
