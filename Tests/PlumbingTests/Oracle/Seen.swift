@testable import Plumbing

/// What a search found, in words that do not depend on who searched. Blanks between tags are kept
/// by one reader and dropped by another, so texts are told without any.
enum Seen {
    static func element(_ name: String, _ text: String, _ attributes: [String]) -> String {
        "<\(([name] + attributes).joined(separator: " "))>\(inked(text))"
    }
    static func attribute(_ name: String, _ value: String) -> String { "@\(name)=\(value)" }
    static func text(_ text: String) -> String? {
        inked(text).isEmpty ? nil : "text " + inked(text)
    }
    static func comment(_ text: String) -> String { "comment " + inked(text) }
    static func number(_ number: Double) -> String {
        number.isNaN ? "nan" : "\((number * 1e9).rounded() / 1e9)"
    }

    private static func inked(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 }))
    }
}

extension HTMLPage {
    /// What an expression gives, in the words of `Seen`.
    func seen(_ expression: String) throws -> [String] {
        switch try XPath(expression).value(in: root!.tree) {
        case .truth(let truth): return ["\(truth)"]
        case .number(let number): return [Seen.number(number)]
        case .text(let text): return ["'" + String(decoding: text, as: UTF8.self) + "'"]
        case .nodes(let nodes): return nodes.compactMap { seen($0) }
        }
    }

    private func seen(_ index: Int) -> String? {
        let tree = root!.tree
        let search = XPathSearch(tree, path: "")
        let text = String(decoding: search.text(of: index), as: UTF8.self)
        let name = tree.nameNumber(of: index).map { tree.names.spellings[$0] } ?? ""
        if index < 0 { return Seen.attribute(name, text) }
        switch tree.nodes[index].kind {
        case .document: return "document"
        case .comment: return Seen.comment(text)
        case .text, .rawText: return Seen.text(text)
        case .element:
            return Seen.element(
                name, text,
                tree.attributes(of: index).map { attribute in
                    Seen.attribute(
                        tree.names.spellings[Int(tree.attributes[attribute].name)],
                        String(decoding: search.text(of: ~attribute), as: UTF8.self))
                })
        }
    }
}
