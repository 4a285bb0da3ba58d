import Foundation
import Testing

@Suite struct ScheduleFileTests {
    static let analyse = "/usr/bin/systemd-analyze"
    static let canAnalyse = FileManager.default.isExecutableFile(atPath: analyse)

    @Test(.enabled(if: canAnalyse, "systemd-analyze is not installed here"))
    func `systemd reads the units without a complaint`() throws {
        let folder = try SalonFolder()
        let service = try Repository.text("Pipelines/systemd/daicho.service")
            .replacing("/usr/local/bin/daicho", with: "/bin/true")
        let files = [
            try folder.write("daicho.service", service),
            try folder.write("daicho.timer", try Repository.text("Pipelines/systemd/daicho.timer")),
        ]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.analyse)
        process.arguments = ["verify"] + files
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let said = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
    }

    @Test func `cron's line has five fields, no unescaped percent sign, and fires every 5 minutes`()
        throws
    {
        let lines = try Repository.text("Pipelines/cron/daicho.cron").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        let jobs = lines.filter { $0.contains("daicho sync") }
        #expect(jobs.count == 1)
        for job in jobs {
            #expect(job.split(separator: " ").prefix(5) == ["*/5", "*", "*", "*", "*"])
            #expect(!job.replacing("\\%", with: "").contains("%"))
        }
        #expect(lines.allSatisfy { $0.contains("=") || jobs.contains($0) })
    }
}
