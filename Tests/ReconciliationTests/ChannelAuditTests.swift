import Foundation
import Reconciliation
import Reservations
import Testing

/// List and mails, two unreliable channels, held against each other.
struct ChannelAuditTests {
    private static func sight(
        _ number: String, row: String? = nil, mail: String? = nil, received: String? = nil,
        isActive: Bool = true
    ) -> ChannelSight {
        ChannelSight(
            key: Words.key(number), row: row.map(Words.instant), mail: mail.map(Words.instant),
            receivedAt: received.map(Words.instant), isActive: isActive)
    }

    private static func channels(mails: String?, list: String?, _ mailed: [String] = ["B"])
        -> [Medium: Channels]
    {
        [
            Words.medium: Channels(
                mailed: mailed, mailsRead: mails.map(Words.instant),
                listRead: list.map(Words.instant))
        ]
    }

    private static func audit(_ change: (inout ChannelAudit) -> Void) -> [ChannelAudit] {
        var audit = ChannelAudit(medium: Words.medium)
        change(&audit)
        return [audit]
    }

    static let cases: [(String, [ChannelSight], [ChannelAudit])] = [
        (
            "both tell of it, each with its lag",
            [sight("BE1", row: "10:05", mail: "10:30", received: "10:00")],
            audit {
                $0.both = 1
                $0.rowLag = .init([300])
                $0.mailLag = .init([1800])
            }
        ),
        (
            "a row whose mail should be here", [sight("BE1", row: "10:05")],
            audit { $0.withoutMail = ["BE1"] }
        ),
        ("a row whose mail may still come", [sight("BE1", row: "11:30")], audit { _ in }),
        (
            "a row that the salon entered, of which nobody mails", [sight("YG1", row: "10:05")],
            audit { _ in }
        ),
        (
            "a mail whose row should be here", [sight("BE1", mail: "10:05")],
            audit { $0.withoutRow = ["BE1"] }
        ),
        ("a mail whose row may still come", [sight("BE1", mail: "11:30")], audit { _ in }),
        (
            "a mail of a booking that is over", [sight("BE1", mail: "10:05", isActive: false)],
            audit { _ in }
        ),
        (
            "seen before it was taken, by a clock that differs, is at once",
            [sight("BE1", row: "10:00", mail: "10:00", received: "10:01")],
            audit {
                $0.both = 1
                $0.rowLag = .init([0])
                $0.mailLag = .init([0])
            }
        ),
        (
            "the median and the greatest of several lags",
            ["10:01", "10:02", "10:30"].enumerated().map { index, row in
                sight("YG\(index)", row: row, received: "10:00")
            },
            audit { $0.rowLag = .init([60, 120, 1800]) }
        ),
    ]

    @Test(arguments: cases)
    func `what one channel told and the other did not`(
        _ story: String, _ sights: [ChannelSight], _ audits: [ChannelAudit]
    ) {
        let found = auditChannels(sights, of: Self.channels(mails: "12:00", list: "12:00"))
        #expect(found == audits, "\(story)")
    }

    @Test func `a channel that was not read since is no witness`() {
        let sights = [Self.sight("BE1", row: "10:05"), Self.sight("BE2", mail: "10:05")]
        let found = auditChannels(sights, of: Self.channels(mails: "11:00", list: "11:00"))
        #expect(found == Self.audit { _ in })
    }

    @Test func `a medium with one channel, or that mails nothing, is not audited`() {
        for channels in [
            Self.channels(mails: nil, list: "12:00"), Self.channels(mails: "12:00", list: nil),
            Self.channels(mails: "12:00", list: "12:00", []),
        ] {
            #expect(auditChannels([Self.sight("BE1", row: "10:05")], of: channels) == [])
        }
    }

    @Test func `a lag tells its median and its greatest`() {
        #expect(ChannelAudit.Lag([]) == nil)
        let lag = ChannelAudit.Lag([1800, 60, 120])
        #expect(lag?.median == 120)
        #expect(lag?.greatest == 1800)
    }
}
