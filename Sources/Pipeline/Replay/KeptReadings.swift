import Formats
import Foundation
import LedgerStore
import Reservations

/// What captures that are still in the archive say, read with some formats.
struct KeptReadings {
    private let archive: Archive
    private let readers: [String: Reader]
    private let store: String?
    private var readings: [String: DocumentReading?] = [:]

    /// - Parameter readers: by the format's name.
    init(archive: Archive, readers: [String: Reader], store: String?) {
        self.archive = archive
        self.readers = readers
        self.store = store
    }

    /// Whether an observation's capture is retained and there is a format to read it with.
    mutating func covers(_ observation: Observation) -> Bool { reading(of: observation) != nil }

    /// What the capture of an observation says of its booking now; nil where it is not retained,
    /// or says nothing of it.
    mutating func facts(of observation: Observation) -> Facts? {
        reading(of: observation)?.rows.first {
            $0.number == observation.key.number
        }?.observedFacts
    }

    /// All rows of the capture of an observation.
    mutating func rows(of observation: Observation) -> [RowReading] {
        reading(of: observation)?.rows ?? []
    }

    func reader(of observation: Observation) -> Reader? {
        readers[String(observation.format.prefix { $0 != "@" })]
    }

    private mutating func reading(of observation: Observation) -> DocumentReading? {
        if let known = readings[observation.capture] { return known }
        var reading: DocumentReading?
        // A capture that was pruned is told as one that cannot be covered.
        if let reader = reader(of: observation),
            let bytes = try? archive.bytes(of: observation.capture)
        {
            reading = reader.read(bytes, expecting: PageExpectation(store: store))
        }
        readings[observation.capture] = .some(reading)
        return reading
    }
}
