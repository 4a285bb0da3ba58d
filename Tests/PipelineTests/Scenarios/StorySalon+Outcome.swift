import Foundation
import LedgerStore
import Reconciliation
import Reservations

@testable import Pipeline

extension StorySalon {
    /// What a run has come to, in the words of a scenario.
    ///
    /// - Parameter before: the actions as they stood before it.
    func outcome(
        of report: RunReport, since before: [String: OutboxAction.State], marked: Set<String>
    ) async throws -> [Scenario.Section] {
        var sections = [try ledgerSection()]
        if !report.changes.isEmpty {
            let changes = Change.Kind.allCases.compactMap { kind in
                report.changes[kind].map { "\(kind.label)\($0)件" }
            }
            sections.append(Scenario.Section(name: "動き", note: changes.joined(separator: " ")))
        }
        if FileManager.default.fileExists(atPath: ledgerFile) {
            let ledger = try ledger()
            if let actions = try await actionSection(ledger, since: before) {
                sections.append(actions)
            }
            if let holds = try await holdSection(ledger) { sections.append(holds) }
        }
        let aside = report.sources.reduce(0) { $0 + $1.quarantined }
        if aside > 0 { sections.append(Scenario.Section(name: "隔離", note: "\(aside)件")) }
        if !marked.isEmpty {
            sections.append(
                Scenario.Section(
                    name: "既読", note: marked.sorted().map { "\($0)通目" }.joined(separator: " ")))
        }
        sections.append(
            Scenario.Section(
                name: "終わり", note: "\(report.status.rawValue) \(report.status.words)"))
        return sections
    }

    /// The actions by their ids, with where they stand.
    func actions() async throws -> [String: OutboxAction.State] {
        guard FileManager.default.fileExists(atPath: ledgerFile) else { return [:] }
        let ledger = try ledger()
        var states: [String: OutboxAction.State] = [:]
        for state in OutboxAction.State.allCases {
            for item in try await ledger.actions(in: state) { states[item.action.id] = state }
        }
        return states
    }

    private static let shown: [LedgerColumn] = [
        .number, .visitDate, .start, .status, .staff, .attentionReasons,
    ]

    private func ledgerSection() throws -> Scenario.Section {
        var section = Scenario.Section(name: "台帳")
        guard FileManager.default.fileExists(atPath: csv) else {
            section.note = "まだない"
            return section
        }
        let text = try String(contentsOfFile: csv, encoding: .utf8).replacing("\u{FEFF}", with: "")
        let lines = text.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let places = Self.shown.map { column in lines[0].firstIndex(of: column.title)! }
        section.columns = Self.shown.map(\.title)
        section.rows = lines.dropFirst().map { cells in
            places.map { cells[$0].isEmpty ? "－" : cells[$0].replacing(" ", with: "") }
        }
        if section.rows.isEmpty { (section.columns, section.note) = ([], "空") }
        return section
    }

    private func actionSection(
        _ ledger: Ledger, since before: [String: OutboxAction.State]
    ) async throws -> Scenario.Section? {
        var section = Scenario.Section(name: "連携", columns: ["予約番号", "内容", "状態"])
        for state in OutboxAction.State.allCases {
            for item in try await ledger.actions(in: state)
            where before[item.action.id] != state {
                section.rows.append([
                    item.action.key.number, item.action.kind.label, state.label,
                ])
            }
        }
        return section.rows.isEmpty ? nil : section
    }

    private func holdSection(_ ledger: Ledger) async throws -> Scenario.Section? {
        var section = Scenario.Section(name: "保留", columns: ["見張り", "予約番号"])
        for state in try await ledger.holds() where state.word == .open {
            for number in Set(state.hold.members.map(\.key.number)).sorted() {
                section.rows.append([state.hold.guard, number])
            }
        }
        return section.rows.isEmpty ? nil : section
    }
}

extension ExitStatus {
    fileprivate var words: String {
        switch self {
        case .done: "正常"
        case .planHasChanges: "変更あり"
        case .degraded: "一部だけ"
        case .personNeeded: "人の確認が必要"
        case .nothingRead: "何も読めない"
        case .broken: "停止"
        case .usage: "使い方の誤り"
        case .locked: "ほかの実行中"
        case .wrongDefinition: "定義の誤り"
        }
    }
}
