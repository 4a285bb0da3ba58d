public import Reconciliation
public import Reservations

/// What a person says of two bookings: that they are one visit, or that they are two (D16).
public struct VisitStatement: Sendable {
    public let word: VisitWord
    /// As the person names them: `NUMBER`, or `MEDIUM/NUMBER` where two media use the same number.
    public let first: String
    public let second: String
    public let person: String

    public init(_ word: VisitWord, _ first: String, _ second: String, person: String) {
        self.word = word
        self.first = first
        self.second = second
        self.person = person
    }

    /// What has come of it, for people.
    public var text: String {
        switch word {
        case .same:
            "\(first) と \(second) を同一来店としました。2 件とも台帳に残り、それぞれの媒体に従います\n"
        case .apart: "\(first) と \(second) を別の来店としました\n"
        }
    }

    /// What has come of it, for scripts.
    public func json(_ report: RunReport) -> JSON {
        [
            "word": .text(word.rawValue), "bookings": .list([.text(first), .text(second)]),
            "run": .text(report.run),
        ]
    }
}
