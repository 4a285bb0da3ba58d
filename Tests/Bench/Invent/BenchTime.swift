import Foundation
import Reservations

/// The moments of the invented runs, in Japan.
enum BenchTime {
    static let before = SalonTime.instant(ServiceDay("2026-12-01")!, minutes: 9 * 60)
    static let now = before + 3600
    static let horizon = Horizon(at: now, months: 4)

    static func minutes(_ minutes: Int) -> Date { before + Double(minutes) * 60 }
}
