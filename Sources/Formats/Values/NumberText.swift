/// `number`: a booking's number standing alone, by its shape.
struct NumberText: ValueReader {
    static let name = "number"
    static let gives = Value.Sort.text
    static let options = ["shape"]

    private let shape: Shape

    init(_ entry: FormatEntry) {
        shape = Shape(entry.required("shape")?.word ?? "")
    }

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine, shape.fitsAll(passage.bytes, line) else {
            return .unreadable("no booking number standing alone")
        }
        return .value(.text(passage.text(line)))
    }
}
