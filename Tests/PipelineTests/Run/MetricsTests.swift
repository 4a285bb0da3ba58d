import Foundation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// The figures for a monitoring system, read back by a reader of their own.
struct MetricsTests {
    /// A line of the exposition format, and what the format demands of the whole.
    struct Exposition {
        var names: [String] = []
        var samples: [String: Double] = [:]
        var problems: [String] = []

        init(_ text: String) {
            var helped: Set<String> = []
            var typed: String?
            if !text.isEmpty, !text.hasSuffix("\n") { problems.append("no end of line") }
            for line in text.split(separator: "\n") {
                if let help = line.wholeMatch(of: /# HELP ([a-z_]+) (.+)/) {
                    if !helped.insert(String(help.1)).inserted { problems.append("twice: \(line)") }
                } else if let type = line.wholeMatch(of: /# TYPE ([a-z_]+) gauge/) {
                    typed = String(type.1)
                    names.append(String(type.1))
                    if !helped.contains(String(type.1)) { problems.append("no help: \(line)") }
                } else if let sample = line.wholeMatch(
                    of: /([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)*)\} (-?[0-9.e+-]+)/)
                {
                    if String(sample.1) != typed { problems.append("out of its group: \(line)") }
                    let key = "\(sample.1){\(sample.2)}"
                    if samples[key] != nil { problems.append("twice: \(line)") }
                    guard let value = Double(sample.3) else {
                        problems.append("no number: \(line)")
                        continue
                    }
                    samples[key] = value
                } else {
                    problems.append("not understood: \(line)")
                }
            }
        }
    }

    private func figures(_ desk: Desk) async throws -> Exposition {
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        return Exposition(Metrics(of: [status]).text)
    }

    @Test func `the age of the last complete list comes first, and grows while none is whole`()
        async throws
    {
        let desk = try Desk()
        let many = (1...60).map { SandboxBooking.some("BE\(10_000_000 + $0)", on: "20261215") }
        desk.list(many)
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list(many, drop: [2])
        _ = await desk.sync()
        let found = try await figures(desk)
        #expect(found.problems == [])
        #expect(found.names.first == "daicho_last_complete_scan_age_seconds")
        let age = #"daicho_last_complete_scan_age_seconds{salon="demo",source="list"}"#
        #expect(found.samples[age] == 600)
        #expect(found.samples[#"daicho_runs{salon="demo",exit_status="0"}"#] == 1)
        #expect(found.samples[#"daicho_runs{salon="demo",exit_status="10"}"#] == 1)
        #expect(found.samples[#"daicho_last_run_exit_status{salon="demo"}"#] == 10)
        #expect(found.samples[#"daicho_bookings_active{salon="demo"}"#] == 60)
        #expect(found.samples[#"daicho_holds_open{salon="demo"}"#] == 0)
        let stages = found.samples.keys.filter { $0.contains("daicho_last_run_duration_seconds") }
        #expect(stages.count == 5)
    }

    @Test
    func `a row without its mail and a mail without its row are counted, in report and status`()
        async throws
    {
        let desk = try Desk()
        let known = SandboxBooking.some("BE00000001")
        desk.list([known])
        desk.mails([])
        _ = await desk.sync()
        let listed = SandboxBooking.some("BE00000002", at: "12:00")
        let mailed = SandboxBooking.some("BE00000003", at: "13:00")
        let ours = SandboxBooking.some("YG00000004", at: "14:00")
        let mails = [NoticeMail.some(.booked, of: mailed, at: "2026-12-01T09:04:00+09:00")]
        var report = RunReport(run: "", salon: "", asOf: desk.hands[\.now])
        for _ in 1...3 {
            desk.hands.pass(minutes: 35)
            desk.list([known, listed, ours])
            desk.mails(mails)
            report = await desk.sync()
        }
        let audit = try #require(report.audits.first)
        #expect(audit.withoutMail == ["BE00000002"])
        #expect(audit.withoutRow == ["BE00000003"])
        #expect(audit.both == 0)
        let found = try await figures(desk)
        #expect(found.problems == [])
        func count(_ seen: String) -> Double? {
            found.samples[
                "daicho_channel_bookings{salon=\"demo\",medium=\"hotpepper\",seen=\"\(seen)\"}"]
        }
        #expect([count("both"), count("row_only"), count("mail_only")] == [0, 1, 1])
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        #expect(
            status.text.contains(
                "メールのない予約 1 件（BE00000002）、一覧にない予約 1 件（BE00000003）"), "\(status.text)")
        #expect(report.json.line.contains(#""withoutMail":["BE00000002"]"#))
    }

    @Test func `how long each channel takes to tell is in report, status and figures`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        desk.mails([])
        _ = await desk.sync()
        let new = SandboxBooking.some("BE00000002", at: "12:00").with {
            $0.receivedAt = "2026/12/01 09:04"
        }
        desk.hands.pass(minutes: 35)
        desk.list([.some("BE00000001"), new])
        desk.mails([NoticeMail.some(.booked, of: new, at: "2026-12-01T09:04:00+09:00")])
        let report = await desk.sync()
        let audit = try #require(report.audits.first)
        #expect(audit.both == 1)
        #expect(audit.rowLag?.greatest == 31 * 60 && audit.mailLag?.greatest == 31 * 60)
        #expect(report.json.line.contains(#""mailLag":{"medianSeconds":"#))
        #expect(report.json.line.contains(#""rowLag":{"medianSeconds":"#))
        let found = try await figures(desk)
        for channel in ["mail", "list"] {
            let name = "daicho_channel_lag_seconds{salon=\"demo\",medium=\"hotpepper\","
            let lag = found.samples["\(name)channel=\"\(channel)\",of=\"greatest\"}"]
            #expect(lag.map { Int($0.rounded()) } == 31 * 60)
        }
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        for word in ["メールの遅れ", "一覧の遅れ"] {
            #expect(status.text.contains("\(word) 中央値 31 分・最大 31 分"), "\(status.text)")
        }
    }

    @Test func `labels are quoted, salons stand together under one name`() {
        var metrics = Metrics()
        let strange = Metrics.Sample(labels: [("salon", "a\"b\\c\nd")], value: 1.5)
        metrics.add("daicho_x", "X.", [strange])
        metrics.add("daicho_y", "Y.", [])
        metrics.add("daicho_x", "X.", [.init(labels: [("salon", "b")], value: 2)])
        #expect(
            metrics.text == """
                # HELP daicho_x X.
                # TYPE daicho_x gauge
                daicho_x{salon="a\\"b\\\\c\\nd"} 1.5
                daicho_x{salon="b"} 2

                """)
        #expect(Exposition(metrics.text).problems == [])
        #expect(Exposition("daicho_x 1").problems.count == 2)
    }
}
