import Plumbing
import Reservations

/// A schedule's layout, compiled: a line for each of the staff, with what stands on it.
struct ScheduleLayout: Sendable {
    /// Asked before anything is believed.
    let refuse: [PageProof]
    /// Asked of a page that is no schedule: what it is instead.
    let otherwise: [PageProof]
    let end: PageEnd
    let stores: [StorePlace]
    let day: SchedulePlace?
    /// What everybody's line is.
    let line: XPath?
    /// The lines' heads in their order; nil where each line holds its own.
    let head: XPath?
    let name: SchedulePlace?
    /// Where the medium's own code stands; nil where the layout tells of none.
    let code: SchedulePlace?
    /// All that takes time on a line, each a visit or a block; nil where the layout tells nothing
    /// of it.
    let entry: XPath?
    let visit: XPath?
    let guest: SchedulePlace?
    let number: SchedulePlace?
    let visitTimes: SchedulePlace?
    let block: XPath?
    let title: SchedulePlace?
    let blockTimes: SchedulePlace?
    /// The class, or the title, of a block that is a day off.
    let dayOff: [String]

    static let keys = [
        "refuse", "otherwise", "end", "store", "day", "lines", "visits", "plans",
    ]

    init(_ format: FormatEntry) {
        refuse = format.items("refuse").compactMap(PageProof.init)
        otherwise = format.items("otherwise").compactMap(PageProof.init)
        end = PageEnd(format)
        stores = format.items("store").map(StorePlace.init)
        day = format.required("day").flatMap { SchedulePlace($0) }
        let lines = format.required("lines")
        lines?.allowOnly(["at", "head", "name", "code", "entries"])
        line = lines?.required("at")?.xpath
        head = lines?.entry("head")?.xpath
        name = lines?.required("name").flatMap { SchedulePlace($0) }
        code = lines?.entry("code").flatMap { SchedulePlace($0, shaped: true) }
        entry = lines?.entry("entries")?.xpath
        let visits = format.required("visits")
        visits?.allowOnly(["at", "guest", "number", "times"])
        visit = visits?.required("at")?.xpath
        guest = visits?.required("guest").flatMap { SchedulePlace($0) }
        number = visits?.entry("number").flatMap { SchedulePlace($0) }
        visitTimes = visits?.required("times").flatMap { SchedulePlace($0) }
        let plans = format.required("plans")
        plans?.allowOnly(["at", "title", "times", "day-off"])
        block = plans?.required("at")?.xpath
        title = plans?.required("title").flatMap { SchedulePlace($0) }
        blockTimes = plans?.entry("times").flatMap { SchedulePlace($0) }
        dayOff = plans?.words("day-off") ?? []
    }
}

/// Where a text stands on a schedule: what is found there, or its attribute, without what begins at
/// a word.
struct SchedulePlace: Sendable {
    private let path: XPath
    private let attribute: String?
    private let until: [UInt8]?
    /// What of the text counts; nil is all of it.
    private let shape: Shape?

    /// - Parameter isShaped: whether it is an identifier of one shape within the text.
    init?(_ entry: FormatEntry, shaped isShaped: Bool = false) {
        entry.allowOnly(["at", "attribute", isShaped ? "shape" : "until"])
        shape = isShaped ? Shape(entry.required("shape")?.word ?? "") : nil
        attribute = entry.word("attribute")
        until = entry.word("until").map { Array($0.utf8) }
        guard let path = entry.required("at")?.xpath else { return nil }
        self.path = path
    }

    /// The text of the first place, with blanks joined; nil where nothing is there.
    func text(on page: PageSearch, from node: HTMLNode? = nil) -> String? {
        guard let found = page.nodes(path, from: node).first else { return nil }
        if let attribute { return found.attribute(attribute).flatMap { cut(Array($0.utf8)) } }
        return cut(page.bytes(found))
    }

    private func cut(_ bytes: [UInt8]) -> String? {
        if let shape {
            return shape.first(in: bytes, 0..<bytes.count)
                .map { String(decoding: bytes[$0], as: UTF8.self) }
        }
        var kept = bytes[...]
        if let until, let start = offset(of: until, in: bytes, 0..<bytes.count) {
            kept = bytes[..<start]
        }
        let text = String(decoding: kept, as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
