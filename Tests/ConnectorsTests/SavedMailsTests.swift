import Connectors
import Foundation
import Support
import Synchronization
import Testing

@Suite struct SavedMailsTests {
    let folder = try! TemporaryFolder()
    let book = Notebook()

    private func text(_ mails: [ReceivedMail]) -> [String] {
        mails.map { String(decoding: $0.capture.bytes, as: UTF8.self) }
    }

    @Test func `mails of a folder are read once each (R2-06)`() async throws {
        for name in ["mail-10", "mail-9"] { try folder.write(name.utf8, to: "\(name).eml") }
        func read(_ wasRead: @escaping @Sendable (MailPlace) -> Bool) async throws -> MailReading {
            try await readSavedMails(
                folder.path, source: "notices", asOf: nil, now: book.now, wasRead: wasRead,
                keep: book.keep, take: book.take)
        }
        #expect(try await read { _ in false }.count == 2)
        #expect(text(book.taken) == ["mail-9", "mail-10"])
        let places = Set(book.taken.map(\.place))
        #expect(try await read { places.contains($0) }.count == 0)
        try folder.write("another".utf8, to: "mail-9.eml")
        #expect(try await read { places.contains($0) }.count == 1)
    }

    private func maildir() throws -> Maildir {
        try folder.write("first".utf8, to: "box/new/1700000001.M1P1.host")
        try folder.write("opened".utf8, to: "box/cur/1700000002.M1P1.host:2,S")
        try folder.write("flagged".utf8, to: "box/cur/1700000003.M1P1.host:2,F")
        try folder.write("deleted".utf8, to: "box/cur/1700000004.M1P1.host:2,ST")
        try folder.write("arriving".utf8, to: "box/tmp/1700000005.M1P1.host")
        try folder.write("spam".utf8, to: "box/.Junk/new/1700000006.M1P1.host")
        try FileManager.default.createDirectory(
            atPath: folder.file("box/.Junk/cur"), withIntermediateDirectories: true)
        return Maildir(folder.file("box"), source: "notices")
    }

    private func read(_ maildir: Maildir, _ folders: [String], but read: Set<MailPlace> = [])
        async throws -> MailReading
    {
        try await maildir.read(
            folders: folders, now: book.now, wasRead: { read.contains($0) }, keep: book.keep,
            take: book.take)
    }

    @Test func `a maildir is read whoever has opened its mails (D5)`() async throws {
        let maildir = try maildir()
        #expect(try await read(maildir, ["INBOX", "Junk"]).count == 4)
        #expect(text(book.taken) == ["first", "opened", "flagged", "spam"])
        #expect(book.taken.map(\.wasSeen) == [false, true, false, false])
    }

    @Test func `a mail keeps its place when it is marked, so that it is not read twice`()
        async throws
    {
        let maildir = try maildir()
        _ = try await read(maildir, ["INBOX"])
        let places = book.taken.map(\.place)
        #expect(try maildir.markSeen(places) == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("box/cur"))
        #expect(
            names.sorted() == [
                "1700000001.M1P1.host:2,S", "1700000002.M1P1.host:2,S",
                "1700000003.M1P1.host:2,FS", "1700000004.M1P1.host:2,ST",
            ])
        #expect(try await read(maildir, ["INBOX"], but: Set(places)).count == 0)
        #expect(try maildir.markSeen(places) == 0)
    }

    @Test func `a maildir that is not there cannot be read`() async throws {
        let trouble = await #expect(throws: SourceTrouble.self) {
            _ = try await read(Maildir(folder.file("none"), source: "notices"), ["INBOX"])
        }
        #expect(trouble?.kind == .unreadableFile)
    }

    @Test func `what cannot be stored ends the reading`() async throws {
        let maildir = try maildir()
        let trouble = await #expect(throws: SourceTrouble.self) {
            _ = try await maildir.read(
                now: book.now, wasRead: { _ in false }, keep: book.keep,
                take: { _ in throw NoSpace() })
        }
        #expect(trouble?.kind == .notKept)
    }
}
