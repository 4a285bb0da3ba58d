import Foundation
import Sandbox
import Testing

@testable import Pipeline

struct ArchiveTests {
    let known = [SandboxBooking.some("BE00000001")]

    private func age(_ days: Double, _ desk: Desk) throws {
        let archive = desk.state + "/archive"
        for name in desk.files(below: archive).keys {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)],
                ofItemAtPath: "\(archive)/\(name)")
        }
    }

    @Test func `captures go when their days are over, beliefs stay`() async throws {
        let desk = try Desk(more: "retain: 7 days")
        desk.list(known)
        _ = await desk.sync()
        #expect(desk.archived.count == 1)
        try age(6, desk)
        desk.hands.pass(minutes: 24 * 60)
        desk.list(known)
        _ = await desk.sync()
        #expect(desk.archived.count == 1)
        try age(8, desk)
        desk.hands.pass(minutes: 24 * 60)
        desk.list(known)
        #expect(await desk.sync().status == .done)
        #expect(desk.archived.isEmpty)
        #expect(try desk.rows().count == 1)
    }

    @Test func `what a killed run left goes, what another run just brought stays`() async throws {
        let desk = try Desk()
        desk.list(known)
        _ = await desk.sync()
        let sound = desk.archived
        let archive = desk.state + "/archive"
        let torn = "\(archive)/ab/.dat.nosync"
        try FileManager.default.createDirectory(
            atPath: archive + "/ab", withIntermediateDirectories: true)
        try Data("a torn page".utf8).write(to: URL(fileURLWithPath: torn))
        try age(1, desk)
        try Data().write(to: URL(fileURLWithPath: archive + "/.underway"))
        let young = String(repeating: "ab", count: 32)
        try Data("a page".utf8).write(to: URL(fileURLWithPath: "\(archive)/ab/\(young)"))
        desk.hands.pass(minutes: 5)
        desk.list(known)
        #expect(await desk.sync().status == .done)
        #expect(desk.archived == sound.union([young, ".underway"]))
    }

    @Test func `a capture that a power cut left torn is kept anew`() throws {
        let folder = try SalonFolder()
        let archive = Archive(folder: folder.path + "/archive")
        let bytes = Array("<html>a page</html>".utf8)
        #expect(try archive.keep(bytes, name: "ab12"))
        try Data().write(to: URL(fileURLWithPath: archive.path(of: "ab12")))
        #expect(try archive.keep(bytes, name: "ab12"))
        #expect(try archive.bytes(of: "ab12") == bytes)
        #expect(try !archive.keep(bytes, name: "ab12"))
    }

    @Test func `runs that begin and end at the same moment do not stop each other`() async throws {
        let folder = try SalonFolder()
        let sweep = ArchiveSweep(
            archive: Archive(folder: folder.path + "/archive"), retainDays: 30)
        try await withThrowingTaskGroup(of: Void.self) { runs in
            for _ in 0..<2 {
                runs.addTask {
                    for _ in 0..<2000 {
                        try sweep.begin()
                        sweep.end()
                    }
                }
            }
            try await runs.waitForAll()
        }
    }
}
