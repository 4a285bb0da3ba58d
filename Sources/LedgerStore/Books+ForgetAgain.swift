import Foundation
public import Reservations

extension Books {
    /// Erases a booking's guest, and notes who asked for it. Returns the captures that its
    /// observations were read from.
    ///
    /// - Parameter cells: the ledger row of a reservation as it stands then.
    func forget(
        _ key: ReservationKey, by person: String, at moment: Date,
        cells: (Reservation) -> [UInt8]
    ) throws(LedgerTrouble) -> Set<String> {
        let captures = Set(try observations(of: key).map(\.capture))
        try erase(key, at: moment)
        if let erased = try reservation(key) { try shelve(cells(erased), of: erased) }
        let subject = subject(forgetting: key)
        try note(Act(at: moment, person: person, kind: "forget", subject: subject))
        return captures
    }

    /// Forgets the guests whom a ledger that is replaced has forgotten, by the words of those who
    /// asked for it then. Returns of how many bookings.
    ///
    /// What files still show of them is for the next `endForgetting` to wait for.
    func forgetAgain(
        _ replaced: Books, cells: (Reservation) -> [UInt8]
    ) throws(LedgerTrouble) -> Int {
        let known = Set(try forgotten().map(\.key))
        let lost = try replaced.forgotten().filter { !known.contains($0.key) }
        var captures = try replaced.shreddedCaptures()
        for (key, moment) in lost {
            let asked = try replaced.acts(on: subject(forgetting: key)).last
            captures.formUnion(
                try forget(key, by: asked?.person ?? "?", at: moment, cells: cells))
        }
        try shred(captures)
        for (erased, name) in try replaced.seals() { try keepSeal(erased, name) }
        return lost.count
    }

    func shreddedCaptures() throws(LedgerTrouble) -> Set<String> {
        Set(
            try all("SELECT hash FROM capture WHERE salon = $1 AND is_shredded = 1", [salon]) {
                line throws(LedgerTrouble) in try line.text(0)
            })
    }

    /// Every booking whose guest was forgotten, and when.
    private func forgotten() throws(LedgerTrouble) -> [(key: ReservationKey, at: Date)] {
        try all(
            "SELECT medium, number, at FROM forgotten WHERE salon = $1 ORDER BY medium, number",
            [salon]
        ) { line throws(LedgerTrouble) in
            let medium = Medium(rawValue: try line.text(0))
            return (ReservationKey(medium: medium, number: try line.text(1)), try line.instant(2))
        }
    }

    /// The act of forgetting does not name the booking.
    private func subject(forgetting key: ReservationKey) -> String {
        Fingerprint(words: [salon, key.subject]).description
    }

    /// Words that come on a booking whose guest was forgotten may name the guest again: the
    /// forgetting is not over.
    func reopenForgetting(for words: [Observation]) throws(LedgerTrouble) {
        if words.isEmpty { return }
        let forgotten = Set(try forgotten().map(\.key))
        for key in Set(words.map(\.key)).intersection(forgotten).sorted() {
            try run(
                """
                UPDATE forgotten SET is_under_way = 1
                WHERE salon = $1 AND medium = $2 AND number = $3
                """, [salon, key.medium.rawValue, key.number])
        }
    }

    /// Who asked to forget a booking's guest, where words on it name the guest again.
    fileprivate func asker(ofReturned key: ReservationKey) throws(LedgerTrouble) -> String? {
        let names = try observations(of: key).contains { word in
            Facts.personal.contains { field in
                word.facts.personalValue(of: field).map { !Eraser.isToken($0) } ?? false
            }
        }
        guard names else { return nil }
        return try acts(on: subject(forgetting: key)).last?.person ?? "?"
    }
}

extension Ledger {
    /// Of bookings that are being forgotten, those that later words name the guest of again, with
    /// who had asked for it.
    public func returned(
        among keys: [ReservationKey]
    ) throws(LedgerTrouble) -> [ReservationKey: String] {
        try reading { books throws(LedgerTrouble) in
            var returned: [ReservationKey: String] = [:]
            for key in keys { returned[key] = try books.asker(ofReturned: key) }
            return returned
        }
    }
}
