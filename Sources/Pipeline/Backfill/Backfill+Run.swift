import Connectors
import Formats
import LedgerStore
import Reconciliation
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
                    report.unreadable.append(BackfillReport.Unreadable(unknownAt: path))
                    continue
                }
                let shops = reader.rows(of: capture.bytes)?.shops ?? []
                let own = OwnShop(definition.salon)
                if let refusal = own.refusal(of: shops) {
                    report.unreadable.append(
                        BackfillReport.Unreadable(
                            path: path, why: refusal, status: .personNeeded))
                    continue
                }
                let file = BackfillFile(
                    capture: capture, reader: reader, shops: shops.isEmpty ? nil : own)
                report.files.append(try take(file, path, into: ledger, isTrial: isTrial))
            } catch let trouble as SourceTrouble {
                report.unreadable.append(BackfillReport.Unreadable(path, trouble))
            }
        }
        for past in fetched {
            let file = try take(past, into: ledger, isTrial: isTrial)
            report.files.append(file)
            if !isTrial { try keep(past.scans, leaving: file.tally, in: ledger) }
            report.unreadable += past.refused.map {
                BackfillReport.Unreadable("\(past.source): \($0.origin)", refused: $0.refusal)
            }
            if let trouble = past.trouble {
                report.unreadable.append(BackfillReport.Unreadable(past.source, trouble))
            }
        }
        return report
    }

    /// Lets complete lists vouch for the days that were asked for.
    private func keep(
        _ scans: [Scan], leaving tally: BackfillTally, in ledger: Ledger
    ) throws {
        let days = Horizon(first: days.lowerBound, last: days.upperBound)
        let left = tally.lines.filter { $0.fate == .leftOut && $0.reason == LeftOut.reason }
        try ledger.keep(
            scans.compactMap { scan in
                let keys = left.compactMap(\.number).map {
                    ReservationKey(medium: scan.medium, number: $0)
                }
                return Listing(scan, leftOut: Set(keys), within: days)
            })
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
                tally.leave(unrelated: capture.origin)
                continue
            }
            let file = BackfillFile(capture: capture, reader: reader)
            let taken = try take(file, past.source, into: ledger, isTrial: isTrial)
            tally.add(taken.tally)
            holds.formUnion(taken.holds)
        }
        let formats = readers.map(\.format.name).joined(separator: ", ")
        return BackfillReport.File(
            path: past.source, format: formats, isResumed: false, tally: tally, holds: holds)
    }

    private func take(
        _ file: BackfillFile, _ path: String, into ledger: Ledger, isTrial: Bool
    ) throws -> BackfillReport.File {
        let tells = file.reader.channel == .table
        if tells { progress(path, 0) }
        var part = try BackfillPart(file, backfill: self, ledger: ledger)
        if !isTrial { try part.keep() }
        var rows = file.rows
        part.skipDone(&rows) { if tells { progress(path, $0) } }
        var isOver = false
        while !isOver {
            isOver = isTrial ? try part.look(&rows) : try part.take(&rows)
            if tells { progress(path, rows.progress) }
        }
        return BackfillReport.File(
            path: path, format: file.reader.format.name, isResumed: part.isResumed,
            tally: part.tally, holds: part.holds)
    }
}
