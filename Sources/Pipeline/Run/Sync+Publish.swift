import Foundation
import LedgerStore
import Publishing
import Reconciliation
import Reservations

extension Sync {
    /// Lays out each ledger anew; a file that would be the same is left untouched, and one that
    /// cannot be written does not stop the others.
    func publish(_ ledger: Ledger, _ report: inout RunReport) throws -> [RunReport.Publication] {
        var published: [RunReport.Publication] = []
        for publication in definition.publish {
            // Half a diary looks like an empty chair: no ledger begins before a list adopted.
            let begins = !FileManager.default.fileExists(atPath: publication.file)
            if begins, report.status != .done, try isBlank(ledger) { continue }
            do {
                published.append(try publish(publication, from: ledger))
            } catch let trouble as LedgerTrouble {
                throw trouble
            } catch {
                report.note(
                    "publish:\(publication.file)", "台帳のファイルを書けませんでした。\(told(error))", .broken,
                    cause: "\(error)")
            }
        }
        return published
    }

    private func publish(
        _ publication: Publication, from ledger: Ledger
    ) throws -> RunReport.Publication {
        let condition = condition(for: publication)
        let outcome = try Shelf().publish(
            to: publication.file, style: publication.style, mode: UInt32(publication.mode)
        ) { row in
            _ = try ledger.rows(where: condition) { try row($0) }
        }
        return RunReport.Publication(
            path: publication.file, rows: outcome.rows, isWritten: outcome.isWritten,
            lost: outcome.loss.lost.values.reduce(0, +))
    }

    private func isBlank(_ ledger: Ledger) throws -> Bool {
        try ledger.looking { books in
            try books.belief(media: [], horizon: horizon, now: asOf).adopted.isEmpty
        }
    }

    private func condition(for publication: Publication) -> RowCondition {
        var condition = RowCondition()
        switch publication.range {
        case .horizon: condition.visited = horizon.first...horizon.last
        case .today: condition.visited = horizon.first...horizon.first
        case .all: break
        }
        return condition
    }
}

extension Publication {
    var style: SheetStyle {
        SheetStyle(columns: columns, encoding: encoding, phone: phone)
    }
}
