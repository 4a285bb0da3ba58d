public import Reconciliation
public import Reservations

/// Why what a person enters at the desk is not taken, with what to do next.
public enum BookingRefusal: Error, Hashable, Sendable {
    /// It does not fit into the day of whoever serves it (D7).
    case doesNotFit(FitRefusal, Entry)
    /// The person's own name for the booking is another booking's.
    case idTaken(String)
    /// The booking stands no longer.
    case notStanding(String)
    /// The day is over: what was is read from where it was written down.
    case pastDay(ServiceDay)
    /// Nobody can have come yet.
    case notYet(String, ServiceDay)
    /// The guest has been there.
    case alreadyServed(String, Status)

    /// What was to be entered, as far as a refusal tells of it: no guest.
    public struct Entry: Hashable, Sendable {
        public let day: ServiceDay?
        public let start: ClockTime?
        public let minutes: Int?
        public let staff: String?
        /// When the member of staff, or the salon, works that day; nil where nobody told.
        public let shift: Shift?
        /// The menus of which nobody knows how long they take.
        public let unknownMenus: [String]
    }

    /// The name that scripts can rely on.
    public var code: String {
        switch self {
        case .doesNotFit(let why, _): why.rawValue
        case .idTaken: "ID_TAKEN"
        case .notStanding: "NOT_STANDING"
        case .pastDay: "PAST_DAY"
        case .notYet: "NOT_YET"
        case .alreadyServed: "ALREADY_SERVED"
        }
    }
}

extension BookingRefusal: CustomStringConvertible {
    public var description: String { "\(code): \(words)" }

    private var words: String {
        switch self {
        case .doesNotFit(let why, let entry): entry.words(on: why)
        case .idTaken(let number):
            "\(number) was entered under this --id and says something else; "
                + "change it with `daicho amend \(number)`, or leave --id out"
        case .notStanding(let number):
            "\(number) is cancelled; enter the visit anew with `daicho book`"
        case .pastDay(let day):
            "\(day) is over; write the visit into a table and bring it in with "
                + "`daicho backfill --from \(day) --to \(day) --file FILE`"
        case .notYet(let number, let day):
            "\(number) is on \(day); note the visit on that day, or if the guest came earlier, "
                + "first move it with `daicho amend \(number) --at DAY`"
        case .alreadyServed(let number, .served):
            "the guest of \(number) has been there; if that was noted by mistake, take it back "
                + "with `daicho visit \(number) --undo` and cancel then"
        case .alreadyServed(let number, let status):
            "\(number) is \(status.label): it is paid, and is taken back where it was paid"
        }
    }
}

extension BookingRefusal.Entry {
    fileprivate func words(on why: FitRefusal) -> String {
        switch why {
        case .beyondShiftEnd:
            "\(span) ends after the shift of \(who)\(hours); begin earlier, or enter it as a "
                + "request (仮予約) with --tentative"
        case .notEnoughTime:
            "\(span) is needed in one piece, and a break or another booking of \(who) lies in it"
                + "\(hours); choose another time or staff, or a shorter course"
        case .notWorking:
            "\(who) does not work at \(clock(0)) on \(date)\(hours), or has a 予定, a break or a day off "
                + "then; choose another time or staff"
        case .taken:
            "another booking of \(who) is going on at \(clock(0)) on \(date); choose another "
                + "time or staff"
        case .noFreePlace:
            "everybody who works during \(span) has a guest, or is needed for one of "
                + "\(Nomination.free.rawValue); choose another time"
        case .durationUnknown:
            "nothing tells how long \(unknown) takes; say --minutes N, or write its time under "
                + "`menus:` in the definition"
        }
    }

    private var who: String { staff ?? "the salon" }
    private var date: String { day?.description ?? "that day" }
    private var hours: String { shift.map { " (\($0))" } ?? "" }

    private var unknown: String {
        unknownMenus.isEmpty ? "it" : unknownMenus.joined(separator: ", ")
    }

    private var span: String { "\(date) \(clock(0))-\(clock(minutes ?? 0)) (\(minutes ?? 0) min)" }

    private func clock(_ minutes: Int) -> String {
        start.map { ClockTime.text(minutes: $0.minutes + minutes) } ?? "?"
    }
}
