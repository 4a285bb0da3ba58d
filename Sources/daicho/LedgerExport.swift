import Foundation
import LedgerStore
import Pipeline
import Plumbing
import Publishing
import Reservations

/// One export: which rows, in which layout, where to.
struct LedgerExport {
    let ledger: Ledger
    let condition: RowCondition
    let style: SheetStyle
    let isStrict: Bool
    /// Nil: standard output.
    let file: String?

    struct Outcome {
        var rows: Int
        var isWritten = true
        /// Nil where nothing can be lost.
        var loss: SheetLoss?
    }

    func write(as kind: LayoutOptions.Kind) throws -> Outcome {
        switch kind {
        case .csv: try file.map(writeCSV) ?? printCSV()
        case .ndjson: try writeLines()
        case .table: try writeTable()
        }
    }

    private func writeCSV(to file: String) throws -> Outcome {
        let outcome = try Shelf().publish(
            to: file, style: style, mode: 0o600, isStrict: isStrict
        ) { row in
            try ledger.rows(where: condition, each: row)
        }
        return Outcome(rows: outcome.rows, isWritten: outcome.isWritten, loss: outcome.loss)
    }

    private func printCSV() throws -> Outcome {
        if isStrict && style.encoding == .cp932 {
            // What is printed cannot be taken back: look for losses before the first byte.
            if let loss = try lay({ _ in }).loss, !loss.lost.isEmpty {
                throw SheetTrouble.lost(loss)
            }
        }
        return try lay { bytes throws(FileTrouble) in try printBytes(bytes) }
    }

    private func lay(_ sink: @escaping CSVWriter.Sink) throws -> Outcome {
        var sheet = try LedgerSheet(style: style, sink: sink)
        try ledger.rows(where: condition) { try sheet.add($0) }
        let loss = try sheet.finish()
        return Outcome(rows: sheet.rows, loss: loss)
    }

    private func writeLines() throws -> Outcome {
        let target = try file.map { path throws(FileTrouble) in try AtomicFile(path: path) }
        var buffer: [UInt8] = []
        func empty() throws(FileTrouble) {
            if let target { try target.write(buffer[...]) } else { try printBytes(buffer[...]) }
            buffer.removeAll(keepingCapacity: true)
        }
        let rows = try ledger.rows(where: condition) { cells in
            rowJSON(cells, columns: style.columns).write(to: &buffer)
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count > 1 << 17 { try empty() }
        }
        try empty()
        try target?.commit()
        return Outcome(rows: rows)
    }

    private func writeTable() throws -> Outcome {
        let table = BoundTable(style: style, most: file == nil ? Self.mostShown : .max)
        let rows = try ledger.rows(where: condition) { try table.add($0) }
        let text = try table.text(of: rows)
        if let file {
            try AtomicFile.write(Array(text.utf8), to: file)
        } else {
            say(text)
        }
        return Outcome(rows: rows)
    }

    /// A screen's worth.
    private static let mostShown = 20
}

/// To standard output, past every buffer.
private func printBytes(_ bytes: ArraySlice<UInt8>) throws(FileTrouble) {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
        throw FileTrouble(path: "standard output", step: .write, code: errno)
    }
}
