public import Foundation
public import Reservations

extension Receipt {
    /// What became of an entry, as its action's receipt; nil where it surely does not stand.
    public init?(_ outcome: EntryOutcome, of entry: SiteEntry, at moment: Date) {
        let (result, evidence): (Result, String)
        switch outcome {
        case .stands: (result, evidence) = (.done, ReceiptWord.seen.evidence(entry.place))
        case .refused(let refusal): (result, evidence) = (.refused, refusal.words)
        case .unseen: (result, evidence) = (.uncertain, ReceiptWord.unseen.evidence())
        case .absent: return nil
        }
        self.init(action: entry.id, result: result, evidence: evidence, at: moment)
    }
}
