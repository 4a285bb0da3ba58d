import CXML2
import Foundation

/// A page as libxml2 reads it: what our own reader and searches are held against.
final class LibXMLPage {
    private let document: htmlDocPtr
    private let context: xmlXPathContextPtr

    /// libxml2's own first use is not safe from two threads at once.
    private static let isReady: Void = xmlInitParser()

    /// Nil where libxml2 finds no element.
    init?(_ utf8: [UInt8]) {
        _ = Self.isReady
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
        ].reduce(0) { $0 | Int32($1.rawValue) }
        let read = utf8.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
            htmlReadMemory($0.baseAddress, Int32($0.count), nil, "UTF-8", options)
        }
        guard let read else { return nil }
        document = read
        context = xmlXPathNewContext(read)
        context.pointee.error = { _, _ in }
        guard xmlDocGetRootElement(read) != nil else { return nil }
    }

    deinit {
        xmlXPathFreeContext(context)
        xmlFreeDoc(document)
    }

    /// What an expression gives, in the words of `Seen`; nil if it is none.
    func seen(_ expression: String) -> [String]? {
        context.pointee.node = UnsafeMutableRawPointer(document).assumingMemoryBound(
            to: xmlNode.self)
        (context.pointee.contextSize, context.pointee.proximityPosition) = (1, 1)
        guard let found = xmlXPathEvalExpression(expression, context) else { return nil }
        defer { xmlXPathFreeObject(found) }
        switch found.pointee.type {
        case XPATH_BOOLEAN: return ["\(found.pointee.boolval != 0)"]
        case XPATH_NUMBER: return [Seen.number(found.pointee.floatval)]
        case XPATH_STRING: return ["'" + String(cString: found.pointee.stringval) + "'"]
        default: break
        }
        guard let set = found.pointee.nodesetval else { return [] }
        return (0..<Int(set.pointee.nodeNr)).compactMap { index in
            set.pointee.nodeTab[index].flatMap(Self.seen)
        }
    }

    private static func seen(_ node: xmlNodePtr) -> String? {
        let name = node.pointee.name.map { String(cString: $0) } ?? ""
        let content = xmlNodeGetContent(node)
        // What the library's own `xmlFree` calls, but no variable that threads share.
        defer { free(content) }
        let text = content.map { String(cString: $0) } ?? ""
        switch node.pointee.type {
        case XML_ELEMENT_NODE: return Seen.element(name, text, attributes(of: node))
        case XML_ATTRIBUTE_NODE: return Seen.attribute(name, text)
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: return Seen.text(text)
        case XML_COMMENT_NODE: return Seen.comment(text)
        default: return "document"
        }
    }

    private static func attributes(of node: xmlNodePtr) -> [String] {
        var found: [String] = []
        var next = node.pointee.properties
        while let attribute = next {
            let value = attribute.pointee.children?.pointee.content
            found.append(
                Seen.attribute(
                    String(cString: attribute.pointee.name), value.map { String(cString: $0) } ?? ""
                ))
            next = attribute.pointee.next
        }
        return found
    }
}
