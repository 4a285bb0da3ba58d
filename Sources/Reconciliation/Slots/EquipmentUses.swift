import Reservations

/// Which bookings use equipment: as it is believed, and as it may be while words are in doubt.
struct EquipmentUses {
    /// Whose piece is another's of the same visit.
    private(set) var twins: Set<ReservationKey> = []
    private var occupancies: [ReservationKey: Occupancy]
    private var byDay: [ServiceDay: [Occupancy]] = [:]
    /// By day, the times that bookings in doubt may take beside what is believed.
    private var doubts: [ServiceDay: [EquipmentUse]] = [:]
    private let doubtful: Set<ReservationKey>

    /// - Parameters:
    ///   - doubtful: the bookings whose words are in doubt. What was closed for them, or because they
    ///     used a piece, they may take.
    ///   - same: by booking, those that a person said are the same visit.
    init(
        _ occupancies: [ReservationKey: Occupancy], doubtful: [Reservation],
        told: [ReservationKey: ToldSlots], same: [ReservationKey: Set<ReservationKey>]
    ) {
        self.occupancies = occupancies
        self.doubtful = Set(doubtful.map(\.key))
        for key in self.doubtful.sorted() {
            for slot in told[key]?.closed.keys.sorted(by: { $0.order < $1.order }) ?? [] {
                doubts[slot.day, default: []].append(.unsure(key, slot.minutes))
            }
            guard let occupancy = occupancies[key] else { continue }
            doubts[occupancy.day, default: []].append(.unsure(key, occupancy.minutes))
        }
        for (slot, users) in told.values.flatMap(\.users) {
            for key in users.pieces.keys where self.doubtful.contains(key) {
                doubts[slot.day, default: []].append(.unsure(key, slot.minutes))
            }
        }
        for key in same.keys.sorted() { join(key, with: same[key] ?? []) }
        byDay = Dictionary(grouping: self.occupancies.values, by: \.day)
    }

    var days: [ServiceDay] { Set(byDay.keys).union(doubts.keys).sorted() }

    /// What is believed of a day.
    func known(on day: ServiceDay) -> [EquipmentUse] {
        (byDay[day] ?? []).compactMap { EquipmentUse($0, $0.minutes) }
            .sorted { $0.key < $1.key }
    }

    /// The worst that may be true of a day.
    ///
    /// - Parameter isEndless: whether a use whose end is not known takes the rest of the day.
    func feared(on day: ServiceDay, isEndless: Bool = false) -> [EquipmentUse] {
        let sure = (byDay[day] ?? []).filter { !doubtful.contains($0.key) }
        let uses = sure.compactMap { occupancy in
            let start = occupancy.minutes.lowerBound
            let end = max(occupancy.minutes.upperBound, ClockTime.end)
            let isOpen = isEndless && !occupancy.isEndKnown
            return EquipmentUse(occupancy, isOpen ? start..<end : occupancy.minutes)
        }
        return uses.sorted { $0.key < $1.key } + (doubts[day] ?? [])
    }

    /// One visit under two numbers uses one piece: that of the one whose time takes in the other's.
    private mutating func join(_ key: ReservationKey, with others: Set<ReservationKey>) {
        guard let twin = occupancies[key] else { return }
        let kept = others.sorted().compactMap { $0 < key ? occupancies[$0] : nil }
        guard let first = kept.first(where: { $0.covers(twin) }) else { return }
        twins.insert(key)
        occupancies[key] = nil
        if first.equipment == nil, let piece = twin.equipment {
            occupancies[first.key] = first.using(piece)
        }
    }
}

extension EquipmentUse {
    fileprivate init?(_ occupancy: Occupancy, _ minutes: Range<Int>) {
        guard let piece = occupancy.equipment else { return nil }
        self.init(
            key: occupancy.key, piece: piece, person: occupancy.place.person, minutes: minutes)
    }

    fileprivate static func unsure(_ key: ReservationKey, _ minutes: Range<Int>) -> Self {
        Self(key: key, piece: nil, person: nil, minutes: minutes)
    }
}

extension Occupancy {
    fileprivate func covers(_ other: Self) -> Bool {
        day == other.day && minutes.lowerBound <= other.minutes.lowerBound
            && other.minutes.upperBound <= minutes.upperBound
    }

    fileprivate func using(_ piece: String) -> Self {
        Self(
            key: key, place: place, equipment: piece, day: day, minutes: minutes,
            isEndKnown: isEndKnown, isTentative: isTentative)
    }
}
