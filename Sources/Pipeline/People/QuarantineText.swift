public import LedgerStore
public import Reservations

/// What is set aside for the person who clears it: where it stands, what is wrong with it, and below
/// that the file in which its bytes are kept.
///
/// - Parameter archive: the folder of the kept captures.
public func quarantineText(_ records: [QuarantineRecord], archive: String) -> String {
    if records.isEmpty { return "隔離している行・メールはありません\n" }
    return shownSafely(
        records.flatMap { record in
            [
                "\(record.shortID)  \(record.source)  \(record.place)  \(record.words)",
                "          原文  \(record.path(in: archive))",
            ]
        }) + "\n"
}

extension QuarantineRecord {
    var shortID: String { String(id.description.prefix(8)) }

    /// What was found wrong, and what to do.
    var words: String { findingWords(field: field, problem: problem) }

    /// `paper.csv 3 行目 B 列「予約日時」`: the file, page or mail, and the place in it.
    var place: String {
        let file = origin.flatMap { $0.split(separator: "/").last }.map { "\($0) " } ?? ""
        return file + placeWords(location)
    }

    func path(in archive: String) -> String { "\(archive)/\(capture.prefix(2))/\(capture)" }

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
            "id": .text(id.description), "source": .text(source), "file": .text(origin),
            "where": .text(location),
            "booking": .text(booking?.subject), "field": .text(field), "problem": .text(problem),
            "capture": .text(capture), "firstRun": .text(firstRun),
        ]
    }
}
