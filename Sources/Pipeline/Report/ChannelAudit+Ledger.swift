import Formats
public import Foundation
public import LedgerStore
public import Reconciliation
import Reservations

extension LoadedDefinition {
    /// How many days back list and mails are held against each other.
    static let auditDays = 7.0

    /// Each medium's list and mails of the last seven days, held against each other.
    public func audits(
        in ledger: Ledger, asOf: Date
    ) async throws(LedgerTrouble) -> [ChannelAudit] {
        let channels = channels(
            states: try await ledger.sources(), scans: try await ledger.lastScans())
        if channels.allSatisfy({ $1.mailed.isEmpty || $1.listRead == nil }) { return [] }
        let sights = try await ledger.channelSights(since: asOf - Self.auditDays * 86_400)
        return auditChannels(sights, of: channels)
    }

    private func channels(
        states: [String: SourceState], scans: [String: ScanMemory]
    ) -> [Medium: Channels] {
        var channels: [Medium: Channels] = [:]
        for (medium, rules) in media {
            let own = definition.sources.filter { source in
                (readers[source.name] ?? []).contains { $0.medium == medium }
            }
            let mails = own.filter { kinds[$0.name] == .mails }
            channels[medium] = Channels(
                mailed: rules.mails,
                mailsRead: mails.compactMap { states[$0.name]?.succeeded }.max(),
                listRead: own.compactMap { scans[$0.name]?.interval.from }.max())
        }
        return channels
    }
}

extension ChannelAudit {
    /// For people: counts, lags and the first numbers, no guest's data.
    func words(medium name: String) -> String {
        var words = ["両方にある予約 \(both) 件"]
        words.append("メールのない予約 \(withoutMail.count) 件" + Self.some(withoutMail))
        words.append("一覧にない予約 \(withoutRow.count) 件" + Self.some(withoutRow))
        if let lag = mailLag { words.append("メールの遅れ \(lag.words)") }
        if let lag = rowLag { words.append("一覧の遅れ \(lag.words)") }
        return "\(name)  \(words.joined(separator: "、"))"
    }

    private static func some(_ numbers: [String]) -> String {
        if numbers.isEmpty { return "" }
        let shown = numbers.prefix(3).joined(separator: ", ")
        return "（\(shown)\(numbers.count > 3 ? " …" : "")）"
    }

    var json: JSON {
        [
            "medium": .text(medium.rawValue), "both": .number(both),
            "withoutMail": .list(withoutMail.map { .text($0) }),
            "withoutRow": .list(withoutRow.map { .text($0) }),
            "mailLag": mailLag?.json ?? .null, "rowLag": rowLag?.json ?? .null,
        ]
    }
}

extension ChannelAudit.Lag {
    fileprivate var words: String {
        "中央値 \(Self.minutes(median)) 分・最大 \(Self.minutes(greatest)) 分"
    }

    fileprivate var json: JSON {
        ["medianSeconds": .decimal(median), "greatestSeconds": .decimal(greatest)]
    }

    private static func minutes(_ seconds: TimeInterval) -> Int { Int((seconds / 60).rounded()) }
}
