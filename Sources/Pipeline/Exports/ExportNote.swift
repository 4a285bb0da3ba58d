import Foundation
import LedgerStore
import Publishing
import Reservations

extension LedgerExport {
    /// Notes in every salon's ledger who took what out, before a byte of it leaves. Words that may
    /// be a guest's are not kept.
    ///
    /// - Parameter destination: the file or folder; nil for standard output.
    public func note(by person: String, to destination: String?) async throws {
        for ledger in ledgers {
            try await ledger.note(
                Act(
                    at: asOf, person: person, kind: ExportNote.kind,
                    subject: destination ?? "-", detail: request.note.line))
        }
    }
}

/// One line of the register of exports.
public struct ExportNote: Sendable {
    static let kind = "export"
    let act: Act

    /// `2026/12/02 09:00  hana  csv 受付用  → 朝礼.csv（朝礼）`.
    var text: String {
        // A line of another version's may have more or less in it: what it has is shown.
        let detail =
            (try? JSONDecoder().decode(Detail.self, from: Data(act.detail.value.utf8))) ?? Detail()
        let words = [detail.format, detail.columns, detail.masked == true ? "匿名化" : nil]
        let purpose = detail.purpose.map { "（\($0)）" } ?? ""
        return "\(SalonTime.ledger(act.at))  \(act.person)  "
            + words.compactMap(\.self).joined(separator: " ") + "  → \(act.subject)\(purpose)"
    }

    var json: JSON {
        [
            "at": .text(SalonTime.iso(act.at)), "person": .text(act.person),
            "to": .text(act.subject), "detail": .text(act.detail.value),
        ]
    }

    private struct Detail: Decodable {
        var format: String?
        var columns: String?
        var masked: Bool?
        var purpose: String?
    }
}

extension Ledger {
    /// The last exports, newest first.
    func exports(last count: Int) throws(LedgerTrouble) -> [ExportNote] {
        try acts(of: ExportNote.kind, last: count).map(ExportNote.init)
    }
}

extension ExportRequest {
    /// What was asked for, for the register.
    fileprivate var note: JSON {
        .object([
            ("format", .text(format.rawValue)), ("columns", .text(columns ?? ColumnSets.shown)),
            ("masked", .bool(isMasked)), ("purpose", .text(purpose)),
            ("conditions", .list(question.words.map { .text($0) })),
        ])
    }
}

extension LedgerQuestion {
    /// The conditions in the command's words, without those that may name a guest.
    fileprivate var words: [String] {
        var words: [String] = []
        func add(_ option: String, _ value: String?) {
            if let value { words.append("--\(option) \(value)") }
        }
        add("on", on)
        add("from", from)
        add("to", to)
        add("date", dayKind?.rawValue)
        add("created", created)
        add("updated", updated)
        add("since", since)
        for status in statuses { add("status", status) }
        for name in staff { add("staff", name) }
        for medium in media { add("medium", medium) }
        add("text", text.map { _ in Private("").description })
        let count = Self.numbers(numbers).count
        add("number", count == 0 ? nil : "(\(count))")
        for cell in cells {
            add("where", cell.prefix { $0 != "=" } + "=" + Private("").description)
        }
        return words
    }
}
