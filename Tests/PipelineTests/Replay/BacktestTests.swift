import Connectors
import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Of each guard that holds: was it right to, as far as what came later can tell?
struct BacktestTests {
    /// Twelve bookings that lie well ahead, and one of the next day.
    private static let all =
        (1...12).map { SandboxBooking.some("BE\(10_000_000 + $0)") }
        + [SandboxBooking.some("BE10000050", on: "20261202")]

    enum Doubt: String, Sendable, CaseIterable {
        case manyReleases = "G2"
        case shiftedField = "G3"
        case changedReading = "G4"
        case clock = "G6"
        case nearStart = "G7"

        /// What the list shows that the guard keeps back.
        var shown: [SandboxBooking] {
            all.enumerated().map { index, booking in
                booking.with {
                    switch self {
                    case .manyReleases: if index < 6 { $0.status = .cancelledByCustomer }
                    case .shiftedField: if index < 12 { $0.start = "20:30" }
                    case .changedReading, .clock: if index < 2 { $0.start = "15:00" }
                    case .nearStart: if index == 12 { $0.status = .cancelledBySalon }
                    }
                }
            }
        }

        var held: Int {
            switch self {
            case .manyReleases: 6
            case .shiftedField: 12
            case .changedReading, .clock: 2
            case .nearStart: 1
            }
        }

        /// The first of the bookings that it keeps back.
        var first: SandboxBooking { self == .nearStart ? all[12] : all[0] }
        var isOfCancels: Bool { self == .manyReleases || self == .nearStart }
    }

    /// A desk at which the guard holds.
    private func held(_ doubt: Doubt) async throws -> Desk {
        let desk = try Desk()
        desk.list(Self.all)
        _ = await desk.sync { $0.isForced = true }
        if doubt == .changedReading { try desk.reload(with: "retain: 100 days") }
        try await show(doubt.shown, on: desk, ahead: doubt == .clock ? 120 : nil)
        #expect(try await desk.ledger().holds().map(\.hold.guard) == [doubt.rawValue])
        return desk
    }

    private func show(
        _ list: [SandboxBooking], on desk: Desk, ahead: Double? = nil
    ) async throws {
        desk.hands.pass(minutes: 10)
        desk.list(list)
        let give = try #require(desk.hands[\.gives]["list"])
        desk.hands[\.gives]["list"] = { errand, keep in
            var harvest = await give(errand, keep)
            harvest.serverAhead = ahead
            return harvest
        }
        _ = await desk.sync { $0.isForced = true }
    }

    private func account(
        _ doubt: Doubt, _ desk: Desk
    ) async throws -> Backtest.Account? {
        try await Replay(desk.loaded).backtest(on: desk.ledger()).accounts[doubt.rawValue]
    }

    @Test(arguments: Doubt.allCases)
    func `while nothing more is known, a hold is neither right nor for nothing`(
        _ doubt: Doubt
    ) async throws {
        let desk = try await held(doubt)
        let account = try await account(doubt, desk)
        #expect(account == .init(holds: 1, held: doubt.held, open: doubt.held))
    }

    @Test(arguments: Doubt.allCases)
    func `a hold was right where the rows come back as they were (G2, G3, G4, G6, G7)`(
        _ doubt: Doubt
    ) async throws {
        let desk = try await held(doubt)
        try await show(Self.all, on: desk)
        let right = Backtest.Account(holds: 1, held: doubt.held, right: doubt.held)
        #expect(try await account(doubt, desk) == right)
        // What customers do weeks later says nothing of that hold.
        let later = Self.all.map { booking in
            booking.with { if $0.number == doubt.first.number { $0.status = .cancelledByCustomer } }
        }
        desk.mails([
            NoticeMail.some(.cancelled, of: doubt.first, at: "2026-12-01T09:25:00+09:00")
        ])
        try await show(later, on: desk)
        #expect(try await account(doubt, desk) == right)
    }

    @Test(arguments: [Doubt.clock, .nearStart])
    func `a hold was for nothing where a list in no doubt says the same (G6, G7)`(
        _ doubt: Doubt
    ) async throws {
        let desk = try await held(doubt)
        try await show(doubt.shown, on: desk)
        let wrong = Backtest.Account(holds: 1, held: doubt.held, wrong: doubt.held)
        #expect(try await account(doubt, desk) == wrong)
        // Nor does what comes later unsay it.
        try await show(Self.all, on: desk)
        #expect(try await account(doubt, desk) == wrong)
    }

