import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A list that is read otherwise than the last one only observes, until one agrees (G4).
@Suite struct ChangedReadingTests {
    enum Change: Sendable, CaseIterable { case nothing, format, definition, signIn }

    private static let format = "formats/salonboard-kirei-list.yaml"

    /// The list, as somebody who signed in under a name was shown it.
    private func show(_ bookings: [SandboxBooking], to name: String, _ desk: Desk) {
        desk.list(bookings)
        let shown = desk.hands[\.gives]["list"]
        desk.hands[\.gives]["list"] = { errand, keep in
            var harvest = await shown?(errand, keep) ?? Harvest()
            harvest.signedInAs = Fingerprint(words: [name])
            return harvest
        }
    }

    @Test(arguments: Change.allCases)
    func `what a changed reading says of known bookings waits, and new ones go out (G4, I9)`(
        _ change: Change
    ) async throws {
        let text = try String(
            contentsOfFile: Repository.pipelines + "/" + Self.format, encoding: .utf8)
        let desk = try Desk(files: [Self.format: text])
        let all = (1...9).map { SandboxBooking.some("BE0000000\($0)", at: "1\($0):00") }
        show(all, to: "honten", desk)
        _ = await desk.sync()
        switch change {
        case .nothing, .signIn: break
        case .format:
            let another = text.replacing(/(?m)^version: \d+/, with: "version: 99")
            try desk.folder.write(Self.format, another)
            try desk.reload()
        case .definition: try desk.reload(with: "retain: 100 days")
        }
        desk.hands.pass(minutes: 10)
        let shown = all.enumerated().map { index, booking in
            booking.with { if index < 2 { $0.status = .cancelledByCustomer } }
        }
        let name = change == .signIn ? "shiten" : "honten"
        let new = SandboxBooking.some("BE00000010", at: "20:00")
        show(shown + [new], to: name, desk)
        let report = await desk.sync()
        let holds = try await desk.ledger().holds()
        if change == .nothing {
            #expect(report.actions == [.pushCreate: 1, .pushCancel: 2])
            #expect(holds.isEmpty)
        } else {
            #expect(report.actions == [.pushCreate: 1])
            #expect(holds.map(\.hold.guard) == ["G4"])
            #expect(holds.first?.hold.members.count == 2)
        }
    }
}
