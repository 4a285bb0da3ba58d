import Foundation

/// Reads a definition and the formats and media it names.
///
/// - Parameters:
///   - path: An absolute path, or one from the working directory.
///   - workingDirectory: What a relative path counts from (default: the process's own);
///     its `Pipelines` is searched too.
///   - libraries: Further folders that hold `formats` and `media`.
/// - Throws: All problems at once, each with its file, its line and the way out.
public func loadDefinition(
    at path: String, workingDirectory: String? = nil, libraries: [String] = []
) throws(DefinitionProblems) -> LoadedDefinition {
    var files = LoadedFiles()
    return try loadDefinition(
        at: path, workingDirectory: workingDirectory, libraries: libraries, files: &files)
}

/// Reads a definition of many, which share the formats and media that were read already.
public func loadDefinition(
    at path: String, workingDirectory: String? = nil, libraries: [String] = [],
    files: inout LoadedFiles
) throws(DefinitionProblems) -> LoadedDefinition {
    let workingDirectory = workingDirectory ?? FileManager.default.currentDirectoryPath
    let file = FilePaths(folder: workingDirectory).absolute(path)
    var notes = ProblemNotes()
    let bytes = fileBytes(file, named: path, notes: &notes)
    let root = bytes.flatMap { YAMLReading.read($0, file: path, notes: &notes) }
    guard let root else { throw DefinitionProblems(notes.problems) }
    var check = ShapeCheck(notes: notes)
    check.check(root, against: .definition)
    let paths = FilePaths(of: file, from: workingDirectory)
    var gathering = DefinitionGathering(
        shelves: FormatShelves(
            beside: paths, workingDirectory: workingDirectory, libraries: libraries),
        reader: DefinitionReader(root, paths: paths, notes: check.notes), files: files)
    defer { files = gathering.files }
    return try gathering.load(root, file: file)
}
