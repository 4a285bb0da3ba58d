import Formats
import Reservations

/// The formats and media that were read already: a run over many definitions reads each once.
///
/// Only right files are kept, so that a wrong one is told with every definition that names it. Use
/// a new one for each run: a file that is changed in between is not seen.
public struct LoadedFiles: Sendable {
    var formats: [String: LoadedFormat] = [:]
    var media: [String: LoadedMedium] = [:]

    public init() {}
}

/// A format, compiled, with its file's values, which know their places.
struct LoadedFormat: Sendable {
    let file: String
    let reader: Reader
    let root: Placed
    /// Of the file's meaning, whatever its comments and blanks.
    let fingerprint: Fingerprint

    var format: Format { reader.format }
}

/// A medium's rules with the fingerprint of their file's meaning.
struct LoadedMedium: Sendable {
    let rules: MediumRules
    let fingerprint: Fingerprint
}
