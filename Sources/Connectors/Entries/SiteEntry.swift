public import Reservations

/// What an action asks to be entered on a medium's own screens.
public struct SiteEntry: Hashable, Sendable {
    /// The action's id.
    let id: String
    let what: What
    let day: ServiceDay
    /// By the medium's own name.
    let staff: String
    /// In minutes of the business day, the end not included.
    let minutes: Range<Int>
    let facts: Facts

    enum What: Hashable, Sendable {
        /// A 予定 that keeps a time from being sold.
        case block
        case booking
    }

    /// - Parameter staff: the medium's own name for the member of staff; nil is nobody's place.
    /// - Throws: where what is to be entered is not all known: a form would fill in something of
    ///   its own, such as half an hour (F20).
    public init(_ action: Action, staff: String?) throws(EntryRefusal) {
        guard Self.isEntered(action.kind), let facts = action.after else { throw .byHand }
        guard let day = facts.visitDate, let start = facts.startTime?.minutes else {
            throw .unknown("来店日時", "date or time")
        }
        guard let length = facts.durationMinutes, length > 0 else {
            throw .unknown("所要時間", "duration")
        }
        guard let staff else { throw .unknown("担当スタッフ", "staff") }
        id = action.id
        what = action.kind == .pushCreate ? .booking : .block
        self.day = day
        self.staff = staff
        self.facts = facts
        minutes = start..<start + length
    }

    /// Whether the medium has a form for such a step. It shows none by which a block or a booking
    /// would be taken back, so that a slot is opened by a person alone.
    public static func isEntered(_ kind: Action.Kind) -> Bool {
        switch kind {
        case .pushCreate, .blockSlot: true
        case .pushUpdate, .pushCancel, .releaseSlot, .advise: false
        }
    }

    /// Where and when, for a receipt: nobody's name.
    var place: String {
        let times = [minutes.lowerBound, minutes.upperBound].map { ClockTime.text(minutes: $0) }
        return "\(day.text(separator: "-")) \(times.joined(separator: "-"))"
    }
}

/// Why nothing was entered, and what a person does about it. It holds no guest's datum.
public struct EntryRefusal: Tellable, Hashable, CustomStringConvertible {
    let text: String
    public let words: String

    init(_ text: String, words: String) {
        self.text = text
        self.words = words
    }

    init(_ problem: TextProblem) {
        self.init("\(problem.label): \(problem.fault)", words: problem.words)
    }

    public var description: String { text }

    static let byHand = EntryRefusal(
        "the medium has no form for it", words: ReceiptWord.byHand.words)

    static func unknown(_ label: String, _ name: String) -> EntryRefusal {
        EntryRefusal(
            "no \(name)", words: "\(label)が決まっていません。daicho amend で入れてください")
    }
}

/// What became of an entry.
public enum EntryOutcome: Hashable, Sendable {
    /// It was seen on the medium's own schedule.
    case stands
    /// The schedule was read, and it is not there.
    case absent
    case refused(EntryRefusal)
    /// It was sent, and has not been seen.
    case unseen
}
