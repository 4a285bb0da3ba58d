import Foundation
import Reservations
import Sandbox

extension Portal {
    /// Faults of whole pages.
    func apply(
        _ fault: ListFault, to walk: inout Walk, rows: [SandboxBooking], form: SearchForm,
        days: Horizon, time: TimeInterval
    ) {
        switch fault {
        case .none, .lag, .otherRange, .unknownStatus, .misreadColumn, .shiftedColumn, .misreadRows,
            .omitted,
            .shrunken:
            break
        case .siteError: walk.fail(.siteError)
        case .tooManyRequests: walk.fail(.tooManyRequests)
        case .signIn: walk.become(SalonBoard.loginPage())
        case .maintenance: walk.become(SalonBoard.maintenancePage())
        case .captcha: walk.become(SalonBoard.captchaPage(.puzzle))
        case .expired: walk.become(SalonBoard.expiredPage())
        case .searchForm:
            walk.become(SalonBoard.searchForm(form, for: SandboxScreen(token: Walk.token)))
        case .empty: walk.become(ListPage(rows: [], number: 1, pages: 1, total: 0, form: form))
        case .bare:
            walk.become(
                ListPage(rows: [], number: 1, pages: 1, total: max(1, rows.count), form: form))
        case .truncated(let number):
            walk.change(number) { page in
                if case .list(let list, _) = page { page = .cut(list) }
            }
        case .missingPage(let number): walk.drop(number)
        case .duplicatedPage(let number): walk.repeatPage(number)
        case .stalePage(let number, let age):
            walk.change(number) { page in
                let old = stale(number, at: time - age, days: days, form)
                page = .list(old, store: SandboxStore.demo.id)
            }
        case .drift:
            for number in walk.pages.indices.dropFirst().map({ $0 + 1 }) {
                walk.change(number) { page in
                    page = .list(pushed(number, of: rows, form), store: SandboxStore.demo.id)
                }
            }
            walk.again = .list(pushed(1, of: rows, form), store: SandboxStore.demo.id)
        case .rowShift: walk.changeList(1) { if !$0.rows.isEmpty { $0.rows.removeLast() } }
        case .otherStore: walk.move(to: "H000000777")
        case .totalIsOff(let count):
            for number in 1...walk.pages.count { walk.changeList(number) { $0.total += count } }
        case .damagedRow: walk.changeList(1) { $0.damage = .number }
        case .otherColumns:
            for number in 1...walk.pages.count {
                walk.changeList(number) { $0.columns = ListColumn.moved }
            }
        }
    }
}

extension Walk {
    static let token = "0123456789abcdef0123456789abcdef"

    fileprivate mutating func fail(_ trouble: Trouble) {
        self.trouble = trouble
        (pages, times, again) = ([], [], nil)
    }

    fileprivate mutating func become(_ bytes: [UInt8]) {
        (pages, times, again) = ([.other(bytes)], Array(times.prefix(1)), nil)
    }

    fileprivate mutating func become(_ page: ListPage) {
        let page = Page.list(page, store: SandboxStore.demo.id)
        (pages, times, again) = ([page], Array(times.prefix(1)), page)
    }

    fileprivate mutating func change(_ number: Int, _ change: (inout Page) -> Void) {
        let index = min(number, pages.count) - 1
        if pages.indices.contains(index) { change(&pages[index]) }
    }

    fileprivate mutating func changeList(_ number: Int, _ change: (inout ListPage) -> Void) {
        self.change(number) { page in
            guard case .list(var list, let store) = page else { return }
            change(&list)
            page = .list(list, store: store)
        }
        if number == 1 { again = pages.first }
    }

    fileprivate mutating func drop(_ number: Int) {
        let index = min(number, pages.count) - 1
        pages.remove(at: index)
        times.remove(at: index)
        trouble = .network
        again = nil
    }

    fileprivate mutating func repeatPage(_ number: Int) {
        let index = min(number, pages.count) - 1
        pages.insert(pages[index], at: index)
        times.insert(times[index], at: index)
    }

    fileprivate mutating func move(to store: String) {
        pages = pages.map { page in
            if case .list(let list, _) = page { .list(list, store: store) } else { page }
        }
        again = pages.first
    }
}
