import CXML2

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An element of a page, or an attribute that a search has found.
@safe public struct HTMLNode {
    let page: HTMLPage
    let pointer: xmlNodePtr

    @unsafe init(page: HTMLPage, pointer: xmlNodePtr) {
        self.page = page
        unsafe self.pointer = unsafe pointer
    }

    /// The element's name in lower case, or the attribute's.
    public var name: String {
        guard let name = unsafe pointer.pointee.name else { return "" }
        return unsafe String(cString: name)
    }

    /// The attribute's value with its references decoded, or nil if the element has none; one
    /// without a value has its name for it.
    public func attribute(_ name: String) -> String? {
        guard unsafe pointer.pointee.type == XML_ELEMENT_NODE else { return nil }
        var next = unsafe pointer.pointee.properties
        while let attribute = unsafe next {
            if unsafe xmlStrEqual(attribute.pointee.name, name) != 0 {
                guard let text = unsafe attribute.pointee.children?.pointee.content else {
                    return ""
                }
                return unsafe String(cString: text)
            }
            unsafe next = unsafe attribute.pointee.next
        }
        return nil
    }

    /// Whether the `class` attribute holds this word.
    public func hasClass(_ name: String) -> Bool {
        guard let classes = attribute("class") else { return false }
        return classes.utf8.split(whereSeparator: { $0 <= 0x20 })
            .contains { $0.elementsEqual(name.utf8) }
    }

    /// The elements directly below this one.
    public var children: [HTMLNode] {
        guard unsafe pointer.pointee.type == XML_ELEMENT_NODE else { return [] }
        var found: [HTMLNode] = []
        var next = unsafe pointer.pointee.children
        while let child = unsafe next {
            if unsafe child.pointee.type == XML_ELEMENT_NODE {
                unsafe found.append(HTMLNode(page: page, pointer: child))
            }
            unsafe next = unsafe child.pointee.next
        }
        return found
    }

    /// The element around this one.
    public var parent: HTMLNode? {
        guard let parent = unsafe pointer.pointee.parent,
            unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return nil }
        return unsafe HTMLNode(page: page, pointer: parent)
    }

    /// What `path` finds from here.
    public func nodes(_ path: XPath) throws(UnreadableHTML) -> [HTMLNode] {
        try page.nodes(path, from: self)
    }

    /// Where the element stands in the UTF-8 handed in, from the `<` of its start tag to the end of
    /// its end tag (or to what closes it); nil for an element that only the parser put in.
    public var byteRange: Range<Int>? {
        guard unsafe pointer.pointee.type == XML_ELEMENT_NODE else { return nil }
        let start = unsafe Int(bitPattern: pointer.pointee._private) - 1
        let end = unsafe Int(bitPattern: pointer.pointee.psvi) - 1
        guard start >= 0, end >= start else { return nil }
        return start + page.shift..<end + page.shift
    }
}
