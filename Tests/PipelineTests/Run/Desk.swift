import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A salon's desk: a definition in a temporary folder, a list and a mailbox that a test fills, and
/// runs of the real pipeline on a real ledger.
final class Desk {
    let folder: SalonFolder
    let hands = Hands()
    private(set) var loaded: LoadedDefinition
    private let text: String
    private var tokens = SandboxTokens(seed: 1)

    static let usual = """
        sources:
          list:
            formats: [salonboard-kirei-list]
            from: folder:pages
            every: 5 minutes
          notices:
            formats: [salonboard-notice]
            from: folder:mails
            every: 30 minutes
        publish:
          - {csv: 台帳.csv}
        deliver:
          - to: file:actions.ndjson
        """

    /// - Parameters:
    ///   - salon: what `salon` has beside its usual keys.
    ///   - files: what lies beside the definition, by name.
    init(
        _ definition: String = Desk.usual, more: String = "", named salon: String? = nil,
        files: [String: String] = [:]
    ) throws {
        folder = try SalonFolder()
        for (name, text) in files { try folder.write(name, text) }
        let head = Example.head.dropLast() + (salon.map { ", \($0)}" } ?? "}")
        text = "\(head)\nstate: state\n\(definition)\n\(more)\n"
        loaded = try folder.load(text)
    }

    /// Reads the definition and its formats anew, with more of it where that is given.
    func reload(with more: String = "") throws { loaded = try folder.load(text + more + "\n") }

    var state: String { folder.path + "/state" }
    var csv: String { folder.path + "/台帳.csv" }

    func sync(_ change: (inout SyncOptions) -> Void = { _ in }) async -> RunReport {
        var options = SyncOptions()
        change(&options)
        return await Sync(loaded, in: hands.world, options: options).run()
    }

    func plan() async -> (preview: PlanPreview?, report: RunReport) {
        await Sync(loaded, in: hands.world).plan()
    }

    func ledger(for purpose: Ledger.Purpose = .reading) throws -> Ledger {
        try Ledger(
            at: .file(path: state + "/ledger.sqlite"), salon: "demo", for: purpose,
            secret: { Array(repeating: 7, count: 32) })
    }

    /// The list as the site shows it now, rendered anew: other tokens, other bytes.
    func list(
        _ bookings: [SandboxBooking], drop: Set<Int> = [], askedEarlier: TimeInterval = 0,
        tamper: (inout ListPage) -> Void = { _ in }
    ) {
        let form = SearchForm.everything(from: "20261130", to: "20270402")
        var pages: [[UInt8]] = []
        for var page in ListPage.pages(of: ListPage.newestFirst(bookings), form: form) {
            tamper(&page)
            let bytes = SalonBoard.listPage(page, for: SandboxScreen(token: tokens.next()))
            if !drop.contains(page.number) { pages.append(bytes) }
        }
        show(pages, askedEarlier: askedEarlier)
    }

    /// Any pages, as what the list's source gives.
    ///
    /// - Parameter askedEarlier: by how many seconds they are older than the run.
    func show(
        _ pages: [[UInt8]], trouble: SourceTrouble? = nil, askedEarlier: TimeInterval = 0
    ) {
        hands[\.gives]["list"] = { errand, keep in
            var harvest = Harvest()
            harvest.trouble = trouble
            harvest.hasAnswered = !pages.isEmpty
            for (index, bytes) in pages.enumerated() {
                let capture = Capture(
                    bytes, purpose: .page, source: errand.source.name, origin: "page-\(index + 1)",
                    askedAt: errand.asOf - askedEarlier, answeredAt: errand.asOf - askedEarlier)
                do { try await keep(capture) } catch {
                    return Harvest(SourceTrouble(.notKept, "\(error)"))
                }
                let reading = errand.readers[0].read(
                    bytes, expecting: PageExpectation(store: "H000000001"))
                harvest.pages.append(Harvest.Page(capture: capture, reading: reading))
            }
            return harvest
        }
    }

    /// The whole mailbox, read from its beginning each time.
    func mails(_ mails: [[UInt8]], trouble: SourceTrouble? = nil, hasMore: Bool = false) {
        hands[\.gives]["notices"] = { errand, keep in
            var harvest = Harvest()
            harvest.trouble = trouble
            harvest.hasMore = hasMore
            for (index, bytes) in mails.enumerated() {
                let capture = Capture(
                    bytes, purpose: .mail, source: errand.source.name, origin: "mail-\(index + 1)",
                    askedAt: errand.asOf, answeredAt: errand.asOf)
                do { try await keep(capture) } catch {
                    return Harvest(SourceTrouble(.notKept, "\(error)"))
                }
                harvest.mails.append(
                    Harvest.Mail(
                        capture: capture,
                        mark: MailMark(
                            source: errand.source.name, box: "INBOX", validity: 1,
                            mail: "\(index + 1)", content: capture.name),
                        arrivedAt: errand.asOf))
            }
            return harvest
        }
    }

    func fail(_ name: String, _ kind: SourceTrouble.Kind) {
        hands[\.gives][name] = { _, _ in Harvest(SourceTrouble(kind, "trouble of the test")) }
    }

    /// The CSV ledger's lines without its head, and without the columns that name runs.
    func rows() throws -> [[String]] {
        let text = try String(contentsOfFile: csv, encoding: .utf8)
        return text.split(separator: "\r\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Files below a folder with what they hold.
    func files(below path: String) -> [String: Data] {
        var files: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        for name in names {
            if let data = FileManager.default.contents(atPath: "\(path)/\(name)") {
                files[name] = data
            }
        }
        return files
    }

    var archived: Set<String> {
        Set(files(below: state + "/archive").keys.map { String($0.split(separator: "/").last!) })
    }
}

extension SandboxBooking {
    /// A booking of an invented guest that came over the net.
    static func some(
        _ number: String, on date: String = "20261210", at start: String = "11:00"
    ) -> SandboxBooking {
        var booking = SandboxBooking(
            number: number, date: date, start: start, customerName: "見本 花子", staff: "髙橋")
        booking.total = 6_600
        booking.menu = ["ジェルネイル"]
        booking.receivedAt = "2026/11/30 10:00"
        return booking
    }

    func with(_ change: (inout SandboxBooking) -> Void) -> SandboxBooking {
        var copy = self
        change(&copy)
        return copy
    }
}

extension NoticeMail {
    static func some(_ kind: NoticeKind, of booking: SandboxBooking, at time: String) -> [UInt8] {
        NoticeMail(kind, of: booking, sentAt: SalonTime.instant(iso: time)!).bytes
    }
}
