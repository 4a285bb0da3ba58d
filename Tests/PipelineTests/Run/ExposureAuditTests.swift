import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Exposure in report and figures, on a real ledger.
@Suite struct ExposureAuditTests {
    @Test func `a slot counts as for sale until its target's receipt (F1)`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        #expect(await desk.sync().exposures.exposures == [])
        desk.hands.pass(minutes: 5)
        let new = SandboxBooking.some("BE00000002", at: "15:00")
        desk.list([.some("BE00000001"), new])
        let seen = desk.hands[\.now]
        let report = await desk.sync()
        let open = try #require(report.exposures.exposures.first)
        #expect(report.exposures.exposures.count == 1)
        #expect(open.isOpen && open.key.number == "BE00000002" && open.target == .own)
        desk.hands.pass(minutes: 10)
        let action = try #require(
            try await desk.ledger().actions(in: .handed).first {
                $0.action.key.number == "BE00000002"
            })
        try await desk.ledger(for: .writing).store(
            Receipt(
                action: action.action.id, result: .done, evidence: "read again", at: seen + 240))
        let audit = try await desk.loaded.exposures(in: desk.ledger(), asOf: desk.hands[\.now])
        #expect(audit.exposures.map(\.isOpen) == [false])
        #expect(audit.byTarget.map(\.name) == ["own"] && audit.byStaff.map(\.name) == ["髙橋"])
        let minutes = (seen + 240).timeIntervalSince(open.from) / 60
        #expect(audit.byTarget.map(\.minutes) == [minutes])
        let told = #""booking":"hotpepper/BE00000002","target":"own","staff":"髙橋""#
        #expect(audit.json.line.contains(told))
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        let figures = Metrics(of: [status]).text
        #expect(figures.contains(#"daicho_exposure_minutes{salon="demo",target="own"} "#))
        #expect(figures.contains(#"daicho_exposure_staff_minutes{salon="demo",staff="髙橋"} "#))
        #expect(figures.contains(#"daicho_exposure_open{salon="demo"} 0"#))
    }

    @Test func `a report names the ten longest bookings, and status every one`() async throws {
        let desk = try Desk()
        let known = SandboxBooking.some("BE00000001")
        desk.list([known])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list([known] + (11...22).map { .some("BE000000\($0)", on: "202612\($0)") })
        let report = await desk.sync()
        desk.hands.pass(minutes: 5)
        let told = report.exposures.json.line.matches(of: /"booking":/).count
        #expect(report.exposures.exposures.count == 12 && told == 10)
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        let names = status.json.line.matches(of: /"booking":"(hotpepper\/BE000000\d\d)"/).map(\.1)
        #expect(Set(names) == Set((11...22).map { "hotpepper/BE000000\($0)" }))
    }
}
