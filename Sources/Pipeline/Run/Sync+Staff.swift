import Foundation
import LedgerStore
public import Reservations

extension Sync {
    /// Takes a person's word on the salon's staff.
    ///
    /// - Throws: `StaffRefusal` where it cannot be taken; nothing is written then.
    public func run(_ word: StaffWord, by person: String) async throws -> RunReport {
        try await hear { books in
            try books.staffBook().check(word)
            try books.note(try Act(word, by: person, at: asOf))
            return []
        }
    }

    /// The staff whose slots a medium is not told, because nobody has merged them (R0-12): of the
    /// media that a link has been begun with.
    func unmerged(
        _ courses: [Medium: LinkCourse], in books: Books
    ) throws(LedgerTrouble) -> [StaffIdentity] {
        let linking = Set(
            courses.filter { medium, course in
                course.state != .unlinked && loaded.media[medium]?.staff.needsMerge ?? true
            }.keys)
        return linking.isEmpty ? [] : try books.staffBook().waiting(at: linking)
    }
}
