public import Reservations

/// What `daicho read` prints: one reading over several lines, several one a line.
public func readText(_ readings: [JSON]) -> String {
    guard readings.count == 1, let only = readings.first else {
        return readings.map { $0.line + "\n" }.joined()
    }
    return only.indented
}
