import Foundation
import Plumbing
import Support
import Testing

struct SweptFileTests {
    @Test func `what a killed program left beside a file goes, what is being written stays`() throws
    {
        let folder = try TemporaryFolder()
        let path = folder.file("予約台帳.csv")
        try folder.write("torn".utf8, to: ".予約台帳.csv.part-aB3dE9")
        try folder.write("a copy of somebody's".utf8, to: ".予約台帳.csv.backup")
        let living = try AtomicFile(path: path)
        try living.write(Array("whole".utf8)[...])
        try AtomicFile.write(Array("another's".utf8), to: path)
        try living.commit()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == [".予約台帳.csv.backup", "予約台帳.csv"])
        #expect(try folder.read("予約台帳.csv") == Array("whole".utf8))
    }
}
