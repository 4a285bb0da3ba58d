import Foundation
import Reservations

/// Which rows of the ledger somebody asks for, in the words of the command line.
///
/// All that is said holds at once (R3-16); what is nil or empty asks for nothing.
public struct LedgerQuestion: Hashable, Sendable, Codable {
    /// Which of a row's days is asked about: 予約日, 作成日 or 更新日 (R3-13 … R3-15).
    public enum DayKind: String, Sendable, CaseIterable, Codable {
        case visit, created, updated
    }

    /// `today` or a day.
    public var on: String?
    public var from: String?
    public var to: String?
    public var dayKind: DayKind?
    /// Further days that must hold at once: 作成日 and 更新日 as `today`, a day, or `DAY..DAY` with
    /// either end left open.
    public var created: String?
    public var updated: String?
    /// A run: only what runs after it have changed.
    public var since: String?
    /// Values (`booked`) or labels (受付待ち); `cancelled` or キャンセル means each way to end one.
    public var statuses: [String] = []
    public var staff: [String] = []
    /// Ids (`hotpepper`) or names.
    public var media: [String] = []
    public var text: String?
    public var numbers: [String] = []
    /// `COLUMN=VALUE`, by the ledger's column titles.
    public var cells: [String] = []

    public init() {}

    /// What an open end means.
    static let firstDay = ServiceDay(ordinal: -25_567)  // 1900-01-01
    static let lastDay = ServiceDay(ordinal: 2_932_896)  // 9999-12-31

    /// The numbers asked for, each once.
    public static func numbers(_ words: [String]) -> Set<String> { Set(split(words)) }
}
