import Foundation
import Pipeline
import Sandbox
import Support
import Testing

@testable import daicho

/// A site that is signed into with an id alone, because its medium asks for no more.
@Suite(.serialized, .timeLimit(.minutes(5))) struct BareLoginTests {
    private func salon(password: String) async throws -> WireSalon {
        let account = SandboxAccount(userID: "CD00001", password: "", stores: [.demo])
        let salon = try await WireSalon(bookings: [WireSalon.new], account: account)
        let rules = try String(
            contentsOfFile: "\(Repository.root)/Pipelines/media/hotpepper.yaml", encoding: .utf8)
        let wanted = "credential: {kind: login, password: \(password)}"
        try salon.folder.write(
            rules.replacing("credential: {kind: login}", with: wanted).utf8,
            to: "media/hotpepper.yaml")
        salon.environment["SITE_PASSWORD"] = ""
        return salon
    }

    @Test func `R0-24: an empty password signs in where the medium lets it be empty`() async throws
    {
        let salon = try await salon(password: "optional")
        let report = try await salon.sync()
        #expect(report.status == .done, "\(report.notes.map(\.text))")
        #expect(await salon.site.signIns == 1)
    }

    @Test func `R0-23: elsewhere an empty password is none, and nobody signs in with it`()
        async throws
    {
        let salon = try await salon(password: "required")
        let report = try await salon.sync()
        #expect(report.status == .personNeeded)
        #expect(report.sources.first?.trouble?.kind == .secretMissing)
        #expect(await salon.site.signIns == 0)
    }
}
