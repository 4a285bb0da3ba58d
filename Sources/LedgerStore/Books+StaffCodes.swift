import Foundation
public import Reservations

extension Books {
    /// What media's own codes of their staff stood for, in the order in which it was seen.
    public func staffCodes() throws(LedgerTrouble) -> StaffCodes {
        StaffCodes(
            try all(
                """
                SELECT medium, code, name, t_lo, t_hi, capture FROM staff_code
                WHERE salon = $1 ORDER BY medium, code, n
                """, [salon], StaffCode.init))
    }

    /// Keeps what codes stand for now. One who bears a new name under a known code is met at once: a
    /// person has to say that they are the same before a slot is told under that name.
    func put(_ codes: [StaffCode]) throws(LedgerTrouble) {
        if codes.isEmpty { return }
        let before = try staffCodes()
        for code in codes {
            try run(
                """
                INSERT INTO staff_code (salon, medium, code, n, name, t_lo, t_hi, capture)
                SELECT $1, $2, $3, COUNT(*) + 1, $4, $5, $6, $7 FROM staff_code
                WHERE salon = $1 AND medium = $2 AND code = $3
                """,
                [
                    salon, code.medium.rawValue, code.code, code.name,
                    code.interval.from.timeIntervalSince1970,
                    code.interval.to.timeIntervalSince1970, code.capture,
                ])
        }
        try meetStaff(renamedTo: codes.filter(before.renames))
    }
}

extension StaffCode {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        self.init(
            medium: Medium(rawValue: try line.text(0)), code: try line.text(1),
            name: try line.text(2),
            interval: Interval(from: try line.instant(3), to: try line.instant(4)),
            capture: try line.text(5))
    }
}
