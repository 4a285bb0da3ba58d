public import Formats
import Foundation
public import Reservations
import Yams

/// The format of that name or path, for `daicho read`.
///
/// - Parameters:
///   - written: A path from the working directory, or a name.
///   - definition: The definition beside which a name is looked up first, if there is one.
///   - libraries: Further folders that hold `formats`.
public func loadFormat(
    _ written: String, beside definition: String? = nil,
    workingDirectory: String? = nil, libraries: [String] = []
) throws(DefinitionProblems) -> Format {
    let workingDirectory = workingDirectory ?? FileManager.default.currentDirectoryPath
    let shelves = FormatShelves.forReading(
        beside: definition.map { FilePaths(of: $0, from: workingDirectory) },
        workingDirectory: workingDirectory, libraries: libraries)
    var notes = ProblemNotes()
    guard let file = shelves.format(written) else {
        notes.note(.start(of: written), "", "is no format", shelves.remedy(for: written))
        throw DefinitionProblems(notes.problems)
    }
    let loaded = readFormat(file, notes: &notes)
    try notes.throwIfAny()
    guard let loaded else { throw DefinitionProblems(notes.problems) }
    return loaded.format
}

/// Every format of tables at hand, nearest first; each name once.
public func tableFormats(
    beside definition: String, workingDirectory: String? = nil, libraries: [String] = []
) -> [Format] {
    formatsAtHand(
        beside: definition, workingDirectory: workingDirectory, libraries: libraries
    ).filter { $0.kind == .table }
}

/// Every format at hand, nearest first; each name once. A file that is no right format is left out:
/// nobody has named it.
public func formatsAtHand(
    beside definition: String, workingDirectory: String? = nil, libraries: [String] = []
) -> [Format] {
    let workingDirectory = workingDirectory ?? FileManager.default.currentDirectoryPath
    let shelves = FormatShelves.forReading(
        beside: FilePaths(of: definition, from: workingDirectory),
        workingDirectory: workingDirectory, libraries: libraries)
    return shelves.formatNames.compactMap { name in
        var notes = ProblemNotes()
        return shelves.format(name).flatMap { readFormat($0, notes: &notes) }?.format
    }
}

/// The rules of every medium at hand: a table may hold bookings of any. A file that is wrong is left
/// out; a definition that needs it tells.
public func mediaAtHand(
    beside definition: String, workingDirectory: String? = nil, libraries: [String] = []
) -> [Medium: MediumRules] {
    let workingDirectory = workingDirectory ?? FileManager.default.currentDirectoryPath
    let shelves = FormatShelves.forReading(
        beside: FilePaths(of: definition, from: workingDirectory),
        workingDirectory: workingDirectory, libraries: libraries)
    var media: [Medium: MediumRules] = [:]
    for name in shelves.mediumNames {
        var notes = ProblemNotes()
        let rules = shelves.medium(name, for: nil).flatMap { readMedium($0, notes: &notes) }?.rules
        if let rules { media[rules.medium] = rules }
    }
    return media
}

/// Reads and compiles a format; what is wrong is noted with its line.
func readFormat(_ file: String, notes: inout ProblemNotes) -> LoadedFormat? {
    guard let bytes = fileBytes(file, named: file, notes: &notes),
        let root = YAMLReading.read(bytes, file: file, notes: &notes)
    else { return nil }
    do {
        let text = String(decoding: bytes, as: UTF8.self)
        let format = try YAMLDecoder().decode(Format.self, from: text)
        return LoadedFormat(
            file: file, reader: try Reader(format), root: root,
            fingerprint: Fingerprint(words: [root.canonical]))
    } catch let problems as FormatProblems {
        for problem in problems.problems {
            let (sentence, remedy) = halves(of: problem.problem)
            notes.note(
                root.nearest(to: problem.path), problem.path.joined(separator: "."), sentence,
                remedy)
        }
    } catch {
        notes.note(root, "cannot be read as a format", "see Pipelines/README.md for its keys")
    }
    return nil
}

/// A format's own word on a problem as what is wrong and what to do.
private func halves(of problem: String) -> (what: String, remedy: String) {
    guard let cut = problem.firstRange(of: "; ") else {
        return (problem, "see Pipelines/README.md for the keys of a format")
    }
    return (String(problem[..<cut.lowerBound]), String(problem[cut.upperBound...]))
}

extension FormatShelves {
    func remedy(for written: String) -> String {
        let names = formatNames
        if let near = nearestWord(to: Self.name(of: written), among: names) {
            return "did you mean `\(near)`?"
        }
        return names.isEmpty
            ? "write its path, or put it into `formats` beside the definition"
            : "the formats at hand are: " + names.joined(separator: ", ")
    }
}

extension Placed {
    /// The place of the value these keys lead to, or of the last one on the way that stands.
    fileprivate func nearest(to path: [String]) -> Place {
        guard let step = path.first else { return place }
        let rest = Array(path.dropFirst())
        if let index = Int(step), items.indices.contains(index) {
            return items[index].nearest(to: rest)
        }
        guard let entry = entries.first(where: { $0.key == step }) else { return place }
        return rest.isEmpty ? entry.place : entry.value.nearest(to: rest)
    }
}
