import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a person says of a link.
struct LinkWord {
    let verb: LinkVerb
    let rules: MediumRules
    /// When it happened at the medium; nil is now.
    var moment: Date?
    /// Whether the medium's chat is switched on, where it tells that it is ready.
    var hasChat = false
    /// The name of the file that a snapshot is kept as.
    var file: String?
    let person: String
}

extension Sync {
    /// Takes a person's word on a link. Bookings that a medium told of before, and that the link
    /// lets in, come with it: the word may tell of an earlier moment than its own.
    ///
    /// - Throws: `LinkRefusal` where the step does not follow; nothing is written then.
    func run(_ word: LinkWord) async throws -> RunReport {
        try await hear { books in
            let medium = word.rules.medium
            let step = try LinkPath(word.rules).step(
                word.verb, from: try books.linkCourses()[medium] ?? LinkCourse(),
                at: word.moment ?? asOf, now: asOf, salon: try grounds(books),
                hasChat: word.hasChat, file: word.file)
            try books.note(Act(step, of: medium, by: word.person, at: asOf))
            guard step.begins, word.rules.link.existing == .excluded else { return [] }
            return Heard(
                on: Set(
                    try books.leftOut(of: medium).map {
                        ReservationKey(medium: medium, number: $0)
                    }))
        }
    }

    private func grounds(_ books: Books) throws(LedgerTrouble) -> LinkGrounds {
        let belief = try books.belief(media: [], horizon: horizon, now: asOf)
        return LinkGrounds(
            vertical: definition.salon.vertical, isOperating: !belief.adopted.isEmpty)
    }

    /// The media whose bookings are left out because nobody has ever told of a link with them.
    func unlinked(
        _ terms: Terms, _ plan: Plan, _ courses: [Medium: LinkCourse], in books: Books
    ) throws -> Set<Medium> {
        try terms.excluding.filter { medium in
            guard (courses[medium] ?? LinkCourse()).steps.isEmpty else { return false }
            let isNews = plan.leftOut.keys.contains { $0.medium == medium }
            return try isNews || !books.leftOut(of: medium).isEmpty
        }
    }
}
