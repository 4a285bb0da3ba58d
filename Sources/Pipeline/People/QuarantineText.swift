public import LedgerStore
public import Reservations

/// What is set aside, line by line, for the person who clears it.
public func quarantineText(_ records: [QuarantineRecord]) -> String {
    if records.isEmpty { return "隔離している行・メールはありません\n" }
    return shownSafely(
        records.map { record in
            "\(record.shortID)  \(record.source)  \(placeWords(record.location))  "
                + "\(record.words)  \(record.path)"
        }) + "\n"
}

extension QuarantineRecord {
    var shortID: String { String(id.description.prefix(8)) }

    /// What was found wrong, and what to do.
    var words: String { findingWords(field: field, problem: problem) }

    var path: String { "archive/\(capture.prefix(2))/\(capture)" }

    /// The records that a person names by the beginnings of their ids, or all of some sources.
    ///
    /// - Throws: `WrongUsage` of a word that means none of them, or several.
    public static func chosen(
        _ words: [String], sources: [String], among records: [QuarantineRecord]
    ) throws(WrongUsage) -> [QuarantineRecord] {
        var chosen = records.filter { sources.contains($0.source) }
        let known = Set(records.map(\.source)).sorted()
        for source in sources where !known.contains(source) {
            throw WrongUsage(
                "nothing of `\(source)` is in quarantine; there is: "
                    + (known.isEmpty ? "nothing" : known.joined(separator: ", ")))
        }
        for word in words {
            let named = records.filter { $0.id.description.hasPrefix(word) }
            guard named.count == 1, word.count >= 4 else {
                throw WrongUsage(
                    "`\(word)` means \(named.isEmpty ? "nothing" : "\(named.count) lines") in "
                        + "quarantine; `daicho quarantine list` shows their ids")
            }
            chosen += named
        }
        return chosen
    }

    /// For scripts.
    public var json: JSON {
        [
            "id": .text(id.description), "source": .text(source), "where": .text(location),
            "booking": .text(booking?.subject), "field": .text(field), "problem": .text(problem),
            "capture": .text(capture), "firstRun": .text(firstRun),
        ]
    }
}
