public import Foundation
public import Reservations

extension Books {
    /// What a list that was read anew no longer shows is cleared.
    func clearQuarantine(
        of source: String, except standing: Set<Fingerprint>, run id: String
    ) throws(LedgerTrouble) {
        for record in try quarantined() where record.source == source {
            if !standing.contains(record.id) { try clear(record.id, by: id) }
        }
    }

    /// Before a portion of a backfill is taken in: what of its file was set aside before, where it
    /// begins, and rows that now could be read of the same bookings.
    func clearQuarantine(
        before portion: BackfillPortion, run id: String
    ) throws(LedgerTrouble) {
        if let document = portion.begins {
            for (record, origin) in try quarantinedFiles()
            where record.capture == document.capture
                || (document.name != nil && origin.fileName == document.name)
            {
                try clear(record.id, by: id)
            }
        }
        let open = try number(
            """
            SELECT COUNT(*) FROM quarantine
            WHERE salon = $1 AND cleared_run IS NULL AND booking IS NOT NULL
            """, [salon])
        if open == 0 { return }
        for key in portion.read {
            try run(
                """
                UPDATE quarantine SET cleared_run = $1
                WHERE salon = $2 AND booking = $3 AND cleared_run IS NULL
                """, [id, salon, key.subject])
        }
    }

    fileprivate func clear(_ record: Fingerprint, by word: String) throws(LedgerTrouble) {
        try run(
            """
            UPDATE quarantine SET cleared_run = $1
            WHERE salon = $2 AND id = $3 AND cleared_run IS NULL
            """, [word, salon, record.description])
    }

    /// The rows of files that a backfill has set aside, each with where its file lay.
    private func quarantinedFiles() throws(LedgerTrouble) -> [(QuarantineRecord, String)] {
        let origins = try all(
            "SELECT hash, origin FROM capture WHERE salon = $1 AND source = 'backfill'", [salon]
        ) { line throws(LedgerTrouble) in (try line.text(0), try line.text(1)) }
        let places = Dictionary(origins) { first, _ in first }
        return try quarantined().compactMap { record in
            places[record.capture].map { (record, $0) }
        }
    }
}

extension String {
    fileprivate var fileName: String { (self as NSString).lastPathComponent }
}

extension Ledger {
    /// What is set aside and not cleared: by a later list, by a file that was put right, or by a
    /// person.
    public func quarantined() throws(LedgerTrouble) -> [QuarantineRecord] {
        try reading { books throws(LedgerTrouble) in try books.quarantined() }
    }

    /// Ends the quarantine of rows and mails that a person has dealt with.
    public func clearQuarantine(
        _ records: [Fingerprint], by person: String, at: Date
    ) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            for id in records.sorted(by: { $0.description < $1.description }) {
                try books.note(
                    Act(
                        at: at, person: person, kind: "quarantine.cleared",
                        subject: id.description))
                try books.clear(id, by: "by \(person)")
            }
        }
    }
}
