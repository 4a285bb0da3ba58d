import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations

/// What a source's mails say: each is observed, ignored, set aside, or was read before.
struct MailReadings {
    var observations: [Observation] = []
    var quarantined: [QuarantineRecord] = []
    /// The mails that are this medium's and were understood.
    var notices: [MailMark] = []
    /// Mails that were set aside by runs before, and are understood now.
    var reread: Set<Reread> = []
    var report: SourceReport
    /// What of the fields of those that were new could not be read.
    var unread = Unread()
    /// The numbers of those that tell of a time after their arrival.
    var early: [String] = []
    /// By medium, how many mails came from its address and are nothing that its formats know.
    var strange: [Medium: Int] = [:]

    /// Reads mails with the first format that knows them.
    mutating func read(_ mails: [Harvest.Mail], for errand: Errand) {
        let known = Set(errand.read.map(\.content))
        var seen = known
        for mail in mails {
            report.rows += 1
            report.captures += 1
            guard seen.insert(mail.capture.name).inserted else {
                report.same += 1
                continue
            }
            read(mail, for: errand)
        }
    }

    /// Reads once more what runs before could not read; what still cannot be stays set aside.
    mutating func readAgain(_ captures: [Capture], for errand: Errand) {
        for capture in captures {
            guard case .read(let reader, let reading) = Claim(on: capture, by: errand.readers),
                !reading.rows.isEmpty || Self.isNoBooking(reading)
            else { continue }
            reread.insert(Reread(source: errand.source.name, capture: capture.name))
            report.rows += 1
            take(reading, of: capture, arrivedAt: nil, by: reader, for: errand)
        }
    }

    private static func isNoBooking(_ reading: DocumentReading) -> Bool {
        reading.ignored.map { $0 != .unrelated } ?? false
    }

    private mutating func read(_ mail: Harvest.Mail, for errand: Errand) {
        let (reader, reading): (Reader, DocumentReading)
        switch Claim(on: mail.capture, by: errand.readers) {
        case .read(let first, let said): (reader, reading) = (first, said)
        case .unclaimed(let sender):
            if let sender { strange[sender, default: 0] += 1 }
            report.ignored[Ignored.unrelated.rawValue, default: 0] += 1
            return
        }
        if !reading.rows.isEmpty || Self.isNoBooking(reading) { notices.append(mail.mark) }
        take(reading, of: mail.capture, arrivedAt: mail.arrivedAt, by: reader, for: errand)
    }

    private mutating func take(
        _ reading: DocumentReading, of capture: Capture, arrivedAt: Date?, by reader: Reader,
        for errand: Errand
    ) {
        if let row = reading.rows.first {
            report.observed += 1
            for row in reading.rows {
                unread.count(row.facts, row.findings, number: row.number)
                observations.append(
                    observation(
                        of: row, in: capture, arrivedAt: arrivedAt, reader: reader, errand: errand))
            }
            report.findings += reading.findings + row.findings
        } else if let ignored = reading.ignored {
            report.ignored[ignored.rawValue, default: 0] += 1
        } else {
            report.quarantined += 1
            for row in reading.quarantined {
                unread.count(row.facts, row.findings, number: nil)
            }
            setAside(reading, of: capture, errand: errand)
        }
    }

    private mutating func setAside(
        _ reading: DocumentReading, of capture: Capture, errand: Errand
    ) {
        let findings = reading.quarantined.flatMap(\.findings) + reading.findings
        // What keeps the mail from being a booking comes before what is merely odd about it.
        let reason =
            findings.first(where: \.isOfKeyField) ?? findings.first
            ?? Finding(
                problem: "refused: \(reading.refused?.rawValue ?? "unreadable")", location: "mail")
        report.findings += findings
        quarantined.append(
            QuarantineRecord(
                source: errand.source.name, content: Fingerprint(words: [capture.name]),
                capture: capture.name, span: nil, location: reason.location,
                field: reason.field, problem: reason.problem))
    }

    /// A mail tells of no later time than the one at which it had arrived.
    private mutating func observation(
        of row: RowReading, in capture: Capture, arrivedAt: Date?, reader: Reader,
        errand: Errand
    ) -> Observation {
        let arrived = min(arrivedAt ?? capture.fetchedAt, errand.asOf)
        let said = row.interval ?? Interval(from: arrived, to: arrived)
        if said.from > arrived.addingTimeInterval(600) {
            report.findings.append(
                Finding(
                    field: "receivedAt", problem: "is later than the mail's arrival; clamped",
                    location: "mail"))
            early.append(row.number)
        }
        return Observation(
            key: ReservationKey(medium: reader.medium(of: row.number), number: row.number),
            kind: row.kind,
            channel: .mail, facts: row.observedFacts,
            interval: Interval(from: min(said.from, arrived), to: min(said.to, arrived)),
            detectedAt: errand.asOf, source: errand.source.name, capture: capture.name,
            span: row.span, format: reader.format.identity)
    }
}

/// Which of some formats a mail is for.
private enum Claim {
    case read(Reader, DocumentReading)
    /// Nobody's; the medium from whose address it comes all the same.
    case unclaimed(sender: Medium?)

    /// The first format that knows the mail has it.
    init(on capture: Capture, by readers: [Reader]) {
        var fallback: Claim?
        var sender: Medium?
        for reader in readers {
            let reading = reader.read(capture.bytes)
            let isForeign = reading.ignored == .unrelated || reading.refused == .notRecognised
            if !isForeign {
                self = .read(reader, reading)
                return
            }
            if reading.ignored != .unrelated { fallback = fallback ?? .read(reader, reading) }
            if reading.isFromMedium { sender = sender ?? reader.medium }
        }
        self = fallback ?? .unclaimed(sender: sender)
    }
}
