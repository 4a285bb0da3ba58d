import Plumbing

/// One page while it is read: searches in it, its title and visible text, taken when first asked.
final class PageSearch {
    let page: HTMLPage
    /// Why a search could not be finished; the page is then not to be trusted.
    private(set) var trouble: String?
    private(set) lazy var title: [UInt8] = titleElement.map(bytes) ?? []
    private(set) lazy var text: [UInt8] = page.root.map(bytes) ?? []

    init(_ page: HTMLPage) {
        self.page = page
    }

    func nodes(_ path: XPath, from node: HTMLNode? = nil) -> [HTMLNode] {
        do {
            return try page.nodes(path, from: node)
        } catch {
            trouble = error.description
            return []
        }
    }

    /// Whether the path finds anything.
    func has(_ path: XPath) -> Bool {
        do {
            return try page.has(path)
        } catch {
            trouble = error.description
            return false
        }
    }

    /// What the first of the paths that finds anything finds.
    func nodes(_ paths: [XPath]) -> [HTMLNode] {
        for path in paths {
            let found = nodes(path)
            if !found.isEmpty { return found }
        }
        return []
    }

    func bytes(_ node: HTMLNode) -> [UInt8] {
        var bytes: [UInt8] = []
        node.appendText(to: &bytes)
        return bytes
    }

    private var titleElement: HTMLNode? {
        let head = page.root?.children.first { $0.name == "head" }
        return head?.children.first { $0.name == "title" }
    }
}
