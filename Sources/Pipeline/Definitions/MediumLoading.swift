public import Reservations

/// The rules of a medium from its file.
///
/// - Parameter file: An absolute path, or one from the working directory of the process.
public func loadMedium(at file: String) throws(DefinitionProblems) -> MediumRules {
    var notes = ProblemNotes()
    let loaded = readMedium(file, notes: &notes)
    try notes.throwIfAny()
    guard let loaded else { throw DefinitionProblems(notes.problems) }
    return loaded.rules
}

/// Reads a medium's rules; what is wrong is noted with its line.
func readMedium(_ file: String, notes: inout ProblemNotes) -> LoadedMedium? {
    let before = notes.problems.count
    guard let bytes = fileBytes(file, named: file, notes: &notes),
        let root = YAMLReading.read(bytes, file: file, notes: &notes)
    else { return nil }
    var check = ShapeCheck(notes: notes)
    check.check(root, against: .medium)
    notes = check.notes
    guard let medium = root["medium"], let id = medium.text, let name = root["name"]?.text else {
        return nil
    }
    if FormatShelves.name(of: file) != id {
        notes.note(medium, "is not the file's name", "call the file \(id).yaml, or change the id")
    }
    guard notes.problems.count == before else { return nil }
    let rules = MediumReading(root: root).rules(Medium(rawValue: id), name: name)
    return LoadedMedium(rules: rules, fingerprint: Fingerprint(words: [root.canonical]))
}
