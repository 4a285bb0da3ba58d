import Reservations

extension JSON {
    /// The value over several lines, two blanks a level, for files that people read too.
    var indented: String { indented(level: 0) + "\n" }

    private func indented(level: Int) -> String {
        let outer = String(repeating: "  ", count: level)
        switch self {
        case .list(let items) where items.contains(where: \.isBranch):
            let lines = items.map { outer + "  " + $0.indented(level: level + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                outer + "  " + JSON.text(member.name).line + ": "
                    + member.value.indented(level: level + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        default: return line
        }
    }

    private var isBranch: Bool {
        switch self {
        case .list, .object: true
        default: false
        }
    }
}
