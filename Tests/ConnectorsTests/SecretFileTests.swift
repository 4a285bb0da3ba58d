import Connectors
import Foundation
import Support
import Testing

struct SecretFileTests {
    @Test func `a secret is written whole, for its owner alone, and leaves nothing beside it`()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path + "/keys/mezon.key"
        try SecretFile.write(Array("old".utf8), to: path)
        // What a killed run has left.
        try Data("torn".utf8).write(
            to: URL(fileURLWithPath: folder.path + "/keys/.mezon.key.part-aB3dE9"))
        try SecretFile.write(Array("new".utf8), to: path)
        let files = FileManager.default
        #expect(files.contents(atPath: path) == Data("new".utf8))
        #expect(try files.contentsOfDirectory(atPath: folder.path + "/keys") == ["mezon.key"])
        #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        let room = try files.attributesOfItem(atPath: folder.path + "/keys")
        #expect(room[.posixPermissions] as? Int == 0o700)
    }
}
