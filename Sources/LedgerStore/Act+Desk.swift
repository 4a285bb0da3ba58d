public import Foundation
public import Reservations

extension Act {
    /// What a person entered at the desk; what it says is kept as the observation.
    ///
    /// - Parameter deed: `book`, `amend`, `cancel`, `visit` or `unvisit`.
    public init(entering word: Observation, as deed: String, by person: String, at: Date) {
        let detail: JSON = ["observation": .text(word.id.description)]
        self.init(
            at: at, person: person, kind: deed, subject: word.key.subject, detail: detail.line)
    }
}
