import Foundation
import GRDB

extension Play {
    /// I18: the base of a target moves only with a receipt.
    func judgeReceipts() throws {
        let queue = try DatabaseQueue(path: salon.ledgerFile)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        let loose = try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT number FROM base WHERE action IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM receipt
                        WHERE receipt.action = base.action AND receipt.result = 'done')
                    """)
        }
        if !loose.isEmpty {
            breach("I18 base advances with a receipt", "\(loose) moved without one")
        }
    }

    /// I2 and I8, over the words on every booking.
    func judgeConfluence() {
        var confluence = Confluence(seed: plot.seed, begin: plot.begin)
        for booking in plot.bookings {
            breaches += confluence.breaches(of: picture.observations(booking.number))
        }
    }
}
