public import Reservations

extension Books {
    /// How far the salon's link with each medium has come; a medium without one is left out.
    public func linkCourses() throws(LedgerTrouble) -> [Medium: LinkCourse] {
        let acts = try all(
            """
            SELECT at, person, kind, subject, detail FROM act
            WHERE salon = $1 AND subject >= $2 AND subject < $3 ORDER BY n
            """, [salon, Act.linkSubjects, "link;"], Act.init)
        var courses: [Medium: LinkCourse] = [:]
        for act in acts {
            guard let step = try act.linkStep else { continue }
            let medium = Medium(rawValue: String(act.subject.dropFirst(Act.linkSubjects.count)))
            courses[medium, default: LinkCourse()].take(step)
        }
        return courses
    }

    /// The bookings of a medium of which something was said, and which a link leaves out.
    public func leftOut(of medium: Medium) throws(LedgerTrouble) -> [String] {
        try all(
            """
            SELECT DISTINCT number FROM observation
            WHERE salon = $1 AND medium = $2 AND NOT EXISTS (
                SELECT 1 FROM reservation
                WHERE reservation.salon = observation.salon
                    AND reservation.medium = observation.medium
                    AND reservation.number = observation.number)
            ORDER BY number
            """, [salon, medium.rawValue]
        ) { line throws(LedgerTrouble) in try line.text(0) }
    }
}

extension Ledger {
    /// See `Books.leftOut`.
    public func leftOut(of medium: Medium) throws(LedgerTrouble) -> [String] {
        try reading { books throws(LedgerTrouble) in try books.leftOut(of: medium) }
    }

    /// See `Books.linkCourses`.
    public func linkCourses() throws(LedgerTrouble) -> [Medium: LinkCourse] {
        try reading { books throws(LedgerTrouble) in try books.linkCourses() }
    }
}
