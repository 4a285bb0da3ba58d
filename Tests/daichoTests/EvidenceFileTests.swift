import Foundation
import Support
import Testing

/// What `sync --now` leaves for support opens with what everybody has.
@Suite struct EvidenceFileTests {
    @Test func `R2-13: an evidence bundle is a tar file that others' programs open`() throws {
        let salon = try DemoSalon()
        try salon.arrive(1)
        try FileManager.default.removeItem(atPath: salon.folder.file("inbox/pages/page-2.html"))
        let ended = try salon.sync(at: DemoSalon.first, "--now")
        #expect(ended.status == 10)
        #expect(ended.complaints.contains("evidence/"))
        let folder = salon.folder.file("state/evidence")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let list = try Tool.run("tar", ["tf", "\(folder)/\(name)"])
        #expect(
            list.split(separator: "\n") == [
                "README.txt", "versions.json", "definition.json", "report.json",
                "source-1/captures.json", "source-1/document-1.txt", "source-1/document-2.txt",
            ])
        let versions = try Tool.run("tar", ["xOf", "\(folder)/\(name)", "versions.json"])
        let read = try JSONSerialization.jsonObject(with: Data(versions.utf8))
        #expect((read as? [String: String])?.keys.sorted() == ["daicho", "machine", "system"])
    }
}
