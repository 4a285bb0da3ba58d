import Reservations

/// Where the booking of each number stands. A slot holds the place counted from one, or 0.
struct NumberIndex: Sendable {
    private var slots: [UInt32]

    init(capacity: Int) {
        slots = Array(repeating: 0, count: slotCount(for: capacity))
    }

    func place(of number: String, in entries: [KnownEntry]) -> Int? {
        var index = number.hashValue & (slots.count - 1)
        while slots[index] != 0 {
            let place = Int(slots[index]) - 1
            if entries[place].number == number { return place }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    mutating func add(_ number: String, at place: Int) {
        var index = number.hashValue & (slots.count - 1)
        while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
        slots[index] = UInt32(place + 1)
    }
}

/// Where the booking stands whose last row said some words and is believed.
struct WordIndex: Sendable {
    private struct Slot {
        var said = Fingerprint(high: 0, low: 0)
        /// Counted from one; 0 is a free slot.
        var place: UInt32 = 0
    }

    private var slots: [Slot]

    init(of entries: [KnownEntry]) {
        slots = Array(repeating: Slot(), count: slotCount(for: entries.count))
        for (place, entry) in entries.enumerated() {
            guard let said = entry.known.believedRow else { continue }
            var index = start(of: said)
            while slots[index].place != 0 { index = (index + 1) & (slots.count - 1) }
            slots[index] = Slot(said: said, place: UInt32(place + 1))
        }
    }

    @inline(__always) func place(of said: Fingerprint) -> Int? {
        var index = start(of: said)
        while slots[index].place != 0 {
            if slots[index].said == said { return Int(slots[index].place) - 1 }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always) private func start(of said: Fingerprint) -> Int {
        Int(truncatingIfNeeded: said.low) & (slots.count - 1)
    }
}

/// A power of two that leaves a fifth of the slots free.
private func slotCount(for count: Int) -> Int {
    var slots = 16
    while slots * 4 < count * 5 { slots *= 2 }
    return slots
}
