public import Reservations

/// A visit that somebody wants to enter, with a member of staff on a day.
public struct Visit: Hashable, Sendable {
    /// In minutes of the business day.
    public let start: Int
    /// What each menu of the course takes; nil where that is not known.
    public let menus: [Int?]
    /// Whether it is no more than a request (仮予約).
    public let isTentative: Bool

    public init(start: Int, menus: [Int?], isTentative: Bool = false) {
        self.start = start
        self.menus = menus
        self.isTentative = isTentative
    }

    /// The time of the whole course, which is needed in one piece (R2-17).
    var minutes: Int? {
        let known = menus.compactMap { $0 }
        let sum = known.reduce(0, +)
        return known.count == menus.count && sum > 0 ? sum : nil
    }
}

/// Why a visit does not fit (D7).
public enum FitRefusal: String, Hashable, Sendable, CaseIterable {
    case beyondShiftEnd = "BEYOND_SHIFT_END"
    /// A break, or another booking, comes too early.
    case notEnoughTime = "NOT_ENOUGH_TIME"
    /// Nobody works when it would begin: outside the shift, or in a 予定, a break or a day off.
    case notWorking = "NOT_WORKING"
    /// Another booking is going on when it would begin.
    case taken = "SLOT_TAKEN"
    /// Everybody who works has a guest, or is needed for one who was promised フリー枠 (F6).
    case noFreePlace = "NO_FREE_PLACE"
    /// How long it takes must be said (F20).
    case durationUnknown = "DURATION_UNKNOWN"

    public var label: String {
        switch self {
        case .beyondShiftEnd: "出勤終了時刻を超えています"
        case .notEnoughTime: "時間が足りません（休憩か次の予約に重なります）"
        case .notWorking: "勤務時間外か、予定・休憩・休日に当たります"
        case .taken: "開始時刻に別の予約があります"
        case .noFreePlace: "フリー枠に空きがありません"
        case .durationUnknown: "所要時間が分かりません"
        }
    }
}

/// Whether a visit fits into somebody's day: nil if it does, else why not (R2-16 … R2-21).
///
/// - Parameters:
///   - occupancies: what keeps that person busy on that day.
///   - shift: nil where nothing is told of it: then only bookings can stand in the way.
public func fit(
    _ visit: Visit, among occupancies: [Occupancy], shift: Shift?
) -> FitRefusal? {
    guard let minutes = visit.minutes else { return .durationUnknown }
    let wanted = visit.start..<visit.start + minutes
    if let refusal = shift.flatMap({ fit(wanted, into: $0, isTentative: visit.isTentative) }) {
        return refusal
    }
    if let going = occupancies.first(where: { $0.minutes.contains(visit.start) }) {
        return going.key.isBlock ? .notWorking : .taken
    }
    return occupancies.contains { $0.minutes.overlaps(wanted) } ? .notEnoughTime : nil
}

/// Each segment of a shift stands for itself: its border may be touched, and two never add up
/// (R2-20, R2-21). A request may run over the end of the shift, and no further (R2-16).
private func fit(_ wanted: Range<Int>, into shift: Shift, isTentative: Bool) -> FitRefusal? {
    let start = wanted.lowerBound
    guard let first = shift.segments.first, let last = shift.segments.last,
        start >= first.lowerBound, start < last.upperBound
    else { return .notWorking }
    if wanted.upperBound > last.upperBound, !isTentative { return .beyondShiftEnd }
    guard let segment = shift.segments.first(where: { $0.contains(start) }) else {
        return .notEnoughTime
    }
    return segment == last || wanted.upperBound <= segment.upperBound ? nil : .notEnoughTime
}

extension Floor {
    /// Why a booking that stands does not fit the working time of whoever serves it, where that is
    /// so: worth a person's look, and no more (R2-22). Where its end is unknown, only its beginning
    /// can be judged.
    ///
    /// - Parameter blocks: the 予定, breaks and days off of whoever serves it.
    public func misfit(
        of occupancy: Occupancy, among blocks: [Occupancy] = []
    ) -> FitRefusal? {
        let start = occupancy.minutes.lowerBound
        let visit = Visit(
            start: start, menus: [occupancy.isEndKnown ? occupancy.minutes.count : 1],
            isTentative: occupancy.isTentative)
        return fit(
            visit,
            among: blocks.filter {
                !$0.seemsEntered(for: occupancy.key, at: occupancy.place, from: start)
            },
            shift: work.shift(of: occupancy.place.person, on: occupancy.day))
    }
}
