import Foundation
import Plumbing

/// How a document is built, for somebody who helps from afar: tags, classes and the shapes of
/// texts. Holds nothing that a guest or the salon said.
public struct Skeleton: Sendable {
    public let text: String

    /// The tags of a page with their names; of attributes that may hold a value only the name.
    ///
    /// - Parameter formats: whose words are the layout's own and stay.
    public init(page bytes: [UInt8], contentType: String? = nil, knowing formats: [Format]) {
        let decoded = decodePage(bytes, contentType: contentType)
        var lines = [
            "\(bytes.count) bytes, \(decoded.charset.rawValue), \(decoded.replacements) unreadable"
        ]
        do throws(UnreadableHTML) {
            var outline = PageOutline(shape: WordShape(knowing: formats))
            try HTMLPage(utf8: decoded.utf8).root?.visitParts { outline.take($0) }
            lines += outline.lines
        } catch { lines.append("no page: \(error)") }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// The parts of a mail, the names of its headers, and its text line by line.
    public init(mail bytes: [UInt8], knowing formats: [Format]) {
        let shape = WordShape(knowing: formats)
        let mail = MailMessage(bytes)
        var lines = ["\(bytes.count) bytes, \(mail.defects.count) defects"]
        lines += mail.defects.map { "defect: \($0)" }
        lines.append(
            "headers: " + mail.headers.map { shape.markup($0.name) }.joined(separator: ", "))
        lines.append("subject: " + shape.line(mail.subject))
        lines += mail.parts.map {
            "part: \(shape.markup($0.type)) \(shape.markup($0.charset ?? "")) \($0.range.count) bytes"
        }
        let body = String(decoding: mail.body.utf8, as: UTF8.self)
        lines += body.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix(PageOutline.mostLines).map { "| " + shape.line(String($0)) }
        text = lines.joined(separator: "\n") + "\n"
    }
}
