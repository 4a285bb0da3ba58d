import Connectors
import Formats
import LedgerStore
import Reservations

extension Backfill {
    /// Takes in what files, and sources that were asked, have of these days, one after another,
    /// each document in portions that are whole or not there.
    public func run(_ files: [String], fetched: [FetchedPast] = []) throws -> BackfillReport {
        try run(files, fetched, isTrial: false)
    }

    /// Works out what `run` would do, and writes nothing.
    public func trial(_ files: [String], fetched: [FetchedPast] = []) throws -> BackfillReport {
        try run(files, fetched, isTrial: true)
    }

    private func run(
        _ files: [String], _ fetched: [FetchedPast], isTrial: Bool
    ) throws -> BackfillReport {
        let definition = loaded.definition
        let ledger = try Ledger(
            at: .file(path: definition.ledgerFile), salon: definition.salon.id,
            for: isTrial ? .reading : .writing, secret: { randomBytes(32) })
        var report = BackfillReport(salon: definition.salon.id, days: days, isTrial: isTrial)
        for path in files {
            do {
                let capture = try pastFile(path, source: "backfill", now: now)
                guard let reader = BackfillFile.reader(of: capture.bytes, among: readers) else {
                    report.unreadable.append(
                        (path, "no format knows it; name one with --format, or write one"))
                    continue
                }
                let shops = reader.rows(of: capture.bytes)?.shops ?? []
                let own = OwnShop(definition.salon)
                if let refusal = own.refusal(of: shops) {
                    report.unreadable.append((path, refusal))
                    continue
                }
                let file = BackfillFile(
                    capture: capture, reader: reader, shops: shops.isEmpty ? nil : own)
                report.files.append(try take(file, path, into: ledger, isTrial: isTrial))
            } catch let trouble as SourceTrouble {
                report.unreadable.append((path, trouble.text))
            }
        }
        for past in fetched {
            report.files.append(try take(past, into: ledger, isTrial: isTrial))
            report.unreadable += past.refused.map {
                ("\(past.source): \($0.origin)", $0.refusal.rawValue)
            }
            if let trouble = past.trouble { report.unreadable.append((past.source, trouble.text)) }
        }
        return report
    }

    /// All documents of a source, told as one.
    private func take(
        _ past: FetchedPast, into ledger: Ledger, isTrial: Bool
    ) throws -> BackfillReport.File {
        let readers = loaded.readers[past.source] ?? []
        var tally = BackfillTally()
        var holds: Set<String> = []
        for (index, capture) in past.documents.enumerated() {
            progress(past.source, Double(index) / Double(past.documents.count))
            guard let reader = BackfillFile.reader(of: capture.bytes, among: readers) else {
                tally.rows += 1
                tally.left["unrelated", default: 0] += 1
                continue
            }
            let file = BackfillFile(capture: capture, reader: reader)
            let taken = try take(file, past.source, into: ledger, isTrial: isTrial)
            tally = tally.joined(with: taken.tally)
            holds.formUnion(taken.holds)
        }
        let formats = readers.map(\.format.name).joined(separator: ", ")
        return BackfillReport.File(
            path: past.source, format: formats, isResumed: false, tally: tally, holds: holds)
    }

    private func take(
        _ file: BackfillFile, _ path: String, into ledger: Ledger, isTrial: Bool
    ) throws -> BackfillReport.File {
        var part = try BackfillPart(file, backfill: self, ledger: ledger)
        if !isTrial { try part.keep() }
        var rows = file.rows
        part.skipDone(&rows)
        var isOver = false
        while !isOver {
            isOver = isTrial ? try part.look(&rows) : try part.take(&rows)
            if file.reader.channel == .table { progress(path, rows.progress) }
        }
        return BackfillReport.File(
            path: path, format: file.reader.format.name, isResumed: part.isResumed,
            tally: part.tally, holds: part.holds)
    }
}