    @Test func `what waited for a list that reads as before was right all the time (G4)`()
        async throws
    {
        let desk = try Desk()
        desk.list(Self.all)
        _ = await desk.sync { $0.isForced = true }
        try desk.reload(with: "retain: 100 days")
        let moved = Self.all[0].with { $0.start = "15:00" }
        desk.mails([NoticeMail.some(.changed, of: moved, at: "2026-12-01T09:05:00+09:00")])
        desk.hands.pass(minutes: 10)
        desk.fail("list", .network)
        _ = await desk.sync { $0.isForced = true }
        #expect(try await account(.changedReading, desk) == .init(holds: 1, held: 1, open: 1))
        try await show([moved] + Self.all.dropFirst(), on: desk)
        let account = try await account(.changedReading, desk)
        #expect(account == .init(holds: 1, held: 1, wrong: 1))
    }

    /// While a changed reading is in doubt its mails wait as well.
    @Test(arguments: [Doubt.manyReleases, .shiftedField, .clock, .nearStart])
    func `a mail that says the same makes a hold needless (G2, G3, G6, G7)`(
        _ doubt: Doubt
    ) async throws {
        let desk = try await held(doubt)
        let said = try #require(doubt.shown.first { $0.number == doubt.first.number })
        desk.mails([
            NoticeMail.some(
                doubt.isOfCancels ? .cancelled : .changed, of: said,
                at: "2026-12-01T09:15:00+09:00")
        ])
        desk.hands.pass(minutes: 10)
        desk.fail("list", .network)
        _ = await desk.sync { $0.isForced = true }
        let account = try await account(doubt, desk)
        #expect(
            account == .init(holds: 1, held: doubt.held, wrong: 1, open: doubt.held - 1))
    }

    @Test(arguments: [Doubt.shiftedField, .clock], [true, false])
    func `of a time that was held, a cancel mail tells no more than the time it prints (G3, G6)`(
        _ doubt: Doubt, isShifted: Bool
    ) async throws {
        let desk = try await held(doubt)
        let printed = isShifted ? try #require(doubt.shown.first) : doubt.first
        desk.mails([NoticeMail.some(.cancelled, of: printed, at: "2026-12-01T09:15:00+09:00")])
        desk.hands.pass(minutes: 10)
        desk.fail("list", .network)
        _ = await desk.sync { $0.isForced = true }
        let account = try await account(doubt, desk)
        #expect(
            account
                == .init(
                    holds: 1, held: doubt.held, right: isShifted ? 0 : 1,
                    wrong: isShifted ? 1 : 0, open: doubt.held - 1))
    }

    @Test(arguments: Doubt.allCases, [HoldState.Word.approved, .dropped])
    func `a person's word settles it (G2, G3, G4, G6, G7)`(
        _ doubt: Doubt, _ word: HoldState.Word
    ) async throws {
        let desk = try await held(doubt)
        let ledger = try desk.ledger(for: .writing)
        let id = try #require(try await ledger.holds().first?.hold.id)
        try await ledger.decide(hold: id, word: word, by: "hana", at: desk.hands[\.now])
        let account = try await account(doubt, desk)
        let isApproved = word == .approved
        #expect(
            account
                == .init(
                    holds: 1, held: doubt.held, right: isApproved ? 0 : doubt.held,
                    wrong: isApproved ? doubt.held : 0))
    }

    @Test func `bookings that leave a hold one by one are judged each (G2)`() async throws {
        let desk = try await held(.manyReleases)
        let half = Self.all.enumerated().map { index, booking in
            booking.with { if (3..<6).contains(index) { $0.status = .cancelledByCustomer } }
        }
        try await show(half, on: desk)
        #expect(
            try await account(.manyReleases, desk) == .init(holds: 1, held: 6, right: 3, open: 3))
    }

    @Test func `a hold whose time is over stays open: nobody has said who was right (G7)`()
        async throws
    {
        let desk = try await held(.nearStart)
        desk.fail("list", .network)
        for _ in 0..<3 {
            desk.hands.pass(minutes: 24 * 60)
            _ = await desk.sync { $0.isForced = true }
        }
        #expect(try await desk.ledger().holds().isEmpty)
        #expect(try await account(.nearStart, desk) == .init(holds: 1, held: 1, open: 1))
    }
}
