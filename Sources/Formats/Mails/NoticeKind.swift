import Foundation
import Reservations

/// One kind of notice: the words of its subject and of its opening sentence, and what it means.
struct NoticeKind: Sendable {
    let kind: Observation.Kind
    let status: Status
    let time: Time
    private let subject: [[UInt8]]
    private let sentence: [[UInt8]]

    /// Where the moment of the event stands.
    enum Time: String, CaseIterable {
        /// In the text, to the minute; the `Date` header where it does not.
        case printed
        /// In the `Date` header, because the text tells another moment or none.
        case dateHeader = "date-header"
    }

    init?(_ entry: FormatEntry) {
        entry.allowOnly(["kind", "status", "time", "subject", "sentence"])
        subject = entry.bytes("subject")
        sentence = entry.bytes("sentence")
        let kinds = ["new", "changed", "cancelled"]
        guard let kind = choice(entry, "kind", kinds).flatMap(Observation.Kind.init(rawValue:)),
            let status = choice(entry, "status", Status.allCases.map(\.rawValue))
                .flatMap(Status.init(rawValue:)),
            let time = choice(entry, "time", Time.allCases.map(\.rawValue))
                .flatMap(Time.init(rawValue:))
        else { return nil }
        (self.kind, self.status, self.time) = (kind, status, time)
        if subject.isEmpty || sentence.isEmpty {
            entry.complain("needs the words of subject and sentence")
        }
    }

    func isSubject(_ text: [UInt8]) -> Bool { occursAny(of: subject, in: text) }

    func isSentence(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        sentence.contains { offset(of: $0, in: text, range) != nil }
    }
}

private func choice(_ entry: FormatEntry, _ key: String, _ known: [String]) -> String? {
    guard let word = entry.required(key)?.word else { return nil }
    if known.contains(word) { return word }
    entry.complain("cannot be \(word); \(suggestion(for: word, among: known))", at: key)
    return nil
}
