import Foundation
import Pipeline
import Reservations

extension Play {
    /// A person says who serves a guest, for what or when, whatever the medium says; a moment before
    /// the run.
    func pin(_ place: Int, at tick: Tick) async throws {
        let number = plot.bookings[place / 3 % plot.bookings.count].number
        guard picture.reservation(number)?.isActive == true else { return }
        let words = [(Field.staff, "見本 三郎"), (.menu, "見本カット"), (.startTime, "20:15")]
        let (field, value) = words[place % 3]
        let amendment = try Amendment(
            number: number, pins: ["\(field.label)=\(value)"], unpins: [], person: "見本")
        let moment = now(at: tick) - 1
        surroundings.with { state in
            state.now = moment
            (state.answer, state.door, state.isDead) = (.done, nil, false)
        }
        _ = try await Sync(salon.loaded, in: surroundings.world).run(amendment)
        figures.steps += 1
        // What a person has approved before comes to pass in the very same run.
        try picture.look(at: Set(plot.bookings.map(\.number)), in: reading())
    }
}
