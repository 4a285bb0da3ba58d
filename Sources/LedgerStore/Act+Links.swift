public import Foundation
import Reconciliation
public import Reservations

extension Act {
    /// A person's word on a salon's link with a medium.
    public init(_ step: LinkStep, of medium: Medium, by person: String, at: Date) {
        self.init(
            at: at, person: person, kind: Self.link + step.verb.rawValue,
            subject: Self.subject(ofLink: medium),
            detail: JSON(
                at: step.at.timeIntervalSince1970, state: step.state, begins: step.begins,
                notice: step.notice, file: step.file
            ).line)
    }

    /// The step of a link that this act is; nil where it is another act.
    public var linkStep: LinkStep? {
        get throws(LedgerTrouble) {
            guard kind.hasPrefix(Self.link),
                let verb = LinkVerb(rawValue: String(kind.dropFirst(Self.link.count)))
            else { return nil }
            do {
                let kept = try JSONDecoder().decode(KeptStep.self, from: Data(detail.value.utf8))
                return LinkStep(
                    verb, at: Date(timeIntervalSince1970: kept.at), state: kept.state,
                    begins: kept.begins, notice: kept.notice, file: kept.file)
            } catch {
                throw .invariant("the act \(kind) of \(at) does not hold a link's step")
            }
        }
    }

    static let link = "link."

    static func subject(ofLink medium: Medium) -> String { linkSubjects + medium.rawValue }

    /// What the subjects of all links begin with; no booking's does.
    static let linkSubjects = "link:"
}

/// What an act keeps of a step.
private struct KeptStep: Decodable {
    let at: Double
    let state: LinkState
    let begins: Bool
    let notice: LinkNotice?
    let file: String?
}

extension JSON {
    fileprivate init(
        at: Double, state: LinkState, begins: Bool, notice: LinkNotice?, file: String?
    ) {
        self = [
            "at": .decimal(at), "state": .text(state.rawValue), "begins": .bool(begins),
            "notice": .text(notice?.rawValue), "file": .text(file),
        ]
    }
}

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
}

extension Books {
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

    /// What links left out until a word that began one, where no run has decided since: that word
    /// may tell of an earlier moment than its own.
    public func leftOutUntilNow() throws(LedgerTrouble) -> Set<ReservationKey> {
        let last = try runs(last: 1).first?.asOf ?? .distantPast
        let acts = try all(
            """
            SELECT at, person, kind, subject, detail FROM act
            WHERE salon = $1 AND subject >= $2 AND subject < $3 AND at >= $4 ORDER BY n
            """, [salon, Act.linkSubjects, "link;", last.timeIntervalSince1970], Act.init)
        var keys: Set<ReservationKey> = []
        for act in acts where try act.linkStep?.begins == true {
            let medium = Medium(rawValue: String(act.subject.dropFirst(Act.linkSubjects.count)))
            keys.formUnion(
                try leftOut(of: medium).map { ReservationKey(medium: medium, number: $0) })
        }
        return keys
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

    /// Takes a step of a link that is decided on how far the link has come, so that nobody takes
    /// another one in between. An error of `decide` comes back as it is, and nothing is written.
    public nonisolated func link(
        _ medium: Medium, by person: String, at now: Date,
        _ decide: (LinkCourse) throws(LinkRefusal) -> LinkStep
    ) throws -> LinkCourse {
        var refusal: LinkRefusal?
        do {
            return try writing { books throws(LedgerTrouble) in
                var course = try books.linkCourses()[medium] ?? LinkCourse()
                let step: LinkStep
                do throws(LinkRefusal) { step = try decide(course) } catch {
                    refusal = error
                    throw .invariant(error.code)
                }
                try books.note(Act(step, of: medium, by: person, at: now))
                course.take(step)
                return course
            }
        } catch {
            if let refusal { throw refusal }
            throw error
        }
    }
}

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
