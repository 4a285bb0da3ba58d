/// What an element does to the text around it.
enum TextFlow: UInt8, Sendable {
    case inline, lineBreak, block, cell, preformatted, hidden
}
