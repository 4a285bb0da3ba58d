import Formats
import Foundation
import LedgerStore
import Reservations

/// What captures that are still in the archive say, read with some formats.
struct KeptReadings {
    /// What has become of the capture of an observation.
    enum Standing: Hashable {
        case readable
        /// It is retained, and no format of the name is at hand.
        case unread(format: String)
        case gone
    }

    private let archive: Archive
    private let readers: [String: Reader]
    private let store: String?
    private var readings: [String: KeptReading?] = [:]

    /// - Parameter readers: by the format's name.
    init(archive: Archive, readers: [String: Reader], store: String?) {
        self.archive = archive
        self.readers = readers
        self.store = store
    }

    /// Whether an observation's capture is retained and there is a format to read it with.
    mutating func covers(_ observation: Observation) -> Bool { reading(of: observation) != nil }

    mutating func standing(of observation: Observation) -> Standing {
        if covers(observation) { return .readable }
        let path = archive.path(of: observation.capture)
        guard reader(of: observation) == nil, FileManager.default.fileExists(atPath: path) else {
            return .gone
        }
        return .unread(format: observation.formatName)
    }

    /// The row that an observation was, as it is read now; nil where its capture is not retained,
    /// or says nothing of the booking.
    mutating func row(of observation: Observation) -> RowReading? {
        reading(of: observation)?.row(of: observation)
    }

    /// All rows of the capture of an observation.
    mutating func rows(of observation: Observation) -> [RowReading] {
        reading(of: observation)?.document.rows ?? []
    }

    private func reader(of observation: Observation) -> Reader? {
        readers[observation.formatName]
    }

    private mutating func reading(of observation: Observation) -> KeptReading? {
        if let known = readings[observation.capture] { return known }
        var reading: KeptReading?
        // A capture that was pruned is told as one that cannot be covered.
        if let reader = reader(of: observation),
            let bytes = try? archive.bytes(of: observation.capture)
        {
            reading = KeptReading(reader.read(bytes, expecting: PageExpectation(store: store)))
        }
        readings[observation.capture] = .some(reading)
        return reading
    }
}

/// A capture that was read once more, its rows at hand by their numbers.
private struct KeptReading {
    let document: DocumentReading
    private let places: [String: [Int]]

    init(_ document: DocumentReading) {
        self.document = document
        places = Dictionary(grouping: document.rows.indices) { document.rows[$0].number }
    }

    /// The row that an observation was; of a table that tells of a booking twice, the one at its
    /// place.
    func row(of observation: Observation) -> RowReading? {
        let rows = (places[observation.key.number] ?? []).map { document.rows[$0] }
        return rows.first { $0.span == observation.span } ?? rows.first
    }
}

extension Observation {
    fileprivate var formatName: String { String(format.prefix { $0 != "@" }) }
}
