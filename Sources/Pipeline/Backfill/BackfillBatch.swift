import Connectors
import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// Some rows of a file, which are decided and written together.
struct BackfillBatch {
    let file: BackfillFile
    let horizon: ClosedRange<ServiceDay>
    let asOf: Date
    /// When the file's content is known to have been so; a copy of it is no newer.
    let fileTime: Date
    let media: [Medium: MediumRules]
    /// The media whose lists are read here: they bring their own bookings, under their own numbers.
    let listed: Set<Medium>

    /// The rows that could be read, each with the line where it stands.
    var rows: [(word: Observation, location: String)] = []
    private(set) var quarantined: [QuarantineRecord] = []
    /// Rows whose number was made from their words, with what makes another booking the same.
    private(set) var made: [ReservationKey: (prefix: String, fields: [Field])] = [:]
    /// Rows that a ledger of ours wrote.
    private(set) var echoes: Set<ReservationKey> = []
    /// What shows of such rows that they are as a ledger wrote them, by their words.
    private(set) var seals: [Fingerprint: TableSeal] = [:]
    var tally = BackfillTally()

    init(
        file: BackfillFile, horizon: ClosedRange<ServiceDay>, asOf: Date, fileTime: Date,
        media: [Medium: MediumRules], listed: Set<Medium>
    ) {
        self.file = file
        self.horizon = horizon
        self.asOf = asOf
        self.fileTime = fileTime
        self.media = media
        self.listed = listed
    }

    var source: String { "backfill:\(file.reader.format.name)" }

    mutating func take(_ row: TableRow) {
        tally.rows += 1
        if let mark = row.mark, let shops = file.shops, !shops.owns(mark.shop) {
            return leave(OwnShop.reason, at: "line \(mark.line)", number: nil)
        }
        switch row {
        case .left(let line): leave("voided", at: "line \(line)", number: nil)
        case .quarantined(let row):
            let key = row.number.flatMap { number in
                file.reader.medium(ofRow: row.mark, in: media).map {
                    ReservationKey(medium: $0, number: number)
                }
            }
            setAside(row.findings, row.span, row.location, number: row.number, booking: key)
        case .read(let row): take(row)
        }
    }

    private mutating func take(_ row: RowReading) {
        let place = row.place
        guard let medium = file.reader.medium(ofRow: row.mark, in: media) else {
            return setAside(
                [
                    Finding(
                        field: "medium", problem: "a medium that no file tells of", location: place)
                ], row.span, place, number: row.number, booking: nil)
        }
        if let day = row.facts.visitDate, !horizon.contains(day) {
            tally.outside += 1
            return
        }
        for finding in row.findings { note(finding, of: row) }
        let key = ReservationKey(medium: medium, number: row.number)
        if let mark = row.mark, let prefix = mark.madePrefix {
            made[key] = (prefix, mark.knownBy)
        }
        if row.mark?.isEcho == true { echoes.insert(key) }
        let word = observation(of: row, key: key)
        seals[word.id] = row.mark?.seal
        rows.append((word, place))
    }

    /// A value that was put right, or one that could not be read where the rest could.
    private mutating func note(_ finding: Finding, of row: RowReading) {
        let isKept = finding.field.flatMap { Field(name: $0) }.map {
            row.facts.claimed.contains($0)
        }
        tally.lines.append(
            BackfillLine(
                isKept == false ? .dropped : .mended, location: finding.location,
                number: row.ownNumber, field: finding.field, reason: finding.problem))
    }

    mutating func leave(_ reason: String, at location: String, number: String?) {
        tally.left[reason, default: 0] += 1
        tally.lines.append(
            BackfillLine(.leftOut, location: location, number: number, reason: reason))
    }

    /// The number of a booking, where it has one of its own.
    func ownNumber(_ key: ReservationKey) -> String? {
        made[key] == nil ? key.number : nil
    }

    /// The row's own time, else the file's; never later than now.
    private func observation(of row: RowReading, key: ReservationKey) -> Observation {
        let latest = min(fileTime, asOf)
        let said = row.interval ?? Interval(from: latest, to: latest)
        return Observation(
            key: key, kind: row.kind, channel: file.reader.channel, facts: row.observedFacts,
            interval: Interval(from: min(said.from, asOf), to: min(said.to, asOf)),
            detectedAt: min(row.mark?.registeredAt ?? asOf, asOf), source: source,
            capture: file.capture.name, span: row.span, format: file.reader.format.identity)
    }

    mutating func setAside(
        _ findings: [Finding], _ span: Range<Int>?, _ place: String, number: String?,
        booking: ReservationKey?
    ) {
        tally.quarantined += 1
        let all =
            findings.isEmpty
            ? [Finding(problem: "could not be read", location: place)] : findings
        tally.lines += all.map {
            BackfillLine(
                .quarantined, location: $0.location, number: number, field: $0.field,
                reason: $0.problem)
        }
        quarantined.append(
            QuarantineRecord(
                source: source, content: Fingerprint(words: [file.capture.name, place]),
                capture: file.capture.name, span: span, location: all[0].location,
                field: all[0].field, problem: all[0].problem, booking: booking))
    }
}

extension RowReading {
    /// `line 12` of a table, `row 12` of a page, `mail`.
    fileprivate var place: String { mark.map { "line \($0.line)" } ?? "row \(position)" }

    fileprivate var ownNumber: String? { mark?.madePrefix == nil ? number : nil }
}

extension Reader {
    /// The medium by the word of a row: its id, or the name that people know it by. Nil of a word
    /// that means none.
    fileprivate func medium(
        ofRow mark: TableMark?, in media: [Medium: MediumRules]
    ) -> Medium? {
        guard let word = mark?.medium else { return medium }
        return media.medium(called: word)
    }
}

extension [Medium: MediumRules] {
    /// A medium by its id, or by the name that people know it by.
    func medium(called word: String) -> Medium? {
        if self[Medium(rawValue: word)] != nil { return Medium(rawValue: word) }
        return values.first { $0.name == word }?.medium
    }
}
