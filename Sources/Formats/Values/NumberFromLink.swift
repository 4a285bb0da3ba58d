/// `number-from-href`: a booking's number in a link's address, told again by the link's text.
///
/// The case of the path does not matter (`extReserveDetail`, `reserveDetail`); the number's shape
/// does. A text that shows another number only makes both unreadable; one that shows it among
/// others does not, because a guest can be named anything.
struct NumberFromLink: ValueReader {
    static let name = "number-from-href"
    static let gives = Value.Sort.text
    static let options = ["parameter", "shape"]
    static let wantsLinks = true

    private let parameter: String
    private let shape: Shape

    init(_ entry: FormatEntry) {
        parameter = entry.required("parameter")?.word ?? ""
        shape = Shape(entry.required("shape")?.word ?? "")
    }

    func read(_ passage: Passage) -> Reading {
        let links = passage.links.compactMap { queryValue(of: parameter, in: $0) }
        let linked = Set(links.map { shape.first(in: $0) ?? "" })
        var shown: Set<String> = []
        for line in passage.filledLines {
            var rest = line.range
            while let range = shape.first(in: passage.bytes, rest) {
                shown.insert(passage.text(range))
                rest = range.upperBound..<line.range.upperBound
            }
        }
        let told = linked.count == 1 && shown.isSuperset(of: linked) ? linked : linked.union(shown)
        guard told.count == 1, let number = told.first, !number.isEmpty else {
            return .unreadable(told.isEmpty ? "no booking number" : "no single booking number")
        }
        return .value(.text(number))
    }
}
