public import Foundation
import Reservations

extension Act {
    /// Until when actions may be written to media's own screens (R2-08).
    public init(openUntil end: Date, by person: String, at: Date) {
        let detail: JSON = ["until": .decimal(end.timeIntervalSince1970)]
        self.init(
            at: at, person: person, kind: Self.link + "open", subject: Self.session,
            detail: detail.line)
    }

    fileprivate static let session = "link-session"
}

/// What an act keeps of an open link screen.
private struct KeptSession: Decodable {
    let until: Double
}

extension Ledger {
    /// The end of the last link session that a person opened (R2-08); nil where nobody has.
    public func linkSessionEnd() throws(LedgerTrouble) -> Date? {
        try reading { books throws(LedgerTrouble) in
            guard let act = try books.acts(on: Act.session).last else { return nil }
            do {
                let kept = try JSONDecoder().decode(
                    KeptSession.self, from: Data(act.detail.value.utf8))
                return Date(timeIntervalSince1970: kept.until)
            } catch {
                throw .invariant("the act \(act.kind) of \(act.at) does not hold its end")
            }
        }
    }
}
