/// The keys of a shape as the Markdown tables of `Pipelines/README.md`, one per mapping.
struct KeyTables {
    private var tables: [String] = []

    /// The tables of one kind of file, the outermost first.
    static func markdown(of shape: Shape, title: String) -> String {
        var tables = KeyTables()
        tables.add(shape, path: "", title: title)
        return tables.tables.joined(separator: "\n\n")
    }

    private mutating func add(_ shape: Shape, path: String, title: String) {
        switch shape {
        case .mapping(let keys): add(keys, path: path, title: title)
        case .list(let item, _): add(item, path: path + "[]", title: title)
        case .free(_, let value, _): add(value, path: path + ".NAME", title: title)
        case .named(_, let value): add(value, path: path + ".NAME", title: title)
        case .either(let shapes): for shape in shapes { add(shape, path: path, title: title) }
        case .text, .whole, .flag, .choice, .span, .secret: break
        }
    }

    private mutating func add(_ keys: [Shape.Key], path: String, title: String) {
        let heading = path.isEmpty ? "**\(title)**" : "**`\(path)`**"
        let head = "| Key | Meaning | Left out | Example |\n| --- | --- | --- | --- |"
        let rows = keys.map { key in
            let absent = key.isRequired ? "*must stand*" : key.absent ?? ""
            let example = key.example.map { "`\($0)`" } ?? ""
            return "| `\(key.name)` | \(key.meaning) | \(absent) | \(example) |"
                .replacing("|  |", with: "| |").replacing("|  |", with: "| |")
        }
        tables.append(([heading + "\n", head] + rows).joined(separator: "\n"))
        for key in keys {
            add(key.shape, path: path.isEmpty ? key.name : "\(path).\(key.name)", title: title)
        }
    }
}
