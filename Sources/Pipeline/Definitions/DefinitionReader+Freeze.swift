import Foundation
import Reservations

extension DefinitionReader {
    mutating func freeze() -> Freeze? {
        guard let placed = root["freeze"], let until = moment(placed["until"]) else { return nil }
        let from = moment(placed["from"])
        if let from, from >= until, let place = placed["until"] {
            note(place, "is not behind `from`", "name the moment at which actions go out again")
        }
        return Freeze(from: from, until: until)
    }

    private func moment(_ placed: Placed?) -> Date? {
        placed?.text.flatMap { SalonTime.instant(iso: $0) }
    }
}
