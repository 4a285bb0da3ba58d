public import Formats
public import Reconciliation
import Reservations

/// What a replay tries in the place of what was in force.
public struct Trial: Sendable {
    /// By name, formats that read the retained captures anew.
    public var readers: [String: Reader]
    /// The guards' thresholds.
    public var limits: Limits?

    public init(readers: [String: Reader] = [:], limits: Limits? = nil) {
        self.readers = readers
        self.limits = limits
    }

    public var isEmpty: Bool { readers.isEmpty && limits == nil }
}

extension KeptReadings {
    /// Observations as other formats would have made them. One whose capture is not retained stays
    /// as it was; one of which a format no longer says anything is gone.
    mutating func anew(_ observations: [Observation]) -> [Observation] {
        var made: [Observation] = []
        var captures: Set<String> = []
        for observation in observations {
            guard covers(observation) else {
                made.append(observation)
                continue
            }
            // A row of a table stands for itself: which of them were taken, its backfill decided.
            if observation.channel == .table {
                if let row = row(of: observation) {
                    made.append(observation.saying(row.observedFacts))
                }
                continue
            }
            // A page tells of all its bookings, also of those of which it said nothing new.
            guard captures.insert(observation.capture).inserted else { continue }
            made += rows(of: observation).map { $0.observed(like: observation) }
        }
        return made
    }
}

extension Observation {
    fileprivate func saying(_ facts: Facts) -> Observation {
        Observation(
            key: key, kind: kind, channel: channel, facts: facts, interval: interval,
            detectedAt: detectedAt, source: source, capture: capture, span: span, format: format)
    }
}

extension RowReading {
    /// The observation of a row that stands in the capture of another.
    fileprivate func observed(like other: Observation) -> Observation {
        Observation(
            key: ReservationKey(medium: other.key.medium, number: number), kind: kind,
            channel: other.channel, facts: observedFacts, interval: other.interval,
            detectedAt: other.detectedAt, source: other.source, capture: other.capture, span: span,
            format: other.format)
    }
}

/// The formats of a folder, by name.
public func loadReaders(in folder: String) throws -> [String: Reader] {
    let files = yamlNames(in: folder).map { "\(folder)/\($0).yaml" }
    if files.isEmpty { throw WrongUsage("\(folder): there is no format in this folder") }
    return try files.reduce(into: [:]) { readers, file in
        let reader = try Reader(try loadFormat(file))
        readers[reader.format.name] = reader
    }
}
