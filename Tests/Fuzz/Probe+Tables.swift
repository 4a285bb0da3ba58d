import Plumbing

/// What was read and written once is the same ever after, in every encoding; limits hold.
func probeTable(_ input: [UInt8], _ claims: inout Claims) {
    let limits = CSVLimits(fieldBytes: 512, fields: 20)
    _ = rows(of: input, limits: limits, &claims)
    let read = rows(of: input, limits: CSVLimits(), &claims)
    let cells = read.map { $0.map(withLineFeeds) }
    for encoding in [CSVEncoding.utf8BOM, .utf8] {
        let (bytes, _) = written(cells, encoding)
        claims.hold(again(bytes, &claims) == cells, "\(encoding): a table comes back changed")
    }
    // What a switch of ISO-2022-JP means inside CP932 nobody can tell.
    guard !input.contains(where: { $0 == 0x1B || $0 == 0x0E || $0 == 0x0F }) else { return }
    let (bytes, lost) = written(cells, .cp932)
    let back = again(bytes, &claims)
    claims.hold(
        back == cells.map { $0.map(inCP932) }, "CP932: a table comes back changed beyond its report"
    )
    claims.hold(
        lost > 0 || !back.joined().joined().contains("〓")
            || cells.joined().joined().contains("〓"), "CP932: a loss is not told")
    claims.hold(written(back, .cp932).bytes == bytes, "CP932: a table changes again")
}

private func rows(
    of bytes: [UInt8], limits: CSVLimits, _ claims: inout Claims
) -> [[String]] {
    var reader = CSVReader(bytes, limits: limits, undoGuard: true)
    var rows: [[String]] = []
    var (last, steps) = (0, 0)
    while steps <= bytes.count + 1 {
        steps += 1
        do {
            guard let row = try reader.next() else { break }
            claims.hold(row.line > last, "a record begins above the one before")
            last = row.line
            claims.hold(row.fields.count <= limits.fields, "more cells than the limit")
            claims.hold(
                row.fields.allSatisfy { $0.utf8.count <= limits.fieldBytes },
                "a cell longer than the limit")
            rows.append(row.fields)
        } catch {
            continue  // A broken record is told of; the next line is read on.
        }
    }
    claims.hold(steps <= bytes.count + 1, "the reader does not come to an end")
    return rows
}

/// The table behind a head that shows its commas, as every ledger has one.
private func written(
    _ rows: [[String]], _ encoding: CSVEncoding
) -> (bytes: [UInt8], lost: Int) {
    let paper = Paper()
    var writer = CSVWriter(encoding: encoding, bufferSize: 64) { paper.bytes += $0 }
    do {
        for row in [head] + rows {
            for field in row { try writer.field(text: field) }
            try writer.endRow()
        }
        try writer.finish()
    } catch {
        return ([], 0)  // Paper takes everything.
    }
    return (paper.bytes, writer.lost.values.reduce(0, +))
}

private func again(_ bytes: [UInt8], _ claims: inout Claims) -> [[String]] {
    Array(rows(of: bytes, limits: CSVLimits(), &claims).dropFirst())
}

/// Behind a word that is no UTF-8 in CP932, as a cell alone might be.
private func inCP932(_ cell: String) -> String {
    let word = "予約"
    let text = decodeText(encodeCP932(Array((word + cell).utf8)).bytes, label: "cp932").string
    return String(text.unicodeScalars.dropFirst(word.unicodeScalars.count))
}

/// A line end inside a cell is written as LF.
private func withLineFeeds(_ cell: String) -> String {
    let lines = cell.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    let pieces = Array(lines)
    var bytes: [UInt8] = []
    for (index, line) in pieces {
        let isLast = index == pieces.count - 1
        let body = !isLast && line.last == 0x0D ? line.dropLast() : line
        bytes += body.map { $0 == 0x0D ? 0x0A : $0 }
        if !isLast { bytes.append(0x0A) }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private let head = ["予約番号", "媒体", "ステータス", "予約日", "お客様名", "メモ"]

private final class Paper {
    var bytes: [UInt8] = []
}
