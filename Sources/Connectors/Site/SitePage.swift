import Plumbing

/// What a walk needs to see of a page beside its bookings: its forms, and links by their id.
struct SitePage {
    private let root: HTMLNode?

    /// A page that cannot be read shows nothing: whoever looks for a form on it finds none.
    init(_ capture: Capture) {
        let text = decodePage(capture.bytes, contentType: capture.contentType)
        do throws(UnreadableHTML) {
            root = try HTMLPage(utf8: text.utf8).root
        } catch {
            root = nil
        }
    }

    var forms: [PageForm] { root?.descendants(named: ["form"]).map { PageForm($0) } ?? [] }

    func form(id: String) -> PageForm? { forms.first { $0.id == id } }

    /// The first form that has any of these fields.
    func form(withField names: String...) -> PageForm? {
        forms.first { form in names.contains { form.value($0) != nil } }
    }

    /// The text of the element of that id; nil if the page has none.
    func text(id: String) -> String? {
        root?.descendants.first { $0.attribute("id") == id }?.text()
    }

    /// Whether the page shows any of these words: what its scripts hold does not count.
    func shows(_ words: String...) -> Bool {
        let text = root?.text() ?? ""
        return words.contains { text.contains($0) }
    }

    /// What the choice of that id offers; empty if the page has none.
    func options(id: String) -> [PageForm.Option] {
        let choice = root?.descendants(named: ["select"]).first { $0.attribute("id") == id }
        return choice?.descendants(named: ["option"]).map {
            PageForm.Option(value: $0.attribute("value") ?? "", text: $0.text())
        } ?? []
    }

    /// The ids of the links in the table of that id; nil if the page has no such table.
    func linkIDs(inTable id: String) -> [String]? {
        root?.descendants(named: ["table"]).first { $0.attribute("id") == id }?
            .descendants(named: ["a"]).compactMap { $0.attribute("id") }
    }
}

extension HTMLNode {
    /// The elements below this one that bear one of the names, in the page's order.
    func descendants(named names: Set<String>) -> [HTMLNode] {
        descendants.filter { names.contains($0.name) }
    }
}
