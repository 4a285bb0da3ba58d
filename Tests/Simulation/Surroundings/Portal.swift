import Foundation
import Reservations
import Sandbox

/// The medium's site: shows the truth, late, in portions, or not at all.
struct Portal {
    let truth: Truth
    /// Eight rows a page, so that a small salon has several.
    static let rowsPerPage = 8

    /// Walks through the list for a range of days.
    func walk(at time: TimeInterval, days: Horizon, fault: ListFault) -> Walk {
        var form = SearchForm.everything(
            from: days.first.text(separator: ""), to: days.last.text(separator: ""))
        var age: TimeInterval = 0
        if case .lag(let seconds) = fault { age = seconds }
        if case .otherRange(let count) = fault {
            form.to = days.first.adding(days: count).text(separator: "")
        }
        var walk = Walk()
        let rows = rows(at: time + 1 - age, days: days)
        var listed = rows.filter { $0.date <= form.to }
        tamper(&listed, fault, &walk)
        for number in 1...max(1, Self.count(listed)) {
            let moment = time + 1 + 2 * Double(number - 1)
            walk.times.append(moment)
            var shown = listed
            if !fault.isTampering, truth.moves(between: time + 1 - age, and: moment - age) {
                shown = self.rows(at: moment - age, days: days).filter { $0.date <= form.to }
            }
            walk.pages.append(.list(page(number, of: shown, form), store: SandboxStore.demo.id))
        }
        walk.again = walk.pages.first
        apply(fault, to: &walk, rows: listed, form: form, days: days, time: time)
        if case .stalePage = fault { walk.isConsistent = walk.bearsItselfOut }
        let seen = walk.rows
        walk.hidden = Set(rows.map(\.number)).subtracting(seen.keys)
        return walk
    }

    private func rows(at time: TimeInterval, days: Horizon) -> [SandboxBooking] {
        let rows = truth.plot.bookings.indices.compactMap { place -> SandboxBooking? in
            guard let state = truth.state(of: place, at: time), state.isListed,
                days.contains(state.day)
            else { return nil }
            return truth.plot.bookings[place].shown(as: state)
        }
        return ListPage.newestFirst(rows)
    }

    private static func count(_ rows: [SandboxBooking]) -> Int {
        max(1, (rows.count + rowsPerPage - 1) / rowsPerPage)
    }

    private func page(_ number: Int, of rows: [SandboxBooking], _ form: SearchForm) -> ListPage {
        let begin = min(rows.count, (number - 1) * Self.rowsPerPage)
        let portion = Array(rows[begin..<min(rows.count, begin + Self.rowsPerPage)])
        return ListPage(
            rows: portion, number: number, pages: Self.count(rows), total: rows.count, form: form)
    }

    /// Faults of what the rows say, or of which there are.
    private func tamper(_ rows: inout [SandboxBooking], _ fault: ListFault, _ walk: inout Walk) {
        let seed = truth.plot.seed &+ UInt64(rows.count)
        var chance = SplitMix64(seed: seed)
        switch fault {
        case .misreadColumn:
            for index in rows.indices where rows[index].status == .booked {
                misread(&rows[index], as: .cancelledByCustomer, &walk)
            }
        case .shiftedColumn:
            for index in rows.indices {
                rows[index].start = "21:55"
                walk.misread.insert(rows[index].number)
            }
        case .misreadRows(let count):
            for _ in 0..<count where !rows.isEmpty {
                let index = chance.below(rows.count)
                misread(&rows[index], as: .cancelledBySalon, &walk)
            }
        case .unknownStatus where !rows.isEmpty:
            rows[chance.below(rows.count)].status = SandboxStatus(text: "保留中")
        case .omitted(let count):
            walk.isConsistent = true
            for _ in 0..<count where !rows.isEmpty { rows.remove(at: chance.below(rows.count)) }
        case .shrunken(let count):
            walk.isConsistent = true
            rows = Array(rows.prefix(count))
        default: break
        }
    }

    private func misread(
        _ row: inout SandboxBooking, as status: SandboxStatus, _ walk: inout Walk
    ) {
        guard row.status.meaning?.isCancelled == false else { return }
        row.status = status
        walk.misread.insert(row.number)
    }

    /// A page as it was some time ago.
    func stale(_ number: Int, at time: TimeInterval, days: Horizon, _ form: SearchForm) -> ListPage
    {
        page(number, of: rows(at: time, days: days), form)
    }

    /// A page of rows that another row has pushed on by one.
    func pushed(_ number: Int, of rows: [SandboxBooking], _ form: SearchForm) -> ListPage {
        guard var first = rows.first else { return page(number, of: rows, form) }
        first.number = "BE99999999"
        return page(number, of: [first] + rows, form)
    }
}

extension ListFault {
    /// Whether it changes rows or their count before they are cut into pages.
    fileprivate var isTampering: Bool {
        switch self {
        case .misreadColumn, .shiftedColumn, .misreadRows, .unknownStatus, .omitted, .shrunken: true
        default: false
        }
    }
}
