import Connectors
public import Formats
public import Foundation
import LedgerStore
public import Reservations

/// Brings the past, or any range of days, into the ledger: from exported tables, saved pages and
/// mails. It never beats newer words, creates no absence, and tells nobody unless it is asked to.
public struct Backfill: Sendable {
    let loaded: LoadedDefinition
    let readers: [Reader]
    let media: [Medium: MediumRules]
    let days: ClosedRange<ServiceDay>
    let emits: Bool
    /// What stands for now.
    let now: Date
    let randomBytes: @Sendable (Int) -> [UInt8]
    /// Hears how far a file has come, 0 to 1.
    let progress: @Sendable (_ file: String, _ part: Double) -> Void
    var batchSize = 2000

    /// - Parameters:
    ///   - formats: what files may be of, the nearest first.
    ///   - media: the rules of media beside those of the definition.
    ///   - emits: whether targets are told of future bookings that it brings, under all guards.
    public init(
        _ loaded: LoadedDefinition, formats: [Format], media: [Medium: MediumRules] = [:],
        days: ClosedRange<ServiceDay>,
        emits: Bool = false, now: Date, randomBytes: @escaping @Sendable (Int) -> [UInt8],
        progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
    ) throws {
        self.loaded = loaded
        readers = try formats.map { try Reader($0) }
        self.media = loaded.media.merging(media) { own, _ in own }
        self.days = days
        self.emits = emits
        self.now = now
        self.randomBytes = randomBytes
        self.progress = progress
    }
}
