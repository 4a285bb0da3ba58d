import Faults
import Foundation
import Sandbox
import Testing

@testable import Simulation

struct PlotTests {
    @Test func `a seed always gives the same plot, and another seed another`() {
        #expect(Plot(seed: 5) == Plot(seed: 5))
        #expect(Plot(seed: 5) != Plot(seed: 6))
    }

    @Test func `every listing fault, door, disk fault and file of the past comes up`() {
        var faults: Set<String> = []
        var doors: Set<SchedulerFault.Door> = []
        var disks: Set<DiskFault> = []
        var past: Set<PastTable> = []
        for seed in UInt64(0)..<400 {
            for tick in Plot(seed: seed).ticks {
                faults.insert("\(tick.list)".split(separator: "(").first.map(String.init) ?? "")
                if let disk = tick.disk { disks.insert(disk.fault) }
                if let table = tick.backfill { past.insert(table) }
                if case .killed(let door) = tick.scheduler { doors.insert(door) }
            }
        }
        #expect(faults.count == 28)
        #expect(doors == Set(SchedulerFault.Door.allCases))
        #expect(disks == Set(DiskFault.allCases))
        #expect(past == Set(PastTable.allCases))
    }

    @Test func `every trouble of mails, answers, schedulers, clocks and readings comes up`() {
        var mails: Set<MailFault> = []
        var answers: Set<Answer> = []
        var schedulers: Set<String> = []
        var clocks: Set<TimeInterval> = []
        var logins: Set<Int> = []
        for tick in (UInt64(0)..<400).flatMap({ Plot(seed: $0).ticks }) {
            mails.insert(tick.mail)
            answers.insert(tick.answer)
            schedulers.insert(
                "\(tick.scheduler)".split(separator: "(").first.map(String.init) ?? "")
            clocks.insert(tick.clockIsOffBy)
            logins.insert(tick.login)
        }
        #expect(mails == [.none, .unreachable, .renumbered, .shuffled])
        #expect(
            answers == [
                .done, .refused, .down, .uncertain(hasArrived: true), .uncertain(hasArrived: false),
            ])
        #expect(schedulers == ["none", "missed", "busy", "overlapped", "killed"])
        #expect(clocks == [0, -7200, -300, 90, 600, 3000])
        #expect(logins == [0, 1])
    }

    @Test func `what becomes of a mail on its way comes up, each way of it`() {
        let posts = (UInt64(0)..<400).flatMap { Plot(seed: $0).incidents.compactMap(\.post) }
        let ways: [(String, (Post) -> Bool)] = [
            ("lost", { $0.delay == nil }), ("at once", { $0.delay.map { $0 < 90 } == true }),
            ("hours late", { $0.delay.map { $0 >= 3600 } == true }), ("twice", { $0.copies == 2 }),
            ("among the spam", { $0.timeInSpam > 0 }), ("opened", \.isOpened),
            ("its Date is wrong", { $0.dateIsOffBy != 0 }), ("forwarded", \.isForwarded),
        ]
        for (way, isThere) in ways { #expect(posts.contains(where: isThere), "\(way)") }
        #expect(Set(posts.map(\.encoding)) == Set(MailEncoding.allCases))
    }

    @Test func `one number changes twice within a minute`() {
        let isTwice = (UInt64(0)..<40).contains { seed in
            let moves = Plot(seed: seed).incidents.filter {
                if case .move = $0.deed { true } else { false }
            }
            return moves.indices.dropFirst().contains { place in
                moves[..<place].contains {
                    $0.booking == moves[place].booking && moves[place].at - $0.at < 60
                }
            }
        }
        #expect(isTwice)
    }

    @Test func `what makes no sense does not happen, so that any part can be left out`() {
        var plot = Plot(seed: 9)
        plot.bookings[0].standsFromTheBeginning = false
        plot.incidents = [
            Incident(at: 60, booking: 0, deed: .cancel(.cancelledByCustomer)),
            Incident(at: 120, booking: 1, deed: .restore),
        ]
        let truth = Truth(plot)
        #expect(truth.state(of: 0, at: 600) == nil)
        #expect(!truth.happens(plot.incidents[0]))
        #expect(!truth.happens(plot.incidents[1]))
        #expect(truth.state(of: 1, at: 600) == plot.bookings[1].first)
    }
}
