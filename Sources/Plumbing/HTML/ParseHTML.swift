import CXML2

/// The document that libxml2 makes of `utf8`, with each element's place in it.
func parseHTML(_ utf8: [UInt8], _ limits: HTMLLimits) throws(UnreadableHTML) -> htmlDocPtr {
    guard utf8.count <= min(limits.bytes, Int(Int32.max)) else {
        throw .tooLong(bytes: utf8.count, limit: limits.bytes)
    }
    if let offset = crowdedTag(in: utf8.span, limit: limits.attributes) {
        throw .tooManyAttributes(offset: offset, limit: limits.attributes)
    }
    _ = libraryIsReady
    // Inside a tag libxml2 takes NUL for the end of the page.
    let text = utf8.contains(0) ? utf8.map { $0 == 0 ? 0x20 : $0 } : utf8
    let outcome: Result<htmlDocPtr, UnreadableHTML> = unsafe text.withUnsafeBufferPointer {
        var places = unsafe ElementPlaces(in: $0, depth: limits.depth)
        return unsafe withUnsafeMutablePointer(to: &places) { unsafe read(text: $0) }
    }
    return unsafe try outcome.get()
}

@unsafe private func read(
    text places: UnsafeMutablePointer<ElementPlaces>
) -> Result<htmlDocPtr, UnreadableHTML> {
    guard let parser = unsafe htmlNewParserCtxt() else { return unsafe .failure(.cut(offset: 0)) }
    defer { unsafe htmlFreeParserCtxt(parser) }
    unsafe parser.pointee._private = UnsafeMutableRawPointer(places)
    unsafe parser.pointee.sax.pointee.startElement = unsafe onStart
    unsafe parser.pointee.sax.pointee.endElement = unsafe onEnd
    let options = [
        HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
        HTML_PARSE_COMPACT,
    ].reduce(0) { $0 | Int32($1.rawValue) }
    let source = unsafe places.pointee.source
    let document = unsafe source.withMemoryRebound(to: CChar.self) {
        unsafe htmlCtxtReadMemory(
            parser, $0.baseAddress, Int32($0.count), nil, "UTF-8", options)
    }
    guard let document = unsafe document else { return unsafe .failure(.empty) }
    let trouble: UnreadableHTML? =
        if unsafe places.pointee.isTooDeep {
            .tooDeep(limit: unsafe places.pointee.depth)
        } else if unsafe parser.pointee.disableSAX != 0 {
            .cut(offset: unsafe places.pointee.from)
        } else if unsafe xmlDocGetRootElement(document) == nil {
            .empty
        } else {
            nil
        }
    guard let trouble else { return unsafe .success(document) }
    unsafe xmlFreeDoc(document)
    return unsafe .failure(trouble)
}

/// libxml2's own first use is not safe from two threads at once: both may wait for ever for a lock
/// that one of them has just made anew. Whatever enters the library touches this first.
let libraryIsReady: Void = xmlInitParser()

private let onStart: startElementSAXFunc = { context, name, attributes in
    guard let context = unsafe context, let name = unsafe name else { return }
    let parser = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
    let places = unsafe parser.pointee._private.assumingMemoryBound(to: ElementPlaces.self)
    if unsafe places.pointee.isTooDeep || parser.pointee.nodeNr >= places.pointee.depth {
        unsafe places.pointee.isTooDeep = true
        unsafe xmlStopParser(parser)
        return
    }
    unsafe xmlSAX2StartElement(context, name, attributes)
    guard let node = unsafe parser.pointee.node else { return }
    if let start = unsafe places.pointee.opening(of: name, before: offset(in: parser)) {
        unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: start + 1)
    }
}

private let onEnd: endElementSAXFunc = { context, name in
    guard let context = unsafe context, let name = unsafe name else { return }
    let parser = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
    let places = unsafe parser.pointee._private.assumingMemoryBound(to: ElementPlaces.self)
    if let node = unsafe parser.pointee.node, unsafe xmlStrEqual(node.pointee.name, name) != 0 {
        let end = unsafe places.pointee.ending(of: name, before: offset(in: parser))
        unsafe node.pointee.psvi = UnsafeMutableRawPointer(bitPattern: end + 1)
    }
    unsafe xmlSAX2EndElement(context, name)
}

/// How many bytes the parser has taken. With UTF-8 named, its buffer is a copy of ours.
@unsafe private func offset(in parser: xmlParserCtxtPtr) -> Int {
    guard let input = unsafe parser.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
}
