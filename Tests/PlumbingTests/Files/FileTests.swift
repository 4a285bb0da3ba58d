import Foundation
import Testing

@testable import Plumbing

@Suite struct FileTests {
    @Test func `a file appears whole, with the rights asked for, and nothing beside it`() throws {
        try inNewFolder { folder in
            let path = folder.appendingPathComponent("台帳.csv").path
            try AtomicFile.write([1, 2, 3], to: path, mode: 0o640)
            try AtomicFile.write([4, 5], to: path, mode: 0o640)
            #expect(try readFile(path, limit: 100) == [4, 5])
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            #expect(facts[.posixPermissions] as? Int == 0o640)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        }
    }

    @Test func `until it is done the old contents stand, and dropped it leaves nothing`() throws {
        try inNewFolder { folder in
            let path = folder.appendingPathComponent("a").path
            try AtomicFile.write([1], to: path)
            do {
                let file = try AtomicFile(path: path)
                try file.write([2, 3])
                #expect(try readFile(path, limit: 10) == [1])
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
        }
    }

    @Test func `trouble names the file, the step and the way out`() throws {
        try inNewFolder { folder in
            let missing = folder.appendingPathComponent("no/a").path
            #expect(throws: FileTrouble(path: missing, step: .open, code: ENOENT)) {
                try AtomicFile.write([1], to: missing)
            }
            #expect(throws: FileTrouble(path: folder.path, step: .rename, code: EISDIR)) {
                try AtomicFile.write([1], to: folder.path)
            }
            #expect(throws: FileTrouble(path: folder.path, step: .read, code: EISDIR)) {
                try readFile(folder.path, limit: 10)
            }
            let text = FileTrouble(path: "/x/a.csv", step: .write, code: ENOSPC).description
            #expect(text.hasPrefix("/x/a.csv: cannot write: "))
            #expect(
                text.hasSuffix("free space on this disk and run again; nothing was half-written"))
        }
    }

    @Test(arguments: [0, 1, 4095, 4096, 4097, 100_000])
    func `a file is read to its last byte, and not beyond the limit`(size: Int) throws {
        try inNewFolder { folder in
            let path = folder.appendingPathComponent("a").path
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
            try AtomicFile.write(bytes, to: path)
            #expect(try readFile(path, limit: size) == bytes)
            guard size > 0 else { return }
            let trouble = #expect(throws: FileTrouble.self) { try readFile(path, limit: size - 1) }
            #expect(trouble?.code == EFBIG)
        }
    }
}
