public import Reservations

/// When the definition says that people do not work, as blocks of the salon's own: what a medium
/// keeps closed whose link takes the place of its own screen of shifts (R1-16, R1-17).
public struct TimeOff: Sendable {
    /// Of whom the medium may be told, in order.
    private let people: [String]
    private let floor: Floor
    private let isTold: Bool

    public init(at seller: SlotSeller) {
        floor = seller.floor
        isTold = seller.rules.slots.takesShifts
        people = isTold ? seller.people : []
    }

    /// What is wanted closed on a day.
    public func blocks(on day: ServiceDay) -> [Block] {
        people.flatMap { person in
            floor.work.timeOff(of: person, on: day).map {
                Block(medium: .local, day: day, staff: person, minutes: $0)
            }
        }
    }

    /// Whether a block that the medium was told of stands, whoever may be named to it now.
    public func stands(_ block: Block) -> Bool {
        isTold && floor.work.timeOff(of: block.staff, on: block.day).contains(block.minutes)
    }
}

extension Belief {
    /// Whether a trusted list has borne out what the definition says now, where there are lists: until
    /// then nothing opens because the definition does not say any more what it said (G4).
    public func trustsDefinition(of terms: Terms) -> Bool {
        let now = Setup(definition: terms.definition)
        let trusted = lastScans.values.filter { $0.medium.map(terms.mailOnly.contains) != true }
            .compactMap(\.setup)
        return trusted.isEmpty || trusted.contains { !now.differs(from: $0) }
    }
}
