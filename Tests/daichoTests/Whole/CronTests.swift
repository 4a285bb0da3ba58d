import Foundation
import Plumbing
import Sandbox
import Support
import Testing

/// The built command as cron and a person call it.
@Suite struct CronTests {
    @Test func `two at once are as good as one after the other (I14, R2-03)`() throws {
        let salon = try DemoSalon()
        try salon.arrive(1)
        let runs = try (1...4).map { _ in
            try salon.program.begin(["sync", "--as-of", DemoSalon.first])
        }
        let statuses = try runs.map { try $0.wait().status }
        // 10: it got the mails while another read the list, or the list alone; each source has a
        // lock of its own. 75: it got neither.
        #expect(Set(statuses).isSubset(of: [0, 10, 75]))
        #expect(statuses.contains { $0 != 75 })
        #expect(try salon.rows.count > 120)
        #expect(try salon.sync(at: DemoSalon.first).status == 0)
    }

    @Test func `a run that finds its sources in use ends with 75 and writes nothing (I14)`() throws
    {
        let salon = try DemoSalon()
        try salon.arrive(1)
        #expect(try salon.sync(at: DemoSalon.first).status == 0)
        let csv = try salon.csv
        try salon.arrive(2)
        let locks = try ["hotpepper-list", "notices"].map {
            try #require(try FileLock(path: salon.folder.file("state/\($0).lock")))
        }
        let ending = try withExtendedLifetime(locks) { try salon.sync(at: DemoSalon.second) }
        #expect(ending.status == 75)
        #expect(try salon.csv == csv)
    }

    @Test func `a run that was killed while it held its locks blocks nobody`() throws {
        let salon = try DemoSalon()
        try salon.arrive(1)
        _ = try salon.program.run(["sync", "--as-of", DemoSalon.first], killedAfter: 0.05)
        #expect(try salon.sync(at: DemoSalon.first).status == 0)
    }

    @Test func `of a folder of definitions a wrong one stops nobody`() throws {
        let salon = try DemoSalon()
        try salon.arrive(1)
        for (name, change) in [("a", "demo-a"), ("c", "demo-c")] {
            let text = DemoSalon.definition.replacing("kirei-demo", with: change)
                .replacing("state: state", with: "state: state-\(name)")
                .replacing("folder:inbox", with: "folder:../inbox")
                .replacing("予約台帳.csv", with: "\(name).csv")
            try salon.folder.write(text.utf8, to: "salons/\(name).yaml")
        }
        try salon.folder.write("salon: {id: b}\nsuorces: {}\n".utf8, to: "salons/b.yaml")
        let ending = try salon.program.run(["sync", "salons", "--as-of", DemoSalon.first])
        #expect(ending.status == 78)
        #expect(ending.complaints.contains("b.yaml"))
        #expect(ending.complaints.contains("sources"))
        for name in ["a", "c"] { #expect(try salon.folder.read("salons/\(name).csv").count > 1000) }

        let again = try salon.program.run(
            ["sync", "salons/a.yaml", "salons/c.yaml", "--json", "--as-of", DemoSalon.first])
        #expect(again.status == 0)
        #expect(again.output.split(separator: "\n").count == 2)
        #expect(again.complaints == "")
    }

    struct Call: CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let calls = [
        Call(arguments: ["--help"], status: 0),
        Call(arguments: ["--version"], status: 0),
        Call(arguments: ["snyc"], status: 64),
        Call(arguments: ["sync", "--frobnicate"], status: 64),
        Call(arguments: ["sync", "--as-of", "tomorrow"], status: 64),
        Call(arguments: ["sync", "--shard", "3/2"], status: 64),
        Call(arguments: ["sync", "--until", "soon"], status: 64),
        Call(arguments: ["sync", "--source", "nobody", "--as-of", DemoSalon.first], status: 64),
        Call(arguments: ["sync", "nowhere.yaml"], status: 78),
        Call(arguments: ["plan", "nowhere.yaml"], status: 78),
        Call(arguments: ["check", "nowhere.yaml"], status: 78),
        Call(
            arguments: ["sync", "--expect", "0123456789abcdef", "--as-of", DemoSalon.first],
            status: 20),
        Call(arguments: ["plan", "--as-of", DemoSalon.first], status: 0),
        Call(arguments: ["plan", "--detailed-exitcode", "--as-of", DemoSalon.first], status: 2),
    ]

    @Test(arguments: calls)
    func `calls end with the status that the manual says`(_ call: Call) throws {
        let salon = try DemoSalon()
        try salon.arrive(1)
        let ending = try salon.program.run(call.arguments)
        #expect(ending.status == call.status, "\(ending.complaints)")
        let saysWhy = !ending.complaints.isEmpty
        #expect(saysWhy == ![0, 2].contains(call.status))
    }

    @Test func `an inbox that is gone is 20, one that is empty 30, and says so once`() throws {
        let salon = try DemoSalon(
            DemoSalon.definition.replacing(
                """
                  notices:
                    formats: [salonboard-notice]
                    from: folder:inbox/mails
                    every: 5 minutes

                """, with: ""))
        let gone = try salon.sync(at: DemoSalon.first)
        #expect(gone.status == 20)
        #expect(gone.complaints.contains("inbox/pages"))
        try FileManager.default.createDirectory(
            atPath: salon.folder.file("inbox/pages"), withIntermediateDirectories: true)
        let empty = try salon.sync(at: DemoSalon.first)
        #expect(empty.status == 30)
        let again = try salon.sync(at: DemoSalon.first)
        #expect(again.status == 30)
        #expect(again.complaints == "")
    }

    @Test func `a maildir is read whoever has opened it, and marked`() throws {
        let salon = try DemoSalon(
            DemoSalon.definition.replacing(
                "folder:inbox/mails", with: "maildir:inbox/maildir\n    mark-read: true"))
        try salon.arrive(2)
        let folder = salon.folder
        for name in ["new", "cur", "tmp"] {
            try FileManager.default.createDirectory(
                atPath: folder.file("inbox/maildir/\(name)"), withIntermediateDirectories: true)
        }
        for (index, name) in ["18", "19", "20", "08", "12"].enumerated() {
            let place = index == 1 ? "cur/\(index).M1.host:2,S" : "new/\(index).M1.host"
            try folder.write(
                folder.read("inbox/mails/\(name).eml"), to: "inbox/maildir/\(place)")
        }
        let first = try salon.sync(at: DemoSalon.second, "--json")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
        let sources = try #require(report["sources"] as? [[String: Any]])
        #expect(sources[1]["rows"] as? Int == 5)
        let unseen = try FileManager.default.contentsOfDirectory(
            atPath: folder.file("inbox/maildir/new"))
        #expect(unseen.count < 4)
        #expect(try salon.sync(at: DemoSalon.later).status == 0)
    }
}
