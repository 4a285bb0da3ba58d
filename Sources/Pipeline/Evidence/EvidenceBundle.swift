import Connectors
import Formats
import Foundation
import Reservations

/// What somebody who helps from afar needs to see of a run that could not read a source, in one
/// `tar` file. Holds no guest's data and no secret: everything in it is made of what is known to be
/// neither, and documents are shown by their build alone.
struct EvidenceBundle {
    let loaded: LoadedDefinition
    let report: RunReport
    let exhibits: Exhibits
    /// The sources that could not be read.
    let failing: [String]
    /// Programs and systems with their versions.
    let versions: [String: String]

    var bytes: [UInt8] {
        var archive = TapeArchive(at: report.asOf)
        archive.add(Self.greeting, as: "README.txt")
        let versions = versions.sorted { $0.key < $1.key }.map { ($0.key, JSON.text($0.value)) }
        archive.add(JSON.object(versions).indented, as: "versions.json")
        archive.add(loaded.redacted.indented, as: "definition.json")
        archive.add(report.forSupport.indented, as: "report.json")
        for (index, name) in failing.enumerated() { add(name, number: index + 1, to: &archive) }
        return archive.bytes
    }

    private func add(_ name: String, number: Int, to archive: inout TapeArchive) {
        let captures = exhibits.captures(of: name)
        let formats = loaded.formats[name] ?? []
        let shown = captures.suffix(Self.mostDocuments)
        archive.add(
            JSON.object([
                ("source", .text(name)), ("captures", .number(captures.count)),
                ("documents", .list(shown.map(\.forSupport))),
            ]).indented, as: "source-\(number)/captures.json")
        for (place, capture) in shown.enumerated() {
            let skeleton =
                capture.purpose == .mail
                ? Skeleton(mail: capture.bytes, knowing: formats)
                : Skeleton(
                    page: capture.bytes, contentType: capture.contentType, knowing: formats)
            archive.add(skeleton.text, as: "source-\(number)/document-\(place + 1).txt")
        }
    }

    private static let mostDocuments = 20

    private static let greeting = """
        サポートにお送りいただくための記録です。お客様の情報・予約番号・パスワードは入っていません。
        画面とメールは、文字を種類（漢・あ・ア・a・9）に置きかえた骨組みだけを収めています。

        versions.json      programs and systems
        definition.json    the definition without secrets, paths and people
        report.json        the run: proofs, counts, errors, timings
        source-N/          each source that could not be read: what was fetched, and how it is built

        """
}

extension Capture {
    /// What a document is, without where it lay: a file may be named for a guest.
    fileprivate var forSupport: JSON {
        [
            "purpose": .text(purpose.rawValue), "bytes": .number(self.bytes.count),
            "httpStatus": .number(httpStatus), "contentType": .text(contentType),
            "asked": .text(SalonTime.iso(askedAt)), "answered": .text(SalonTime.iso(answeredAt)),
            "serverClock": .text(serverDate.map(SalonTime.iso)),
        ]
    }
}
