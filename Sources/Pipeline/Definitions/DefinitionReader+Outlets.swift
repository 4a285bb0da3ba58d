import Publishing
import Reservations

extension DefinitionReader {
    mutating func publications(_ sets: ColumnSets) -> [Publication] {
        var files: [String: Placed] = [:]
        return (root["publish"]?.items ?? []).compactMap { placed in
            guard let csv = placed["csv"], let name = csv.text else { return nil }
            let file = paths.absolute(name)
            if let other = files.updateValue(csv, forKey: file) {
                note(
                    csv, "is written already by line \(other.place.line)",
                    "give each ledger a file of its own")
            }
            return Publication(
                file: file,
                range: placed["range"]?.text.flatMap(Publication.Range.init) ?? .horizon,
                columns: columns(placed["columns"], sets),
                encoding: placed["encoding"]?.text.flatMap(SheetStyle.Encoding.init)
                    ?? .utf8WithMark,
                mode: mode(placed["mode"]),
                phone: placed["phone"]?.text.flatMap(SheetStyle.Phone.init) ?? .digits)
        }
    }

    private mutating func mode(_ placed: Placed?) -> UInt16 {
        guard let placed, let text = placed.text, let mode = UInt16(text, radix: 8) else {
            return 0o600
        }
        if mode & 0o600 != 0o600 {
            note(placed, "keeps its own writer out", "begin with 6, such as \"0640\"")
        } else if mode & 0o002 != 0 {
            note(placed, "lets everybody write", "use \"0640\", or \"0644\" for all to read")
        }
        return mode
    }

    /// A ledger that overwrites the file of actions would lose what nobody has read yet.
    mutating func checkFiles(_ publications: [Publication], _ deliveries: [Delivery]) {
        for (index, delivery) in deliveries.enumerated() {
            guard case .file(let path) = delivery.destination,
                publications.contains(where: { $0.file == path }),
                let placed = root["deliver"]?.items[index]["to"]
            else { continue }
            note(
                placed, "is the file of a published ledger", "give the actions a file of their own")
        }
    }
}
