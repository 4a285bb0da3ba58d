import Plumbing

/// What a page shows when it is of a certain kind. All keys given must hold; of the words under
/// one key one is enough.
struct PageProof: Sendable {
    let refusal: Refusal
    private let present: [XPath]
    private let absent: [XPath]
    private let title: [[UInt8]]
    private let text: [[UInt8]]
    private let shapes: [Shape]

    init?(_ entry: FormatEntry) {
        entry.allowOnly(["as", "present", "absent", "title", "text", "shape"])
        present = entry.paths("present")
        absent = entry.paths("absent")
        title = entry.bytes("title")
        text = entry.bytes("text")
        shapes = entry.words("shape").map { Shape($0) }
        guard let name = entry.required("as")?.word else { return nil }
        guard let refusal = Refusal(rawValue: name) else {
            let known = Refusal.allCases.map(\.rawValue)
            entry.complain("no refusal \(name); \(suggestion(for: name, among: known))", at: "as")
            return nil
        }
        self.refusal = refusal
        if present.isEmpty && title.isEmpty && text.isEmpty && shapes.isEmpty {
            entry.complain("proves nothing: add present, title, text or shape")
        }
    }

    func holds(for page: PageSearch) -> Bool {
        present.allSatisfy { page.has($0) }
            && absent.allSatisfy { !page.has($0) }
            && (title.isEmpty || occursAny(of: title, in: page.title))
            && (text.isEmpty || occursAny(of: text, in: page.text))
            && (shapes.isEmpty
                || shapes.contains { $0.first(in: page.text, 0..<page.text.count) != nil })
    }
}
