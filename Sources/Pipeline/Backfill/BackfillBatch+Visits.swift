import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension BackfillBatch {
    /// Leaves out rows with made numbers whose visit the ledger knows by another number: never
    /// merged, never doubled (D16). What a ledger of ours wrote of it is known where it says the same.
    mutating func leaveKnownVisits(
        _ histories: [ReservationKey: History], in books: Books,
        showing cells: (Reservation) -> [UInt8]
    ) throws {
        var near: [String: [[String]]] = [:]
        var kept: [(word: Observation, location: String)] = []
        for (row, location) in rows {
            guard let made = made[row.key], histories[row.key] == nil else {
                kept.append((row, location))
                continue
            }
            let known = try visits(like: row, made, in: books, &near)
            if known.isEmpty {
                if waitsForItsList(row) {
                    leave("no-number", at: location, number: nil)
                } else {
                    kept.append((row, location))
                }
            } else if try isEcho(row, of: known, in: books, cells) {
                tally.same += 1
            } else {
                leave("same-visit", at: location, number: nil)
            }
        }
        rows = kept
    }

    /// Whether its list will bring it under its own number: here it would be a twin. Our own ledger
    /// knows of bookings that no list here shows.
    private func waitsForItsList(_ row: Observation) -> Bool {
        let medium = row.key.medium
        let isAhead = row.facts.visitDate.map { $0 >= SalonTime.day(of: asOf) } ?? true
        return isAhead && (echoes.contains(row.key) ? listed.contains(medium) : medium != .local)
    }

    /// The ledger's rows of other numbers that are the same visit by what the row says.
    private func visits(
        like row: Observation, _ made: (prefix: String, fields: [Field]), in books: Books,
        _ near: inout [String: [[String]]]
    ) throws -> [[String]] {
        guard !made.fields.isEmpty, let day = row.facts.visitDate else { return [] }
        // By its start, where that has to agree: a day's other rows are not looked at.
        let start = made.fields.contains(.startTime) ? row.facts.startTime?.minutes : nil
        let place = "\(day) \(start.map { "\($0)" } ?? "")"
        if near[place] == nil {
            near[place] = try books.cells(on: day.description, from: start)
                .map { LedgerRow(cells: $0).texts }
        }
        let isEcho = echoes.contains(row.key)
        // What an export does not show, or masks, sets no booking of ours apart from it.
        let fields = made.fields.filter { !isEcho || row.facts.claimed.contains($0) }
        return (near[place] ?? []).filter { cells in
            let number = cells[LedgerColumn.number.rawValue]
            let isSibling =
                isEcho
                ? MadeNumber.base(of: number) == MadeNumber.base(of: row.key.number)
                : MadeNumber.isMade(number, after: made.prefix)
            return !isSibling && (!isEcho || medium(of: cells) == row.key.medium)
                && fields.allSatisfy { Self.agrees(cells, on: $0, with: row.facts) }
        }
    }

    private func isEcho(
        _ row: Observation, of known: [[String]], in books: Books,
        _ cells: (Reservation) -> [UInt8]
    ) throws -> Bool {
        guard echoes.contains(row.key) else { return false }
        let keys = known.map {
            ReservationKey(medium: row.key.medium, number: $0[LedgerColumn.number.rawValue])
        }
        return try books.histories(of: Set(keys)).values.contains {
            $0.reservation?.shows(row, cells) == true
        }
    }

    private func medium(of cells: [String]) -> Medium? {
        media.medium(called: cells[LedgerColumn.medium.rawValue])
    }

    private static func agrees(_ cells: [String], on field: Field, with facts: Facts) -> Bool {
        let bare = { (text: String?) in (text ?? "").filter { !$0.isWhitespace } }
        return switch field {
        case .visitDate: true
        case .startTime:
            cells[LedgerColumn.start.rawValue] == facts.startTime?.description
        case .customerName:
            isWritten(
                bare(cells[LedgerColumn.customerName.rawValue]), bare(facts.customerName?.value))
        case .staff:
            [LedgerColumn.staff, .assignedStaff].contains {
                isWritten(cells[$0.rawValue], facts.staff ?? "")
            }
        default: false
        }
    }

    /// Whether a file may write a text so.
    private static func isWritten(_ text: String, _ written: String) -> Bool {
        text == written || writtenInCP932(text) == written
    }
}

extension Reservation {
    /// Whether its ledger row stays the same with all that a row says of it, as CP932 can write it.
    func shows(_ row: Observation, _ cells: (Reservation) -> [UInt8]) -> Bool {
        if shows(row.facts, of: row.facts.claimed.fields, cells) { return true }
        let written = facts.writtenInCP932
        let other = row.facts.claimed.fields.filter { !written.agrees(on: $0, with: row.facts) }
        return shows(row.facts, of: other, cells)
    }

    private func shows(
        _ facts: Facts, of fields: [Field], _ cells: (Reservation) -> [UInt8]
    ) -> Bool {
        var told = self
        for field in fields { told.facts.take(field, from: facts) }
        return cells(told) == cells(self)
    }
}

extension Observation {
    /// A booking that the ledger holds has its own first moment, unless the file knows of an
    /// earlier day (R3-13).
    func registered(for known: Reservation?, by now: Date) -> Observation {
        guard let known, SalonTime.day(of: detectedAt) >= SalonTime.day(of: known.detectedAt)
        else { return self }
        return Observation(
            key: key, kind: kind, channel: channel, facts: facts, interval: interval,
            detectedAt: now, source: source, capture: capture, span: span, format: format)
    }
}
