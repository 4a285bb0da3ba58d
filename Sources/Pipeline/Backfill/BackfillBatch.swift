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

    var observations: [Observation] = []
    private(set) var quarantined: [QuarantineRecord] = []
    /// Rows whose number was made from their words, with what makes another booking the same.
    private(set) var made: [ReservationKey: (prefix: String, fields: [Field])] = [:]
    /// Rows that a ledger of ours wrote.
    private(set) var echoes: Set<ReservationKey> = []
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
            tally.left[OwnShop.reason, default: 0] += 1
            return tally.note([shops.finding(on: mark)])
        }
        switch row {
        case .left: tally.left["voided", default: 0] += 1
        case .quarantined(let row): setAside(row.findings, row.span, row.location)
        case .read(let row): take(row)
        }
    }

    private mutating func take(_ row: RowReading) {
        tally.note(row.findings)
        guard let medium = medium(of: row) else {
            let place = "line \(row.position)"
            return setAside(
                [
                    Finding(
                        field: "medium", problem: "a medium that no file tells of", location: place)
                ],
                row.span, place)
        }
        if let day = row.facts.visitDate, !horizon.contains(day) {
            tally.outside += 1
            return
        }
        let key = ReservationKey(medium: medium, number: row.number)
        if let mark = row.mark, let prefix = mark.madePrefix {
            made[key] = (prefix, mark.knownBy)
        }
        if row.mark?.isEcho == true { echoes.insert(key) }
        observations.append(observation(of: row, key: key))
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

    /// The medium by the word of its row: its id, or the name that people know it by.
    private func medium(of row: RowReading) -> Medium? {
        guard let word = row.mark?.medium else { return file.reader.medium }
        return medium(called: word)
    }

    func medium(called word: String) -> Medium? {
        if media[Medium(rawValue: word)] != nil { return Medium(rawValue: word) }
        return media.values.first { $0.name == word }?.medium
    }

    private mutating func setAside(_ findings: [Finding], _ span: Range<Int>?, _ place: String) {
        tally.quarantined += 1
        tally.note(findings)
        let reason = findings.first ?? Finding(problem: "could not be read", location: place)
        quarantined.append(
            QuarantineRecord(
                source: source, content: Fingerprint(words: [file.capture.name, place]),
                capture: file.capture.name, span: span, location: place, field: reason.field,
                problem: reason.problem))
    }
}

extension BackfillBatch {
    /// Reconciles the rows with the ledger as it stands inside one transaction, on the same terms
    /// and under the same guards as any run.
    ///
    /// - Parameter cells: a booking's ledger row.
    mutating func decide(
        _ terms: Terms, in books: Books, showing cells: (Reservation) -> [UInt8]
    ) throws -> Decision {
        let histories = try books.histories(of: Set(observations.map(\.key)))
        try leaveKnownVisits(histories, in: books, showing: cells)
        let news = observations.filter { row in
            let history = histories[row.key]
            let isEcho = echoes.contains(row.key)
            return !isRepeated(row, in: history)
                && !(isEcho && history?.reservation?.shows(row, cells) == true)
        }.map { $0.registered(for: histories[$0.key]?.reservation, by: asOf) }
        tally.same += observations.count - news.count
        let decision = try Decision(on: Evidence(mails: news), terms, in: books)
        count(news, decision.plan)
        return decision
    }

    /// A row that repeats the latest word of its kind on the booking, whatever its file's time.
    private func isRepeated(_ row: Observation, in history: History?) -> Bool {
        guard let history else { return false }
        if history.observations.contains(where: { $0.id == row.id }) { return true }
        let last = history.observations.filter { $0.channel == row.channel }.latest
        return last?.facts == row.facts && last?.kind == row.kind
    }

    /// Each row is one of added, changed and same, however many rows speak of one booking.
    private mutating func count(_ news: [Observation], _ plan: Plan) {
        var changes: [ReservationKey: Change.Kind] = [:]
        for change in plan.changes { changes[change.key] = change.kind }
        let unreceived = Set(plan.leftOut.unreceived.map(\.id))
        for row in news {
            switch changes.removeValue(forKey: row.key) {
            case .adopted, .booked, .tombstone: tally.added += 1
            case .amended, .cancelled, .resurrected, .found, .missing: tally.changed += 1
            case nil where unreceived.contains(row.id):
                setAside([Finding(unreceived: row)], row.span, row.key.number)
            case nil where plan.leftOut.keys.contains(row.key):
                tally.left[LeftOut.reason, default: 0] += 1
            case nil: tally.same += 1
            }
        }
    }
}
