import Connectors
import Foundation
import Support
import Testing

@Suite struct SavedPagesTests {
    let folder = try! TemporaryFolder()
    let book = Notebook()

    private func read(asOf: Date? = nil) async throws -> SavedPages {
        try await readSavedPages(
            folder.path, source: "list", asOf: asOf, now: book.now, keep: book.keep)
    }

    private func date(_ name: String, _ date: Date) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: date], ofItemAtPath: folder.file(name))
    }

    @Test func `pages come in the order a person counts`() async throws {
        for name in ["page-10", "page-2", "page-01", "page-1b", "cover"] {
            try folder.write(name.utf8, to: "\(name).html")
        }
        try folder.write("no page".utf8, to: "notes.txt")
        try folder.write("hidden".utf8, to: ".page-3.html")
        let pages = try await read().captures
        #expect(
            pages.map { String(decoding: $0.bytes, as: UTF8.self) }
                == ["cover", "page-01", "page-1b", "page-2", "page-10"])
        #expect(book.kept == pages)
    }

    @Test func `a page's time is its sidecar's, else as-of, else the file's, never later than now`()
        async throws
    {
        let day: TimeInterval = 24 * 3600
        let old = book.now.addingTimeInterval(-3 * day)
        for name in ["1-sidecar", "2-plain", "3-future"] {
            try folder.write("x".utf8, to: "\(name).html")
            try date("\(name).html", old)
        }
        try date("3-future.html", book.now.addingTimeInterval(day))
        try folder.write(
            #"{"fetchedAt": "2026-05-30T09:00:00+09:00"}"#.utf8, to: "1-sidecar.meta.json")
        let sidecar = book.now.addingTimeInterval(-2 * day)
        #expect(try await read().captures.map(\.fetchedAt) == [sidecar, old, book.now])
        let asOf = book.now.addingTimeInterval(-day)
        #expect(try await read(asOf: asOf).captures.map(\.fetchedAt) == [sidecar, asOf, asOf])
    }

    @Test func `a page with a sidecar that cannot be read is left out and named`() async throws {
        try folder.write("x".utf8, to: "page-1.html")
        try folder.write("x".utf8, to: "page-2.html")
        try folder.write("yesterday".utf8, to: "page-2.html.meta.json")
        let pages = try await read()
        #expect(pages.captures.map(\.origin) == [folder.file("page-1.html")])
        #expect(pages.troubles.map(\.kind) == [.unreadableFile])
        #expect(pages.troubles[0].text.contains("page-2.html.meta.json"))
    }

    @Test func `a page that is too large is left out and named`() async throws {
        try folder.write([UInt8](repeating: 0x20, count: 16 << 20 + 1), to: "page-1.html")
        let pages = try await read()
        #expect(pages.captures.isEmpty)
        #expect(pages.troubles.map(\.kind) == [.unreadableFile])
    }

    @Test func `a folder that is not there cannot be read`() async throws {
        let trouble = await #expect(throws: SourceTrouble.self) {
            try await readSavedPages(
                folder.file("nowhere"), source: "list", asOf: nil, now: book.now, keep: book.keep)
        }
        #expect(trouble?.kind == .unreadableFile)
        #expect(trouble?.text.contains(folder.file("nowhere")) == true)
    }

    @Test func `what cannot be kept is not read`() async throws {
        try folder.write("x".utf8, to: "page-1.html")
        let trouble = await #expect(throws: SourceTrouble.self) {
            try await readSavedPages(
                folder.path, source: "list", asOf: nil, now: book.now,
                keep: { _ in throw NoSpace() })
        }
        #expect(trouble?.kind == .notKept)
        #expect(trouble?.fault == .storage)
    }
}
