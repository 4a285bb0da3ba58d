/// Lists and mappings: what is in them, what is missing, and what does not belong.
extension ShapeCheck {
    mutating func checkList(_ placed: Placed, _ shape: Shape, _ least: Int) {
        guard case .list(let items) = placed.content else {
            return wrongKind(placed, .list(of: shape, atLeast: least))
        }
        if items.count < least {
            notes.note(placed, "has no entries", "name at least \(least)")
        }
        for item in items { check(item, against: shape) }
    }

    mutating func checkMapping(_ placed: Placed, _ keys: [Shape.Key]) {
        guard case .mapping(let entries) = placed.content else {
            return wrongKind(placed, .mapping(keys))
        }
        for entry in entries {
            if let key = keys.first(where: { $0.name == entry.key }) {
                check(entry.value, against: key.shape)
            } else {
                unknown(entry, among: keys.map(\.name))
            }
        }
        for key in keys where key.isRequired && placed[key.name] == nil {
            notes.note(
                placed, "`\(key.name)` is missing",
                "add it: \(key.example.map { "\(key.name): \($0)" } ?? key.shape.expectation)")
        }
    }

    mutating func checkFree(
        _ placed: Placed, _ form: TextForm, _ shape: Shape, _ least: Int
    ) {
        guard case .mapping(let entries) = placed.content else {
            return wrongKind(placed, .free(form, of: shape, atLeast: least))
        }
        if entries.count < least { notes.note(placed, "has no entries", "name at least \(least)") }
        for entry in entries {
            if !form.holds(entry.key) {
                notes.note(
                    entry.place, entry.value.path, "`\(entry.key)` cannot be a name",
                    form.expectation)
            }
            check(entry.value, against: shape)
        }
    }

    private mutating func unknown(_ entry: Placed.Entry, among names: [String]) {
        let nearest = nearestWord(to: entry.key, among: names)
        notes.note(
            entry.place, entry.value.path, "is no key",
            nearest.map { "did you mean `\($0)`?" } ?? "keys here: " + names.joined(separator: ", ")
        )
    }
}
