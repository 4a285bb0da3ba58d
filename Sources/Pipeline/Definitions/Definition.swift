public import Reservations

/// A salon's definition, checked: what is read, from where, and what comes out.
///
/// All paths are absolute; what the file leaves out has its default.
public struct Definition: Hashable, Sendable {
    /// The file it was read from, as an absolute path.
    public let file: String
    public let salon: Salon
    /// The folder of the ledger and the archive.
    public let state: String
    /// How far ahead bookings are read and judged, in calendar months from the day of the run (D1).
    public let horizonMonths: Int
    /// In the order of the file, which is the order they are read in.
    public let sources: [Source]
    public let publish: [Publication]
    public let deliver: [Delivery]
    /// When none of it goes out.
    public let freeze: Freeze?
    public let notify: [Notice]
    /// The address that is fetched after each good run.
    public let heartbeat: String?
    /// How many days captured pages and mails are kept.
    public let retainDays: Int
    /// How many minutes a menu takes, by the medium's name for it (D13).
    public let menus: [String: Int]
    /// 基本滞在時間: how many minutes a booking without a menu takes, by the medium's id (R1-03).
    public let stays: [String: Int]
    /// When the salon and its people work.
    public let work: WorkingTime
    /// The equipment without which some of them serve nobody (R1-10).
    public let equipment: [SharedEquipment]
    /// The salon's own choices of columns.
    public let columnSets: ColumnSets
    /// Changes when anything changes that a reading depends on: a key of the definition, a format,
    /// a medium's rules. Comments and blanks do not count.
    public let hash: Fingerprint

    public struct Salon: Hashable, Sendable {
        /// Letters, digits, `-` and `_`: safe as a file name.
        public let id: String
        public let name: String
        public let vertical: Vertical
        /// The medium's id of the shop.
        public let store: String?
        /// Other names that files have for it.
        public let names: [String]
    }

    public func source(named name: String) -> Source? {
        sources.first { $0.name == name }
    }
}
