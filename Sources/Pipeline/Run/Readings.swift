import Connectors
import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a run's harvests say: evidence for the ledger, and an account of every row and mail.
struct Readings {
    var evidence = Evidence()
    var quarantined: [QuarantineRecord] = []
    /// By source name, in the definition's order of the due ones.
    var reports: [SourceReport] = []
    var refusals: [String: [Refusal]] = [:]
    /// By source, the signs that its layout has changed, and what of its fields could not be read.
    var drifts: [String: [Drift]] = [:]
    var unread: [String: Unread] = [:]
    /// By source, the numbers in mails that tell of a time after their arrival.
    var early: [String: [String]] = [:]
    /// By source and medium, how many mails of its sender are no notice that is known.
    var strange: [String: [Medium: Int]] = [:]
    /// Captures that stay whatever is decided: refused pages, and what was set aside.
    var kept: Set<String> = []
    /// Mails to be marked as read once the ledger has them, by source.
    var readMails: [String: [MailMark]] = [:]
    var marks: [MailMark] = []
    var reread: Set<Reread> = []

    mutating func read(_ harvest: Harvest, for errand: Errand) {
        switch errand.kind {
        case .pages: readPages(harvest, for: errand)
        case .mails: readMails(harvest, for: errand)
        case .schedules: readSchedules(harvest, for: errand)
        case .tables: reports.append(SourceReport(name: errand.source.name, isDue: true))
        }
    }

    private mutating func readMails(_ harvest: Harvest, for errand: Errand) {
        var mails = MailReadings(report: SourceReport(name: errand.source.name, isDue: true))
        mails.read(harvest.mails, for: errand)
        mails.readAgain(errand.setAside, for: errand)
        reread.formUnion(mails.reread)
        mails.report.trouble = harvest.trouble
        mails.report.isElsewhere = harvest.isElsewhere
        evidence.mails += mails.observations
        // A mailbox that was not read to its end has not told of every booking.
        if harvest.trouble == nil, !harvest.hasMore {
            evidence.mailedMedia.formUnion(errand.readers.map(\.medium))
        }
        quarantined += mails.quarantined
        kept.formUnion(mails.quarantined.map(\.capture))
        marks += harvest.mails.map(\.mark)
        readMails[errand.source.name] = mails.notices
        drifts[errand.source.name] = mails.unread.drifts
        unread[errand.source.name] = mails.unread
        early[errand.source.name] = mails.early
        strange[errand.source.name] = mails.strange
        reports.append(mails.report)
    }

    /// A page that is no schedule is set aside; nothing follows from what a schedule does not show.
    private mutating func readSchedules(_ harvest: Harvest, for errand: Errand) {
        var report = SourceReport(name: errand.source.name, isDue: true)
        report.captures = harvest.pages.count
        report.trouble = harvest.trouble
        report.isElsewhere = harvest.isElsewhere
        for page in harvest.pages {
            report.findings += page.reading.findings
            guard let day = page.reading.schedule else {
                report.rows += 1
                report.quarantined += 1
                quarantined.append(QuarantineRecord(refused: page, of: errand))
                kept.insert(page.capture.name)
                continue
            }
            let reader = errand.readers.first { $0.format.identity == page.reading.format }
            guard let medium = reader?.medium else { continue }
            evidence.schedules.append(
                ScheduleSheet(
                    medium: medium, day: day, interval: page.capture.interval,
                    detectedAt: errand.asOf, source: errand.source.name,
                    capture: page.capture.name, format: page.reading.format))
        }
        reports.append(report)
    }

    private mutating func readPages(_ harvest: Harvest, for errand: Errand) {
        var report = SourceReport(name: errand.source.name, isDue: true)
        report.captures = harvest.pages.count
        report.trouble = harvest.trouble
        report.isElsewhere = harvest.isElsewhere
        defer { reports.append(report) }
        guard !harvest.pages.isEmpty, let reader = errand.readers.first else { return }
        let list = ListReading(harvest, errand: errand, reader: reader)
        report.coverage = list.scan.coverage
        report.quarantined = list.quarantined.count
        report.rows = list.scan.rows.count + report.quarantined
        report.findings = list.findings
        quarantined += list.quarantined
        kept.formUnion(list.quarantined.map(\.capture))
        kept.formUnion(list.refusedCaptures)
        refusals[errand.source.name] = list.refusals
        drifts[errand.source.name] = list.drifts
        unread[errand.source.name] = list.unread
        evidence.scans.append(list.scan)
    }
}

extension QuarantineRecord {
    /// A page that no format of its source knows as a schedule.
    fileprivate init(refused page: Harvest.Page, of errand: Errand) {
        self.init(
            source: errand.source.name, content: Fingerprint(words: [page.capture.name]),
            capture: page.capture.name, span: nil, location: "page", field: nil,
            problem: "refused: \(page.reading.refused?.rawValue ?? "unreadable")")
    }
}

extension Harvest {
    fileprivate var isElsewhere: Bool { [.busy, .stopped].contains(trouble?.kind) }
}
