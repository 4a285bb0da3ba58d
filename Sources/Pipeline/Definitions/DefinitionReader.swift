import Reservations

/// Reads a definition's values into what the run works with, and notes what the shape alone
/// cannot tell: what does not go together.
///
/// It takes values that fit `Shape.definition`; where one does not, that is noted already and it
/// goes on with what is there.
struct DefinitionReader {
    let root: Placed
    let paths: FilePaths
    let salon: Definition.Salon?
    private(set) var notes: ProblemNotes

    init(_ root: Placed, paths: FilePaths, notes: ProblemNotes) {
        self.root = root
        self.paths = paths
        self.notes = notes
        salon = Self.salon(root["salon"])
    }

    private static func salon(_ placed: Placed?) -> Definition.Salon? {
        guard let placed, let id = placed["id"]?.text, let name = placed["name"]?.text,
            let vertical = placed["vertical"]?.text.flatMap(Vertical.init)
        else { return nil }
        return Definition.Salon(
            id: id, name: name, vertical: vertical, store: placed["store"]?.text,
            names: (placed["names"]?.items ?? []).compactMap(\.text))
    }

    /// The definition, whose sources name their formats by the files that were found for them.
    /// Nil where the salon itself is not known.
    mutating func definition(
        file: String, sources: [Source], hash: Fingerprint
    ) -> Definition? {
        let sets = columnSets()
        let (publish, deliver, notify) = (publications(sets), deliveries(), notices())
        let (freeze, heartbeat) = (freeze(), heartbeat())
        checkFiles(publish, deliver)
        guard let salon else { return nil }
        return Definition(
            file: file, salon: salon,
            state: paths.absolute(root["state"]?.text ?? ".daicho/" + salon.id),
            horizonMonths: root["horizon"]?.span ?? 4, sources: sources, publish: publish,
            deliver: deliver, freeze: freeze, notify: notify, heartbeat: heartbeat,
            retainDays: root["retain"]?.span ?? 30, menus: spans("menus"),
            stays: spans("stay"), work: work, equipment: equipment, columnSets: sets, hash: hash)
    }

    private func spans(_ key: String) -> [String: Int] {
        (root[key]?.entries ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.span }
    }

    private var work: WorkingTime {
        let staff = (root["staff"]?.entries ?? []).map { ($0.key, Self.week($0.value)) }
        return WorkingTime(
            hours: root["hours"].map(Self.week), staff: Dictionary(staff) { one, _ in one })
    }

    private var equipment: [SharedEquipment] {
        (root["equipment"]?.items ?? []).map { kind in
            SharedEquipment(
                pieces: (kind["pieces"]?.items ?? []).compactMap(\.text),
                staff: (kind["staff"]?.items ?? []).compactMap(\.text))
        }
    }

    private static func week(_ placed: Placed) -> WorkWeek {
        WorkWeek(
            placed.entries.reduce(into: [:]) { shifts, entry in
                guard let day = WorkDay(entry.key) else { return }
                shifts[day] = entry.value.text.flatMap { Shift($0) }
            })
    }

    private mutating func heartbeat() -> String? {
        guard let address = root["heartbeat"], let text = address.text else { return nil }
        checkWire(address, text, plain: ["http"])
        return text
    }
}

extension DefinitionReader {
    mutating func note(_ placed: Placed, _ what: String, _ remedy: String) {
        notes.note(placed, what, remedy)
    }

    /// Lets a reading of another file note its problems here.
    mutating func taking<Value>(_ read: (inout ProblemNotes) -> Value) -> Value {
        read(&notes)
    }

    /// Refuses a URL without a host, with a user in it, or without TLS where others can listen.
    mutating func checkWire(_ placed: Placed, _ text: String, plain: [String]) {
        guard let location = WebLocation(text) else {
            return note(placed, "names no host", "write \(text.prefix { $0 != ":" })://HOST")
        }
        if location.holdsUser {
            note(
                placed, "holds a user or a password",
                "keep them out of the address: put them under `login`")
        }
        if plain.contains(location.scheme), !location.isLoopback {
            note(
                placed, "would go over the wire unencrypted",
                "use \(location.scheme)s:// (plain \(location.scheme):// only on loopback)")
        }
    }

    func secret(_ placed: Placed?) -> Secret? {
        guard let entry = placed?.entries.first else { return nil }
        return switch (entry.key, entry.value.text) {
        case ("env", let name?): .env(name: name)
        case ("file", let path?): .file(path: paths.absolute(path))
        case ("command", nil): .command(paths.program(entry.value.items.compactMap(\.text)))
        default: nil
        }
    }
}

extension Placed {
    /// The number of a length of time; its unit is the shape's.
    var span: Int? { text.flatMap { TimeSpan($0) }?.count }
}
