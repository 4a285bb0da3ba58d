import Connectors
import Formats
import Foundation
import LedgerStore
import Synchronization

@testable import Pipeline

extension Arrivals {
    /// What a connector would bring of this morning.
    func fetch(_ errand: Errand, _ keep: @escaping Keep) async -> Harvest {
        do {
            return errand.kind == .mails
                ? try await fetchMails(errand, keep) : try await fetchPages(errand, keep)
        } catch {
            return Harvest(SourceTrouble(.notKept, "\(error)"))
        }
    }

    private func fetchPages(_ errand: Errand, _ keep: @escaping Keep) async throws -> Harvest {
        guard isListReached else { return Harvest(SourceTrouble(.network, "no line")) }
        var harvest = Harvest()
        for (index, bytes) in pages.enumerated() {
            let capture = Capture(
                bytes, purpose: .page, source: errand.source.name, origin: "page-\(index + 1)",
                askedAt: errand.asOf, answeredAt: errand.asOf)
            try await keep(capture)
            harvest.pages.append(
                Harvest.Page(
                    capture: capture,
                    reading: ReadPages.shared.reading(of: capture, by: errand.readers[0])))
        }
        return harvest
    }

    /// As the mail connectors do: mails that a run before has read are left out.
    private func fetchMails(_ errand: Errand, _ keep: @escaping Keep) async throws -> Harvest {
        guard isMailReached else { return Harvest(SourceTrouble(.network, "no line")) }
        var harvest = Harvest()
        let known = Set(errand.read.map(\.content))
        for (index, bytes) in mails.enumerated() {
            let capture = Capture(
                bytes, purpose: .mail, source: errand.source.name, origin: "mail-\(index + 1)",
                askedAt: errand.asOf, answeredAt: errand.asOf)
            if known.contains(capture.name) { continue }
            try await keep(capture)
            let mark = MailMark(
                source: errand.source.name, box: "INBOX", validity: 1, mail: "\(index + 1)",
                content: capture.name)
            harvest.mails.append(
                Harvest.Mail(capture: capture, mark: mark, arrivedAt: errand.asOf))
        }
        return harvest
    }
}

/// The same bytes say the same: a page is read once, however many runs get it.
private final class ReadPages: Sendable {
    static let shared = ReadPages()
    private let readings = Mutex<[String: DocumentReading]>([:])

    func reading(of capture: Capture, by reader: Reader) -> DocumentReading {
        if let known = readings.withLock({ $0[capture.name] }) { return known }
        let reading = reader.read(
            capture.bytes, expecting: PageExpectation(store: "H000000001"))
        readings.withLock { $0[capture.name] = reading }
        return reading
    }
}
