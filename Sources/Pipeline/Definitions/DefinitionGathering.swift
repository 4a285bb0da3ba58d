import Formats
import Reservations

/// Gathers what a definition names, source by source.
struct DefinitionGathering {
    private let shelves: FormatShelves
    private var reader: DefinitionReader
    private(set) var files: LoadedFiles
    private var wrong: Set<String> = []  // files whose problems are told already
    private var readers: [String: [Reader]] = [:]
    private var kinds: [String: SourceKind] = [:]
    private var media: [Medium: LoadedMedium] = [:]
    /// What reads the schedules of the media that are written to, by target.
    private var entryReaders: [String: Reader] = [:]
    private var fingerprints: [String: Fingerprint] = [:]

    init(shelves: FormatShelves, reader: DefinitionReader, files: LoadedFiles) {
        self.shelves = shelves
        self.reader = reader
        self.files = files
    }

    mutating func load(_ root: Placed, file: String) throws(DefinitionProblems) -> LoadedDefinition
    {
        let sources = (root["sources"]?.entries ?? []).compactMap { source($0) }
        reader.checkLoginNames(of: sources)
        if let local = shelves.medium("local", for: nil) { addMedium("local", at: local) }
        for item in root["deliver"]?.items ?? [] {
            findMedium(ofTarget: item["target"]?.text)
            readSchedule(of: item)
        }
        let definition = reader.definition(file: file, sources: sources, hash: hash(of: root))
        try reader.notes.throwIfAny()
        guard let definition else { throw DefinitionProblems(reader.notes.problems) }
        return LoadedDefinition(
            definition: definition, readers: readers, kinds: kinds,
            media: media.mapValues { $0.rules.of(definition.salon.vertical) },
            entryReaders: entryReaders)
    }

    private mutating func source(_ entry: Placed.Entry) -> Source? {
        let loaded = (entry.value["formats"]?.items ?? []).compactMap { format($0) }
        readers[entry.key] = loaded.map(\.reader)
        let kind = loaded.first.flatMap { SourceKind($0.format.kind) }
        kinds[entry.key] = kind
        let credentials = loaded.map { media[$0.format.medium]?.rules.credential }
        return reader.source(
            entry, formats: loaded, kind: kind,
            passwordMayBeEmpty: !credentials.isEmpty
                && credentials.allSatisfy { $0 == .login(passwordIsOptional: true) })
    }

    private mutating func format(_ item: Placed) -> LoadedFormat? {
        guard let written = item.text else { return nil }
        guard let file = shelves.format(written) else {
            reader.note(item, "`\(written)` is no format", shelves.remedy(for: written))
            return nil
        }
        if files.formats[file] == nil, wrong.insert(file).inserted {
            files.formats[file] = reader.taking { readFormat(file, notes: &$0) }
        }
        guard let loaded = files.formats[file] else { return nil }
        fingerprints[file] = loaded.fingerprint
        reader.checkVertical(of: loaded.format, at: item)
        findMedium(of: loaded)
        return loaded
    }

    /// The rules of a format's medium, which belong to what a reading means.
    private mutating func findMedium(of loaded: LoadedFormat) {
        let relayed = loaded.root["relays"]?.entries.map { ($0.key, $0.value) } ?? []
        let own = loaded.root["medium"].map { [(loaded.format.medium.rawValue, $0)] } ?? []
        for (id, place) in own + relayed where media[Medium(rawValue: id)] == nil {
            guard let file = shelves.medium(id, for: loaded.file) else {
                reader.note(place, "`\(id)` has no rules", "write them into media/\(id).yaml")
                continue
            }
            addMedium(id, at: file)
        }
    }

    /// The layout of the schedule on which a medium shows what was entered there.
    private mutating func readSchedule(of item: Placed) {
        guard item["to"]?.text?.hasPrefix("site:") == true, let place = item["format"],
            let loaded = format(place)
        else { return }
        guard loaded.format.kind == .schedule else {
            return reader.note(
                place, "reads no schedule", "name a format of the kind `schedule`")
        }
        let medium = loaded.format.medium.rawValue
        guard item["target"]?.text == medium else {
            return reader.note(
                item["target"] ?? item, "is not the medium of this schedule",
                "write target: \(medium)")
        }
        entryReaders[medium] = loaded.reader
    }

    /// The rules of a target that is a medium, which say what it may be told.
    private mutating func findMedium(ofTarget id: String?) {
        guard let id, media[Medium(rawValue: id)] == nil, let file = shelves.medium(id, for: nil)
        else { return }
        addMedium(id, at: file)
    }

    private mutating func addMedium(_ id: String, at file: String) {
        if files.media[file] == nil, wrong.insert(file).inserted {
            files.media[file] = reader.taking { readMedium(file, notes: &$0) }
        }
        media[Medium(rawValue: id)] = files.media[file]
        fingerprints[file] = files.media[file]?.fingerprint
    }

    /// Of everything that a reading depends on; comments and blanks do not count.
    private func hash(of root: Placed) -> Fingerprint {
        let others = fingerprints.values.map(\.description).sorted()
        return Fingerprint(words: [root.canonical] + others + wordsOfSlots(of: root))
    }

    /// A definition that says the same to a version which tells media of slots is another one.
    private func wordsOfSlots(of root: Placed) -> [String] {
        let targets = (root["deliver"]?.items ?? []).compactMap { $0["target"]?.text }
        let sell = targets.contains {
            media[Medium(rawValue: $0)]?.rules.slots.canSell ?? false
        }
        return sell ? ["slots"] : []
    }
}

extension SourceKind {
    fileprivate init?(_ kind: Format.Kind?) {
        switch kind {
        case .list: self = .pages
        case .mail: self = .mails
        case .table: self = .tables
        case .schedule: self = .schedules
        case nil: return nil
        }
    }
}
