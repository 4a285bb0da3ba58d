import Formats
import Foundation
import Reservations
import Yams

/// Every row of a page, mail or table is read whole or quarantined, and a document that is refused
/// tells nothing.
func probeFormat(_ input: [UInt8], _ claims: inout Claims) {
    claims.hold(!files.isEmpty, "this repository has no formats")
    claims.hold(readers.count == files.count, "a format of this repository does not load")
    guard let (name, bytes) = firstLine(of: input), let reader = readers[name] else { return }
    let reading = reader.read(bytes)
    claims.hold(reader.read(bytes) == reading, "reading twice gives two readings")
    for row in reading.rows { judge(row, by: reader, &claims) }
    for row in reading.quarantined {
        claims.hold(!row.findings.isEmpty, "a row is quarantined without a reason")
    }
    let positions = (reading.rows.map(\.position) + reading.quarantined.map(\.position)).sorted()
    claims.hold(Set(positions).count == positions.count, "one row stands twice")
    judge(reading, &claims)
    let line = Data(reading.json(file: "input").line.utf8)
    claims.hold(
        (try? JSONSerialization.jsonObject(with: line)) != nil, "what is printed is no JSON")
}

private func judge(_ row: RowReading, by reader: Reader, _ claims: inout Claims) {
    claims.hold(!row.number.isEmpty, "a row without a number")
    guard row.kind == .present || row.kind == .new else { return }
    claims.hold(row.facts.visitDate != nil, "a row without a day")
    claims.hold(row.facts.startTime != nil, "a row without a time")
    claims.hold(row.facts.status != nil, "a row without a status")
}

private func judge(_ reading: DocumentReading, _ claims: inout Claims) {
    if reading.refused != nil || reading.ignored != nil {
        claims.hold(
            reading.rows.isEmpty && reading.quarantined.isEmpty, "a refused document tells rows")
        claims.hold(
            reading.refused == nil || reading.coverage.verdict != .complete,
            "a refused document is complete")
    }
    if reading.coverage.verdict == .complete {
        claims.hold(reading.quarantined.isEmpty, "complete, and a row is quarantined")
        claims.hold(reading.coverage.failed.isEmpty, "complete, and a proof failed")
    }
    guard let page = reading.page, reading.refused == nil else { return }
    claims.hold(
        page.rowCount == reading.rows.count + reading.quarantined.count, "a row of the page is lost"
    )
}

/// The files of this repository's formats; none where the folder cannot be read, which is claimed.
private let files: [String] = {
    let folder = repository + "/Pipelines/formats"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { folder + "/" + $0 }
}()

/// The formats of this repository by their names. One that does not load is missed by its count.
private let readers: [String: Reader] = {
    files.reduce(into: [:]) { readers, file in
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let format = try? YAMLDecoder().decode(Format.self, from: text)
        else { return }
        readers[format.name] = try? Reader(format)
    }
}()

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
