public import Connectors
public import Formats
public import Foundation
import LedgerStore
import Reconciliation
public import Reservations

/// What a source gave when it was asked for the past: its documents, and what went wrong.
public struct FetchedPast: Sendable {
    public let source: String
    public private(set) var documents: [Capture] = []
    /// Pages that are no list of this store, or not whole: where they came from, and what they are.
    public private(set) var refused: [(origin: String, refusal: Refusal)] = []
    public private(set) var trouble: SourceTrouble?
    /// The lists that its pages make, walk by walk.
    private(set) var scans: [Scan] = []

    /// Asks a source for a range of days. Nothing is marked as read, and no place is remembered up
    /// to which it was: what a run would read stays for it to read.
    ///
    /// A site is asked for as many months at a time as a run asks it for; a mailbox until it has
    /// no more mails since the range began.
    public init(
        _ source: Source, of loaded: LoadedDefinition, days: ClosedRange<ServiceDay>, asOf: Date,
        fetch: (Errand, @escaping Keep) async -> Harvest
    ) async {
        self.source = source.name
        var spans = Self.spans(of: days, months: loaded.definition.horizonMonths)[...]
        if loaded.kinds[source.name] != .pages {
            spans = [Horizon(first: days.lowerBound, last: days.upperBound)]
        }
        var cursors: [String: LedgerStore.MailCursor] = [:]
        while let span = spans.first, trouble == nil {
            let errand = Errand(
                definition: loaded.definition, source: source,
                kind: loaded.kinds[source.name] ?? .pages,
                readers: loaded.readers[source.name] ?? [], horizon: span, asOf: asOf,
                mailboxes: cursors)
            let harvest = await fetch(errand) { _ in }
            take(harvest)
            if errand.kind == .pages, let reader = errand.readers.first, !harvest.pages.isEmpty {
                scans.append(ListReading(harvest, errand: errand, reader: reader).scan)
            }
            // A box that gives nothing new has no more, whatever it says.
            let goesOn = harvest.hasMore && harvest.mailboxes != cursors
            cursors.merge(harvest.mailboxes) { $1 }
            if !goesOn { spans.removeFirst() }
        }
    }

    private mutating func take(_ harvest: Harvest) {
        let known = Set(documents.map(\.name))
        for page in harvest.pages where !known.contains(page.capture.name) {
            guard let refusal = page.reading.refused else {
                documents.append(page.capture)
                continue
            }
            // A folder gives the same pages for each part of the range.
            let origin = page.capture.origin
            if !refused.contains(where: { $0.origin == origin }) {
                refused.append((origin, refusal))
            }
        }
        documents += harvest.mails.map(\.capture).filter { !known.contains($0.name) }
        trouble = harvest.trouble
    }

    /// The range in parts of so many months.
    static func spans(of days: ClosedRange<ServiceDay>, months: Int) -> [Horizon] {
        var spans: [Horizon] = []
        var first = days.lowerBound
        while first <= days.upperBound {
            let last = min(first.adding(months: months), days.upperBound)
            spans.append(Horizon(first: first, last: last))
            first = last.adding(days: 1)
        }
        return spans
    }
}
