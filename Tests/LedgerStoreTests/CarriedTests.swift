import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

/// What a replaced ledger had told its targets, in the copy that takes its place.
struct CarriedTests {
    private let create = Sample.action("BE1")

    private func begun(in folder: Folder) async throws -> (ledger: Ledger, copy: String) {
        let ledger = try Sample.ledger(at: .file(path: folder.ledger))
        var first = Sample.commit([Sample.reservation("BE1")], actions: [create])
        first.links = [Link(target: .own, withExisting: true)]
        _ = try await ledger.commit(first)
        let copy = folder.path + "/copy.sqlite"
        try await ledger.backup(to: copy)
        return (ledger, copy)
    }

    private func restore(_ copy: String, in folder: Folder, at minutes: Double = 20) throws
        -> Restored
    {
        try Ledger.restore(
            copy, to: folder.ledger, aside: folder.ledger + ".aside",
            as: Restoring(
                salon: Sample.salon, sources: ["list"], by: "店長", at: Sample.at(minutes),
                cells: { reservation, _ in Array(reservation.key.number.utf8) }))
    }

    private func send(
        _ action: Action, of ledger: Ledger, _ result: Receipt.Result = .done
    ) async throws {
        _ = try await ledger.lease(action.id, now: Sample.at(3))
        let receipt = Receipt(action: action.id, result: result, evidence: "", at: Sample.at(3))
        try await ledger.store(receipt)
    }

    /// A run that brings a booking and read a source.
    private func commit(
        _ number: String, run: String, at minutes: Double, _ action: Action
    ) -> Commit {
        var commit = Sample.commit(
            [Sample.reservation(number)], run: run, at: minutes, actions: [action])
        commit.sources = [SourceUpdate(source: "list", attempted: Sample.at(minutes))]
        return commit
    }

    @Test(arguments: [Receipt.Result.done, .refused, .uncertain, .handedOver])
    func `I13, I18: what was sent after the backup is not sent again`(result: Receipt.Result)
        async throws
    {
        try await Folder().use { folder in
            let (ledger, copy) = try await begun(in: folder)
            let other = Sample.action("BE2")
            _ = try await ledger.commit(commit("BE2", run: "run-2", at: 3, other))
            for action in [create, other] { try await send(action, of: ledger, result) }
            let told = try await ledger.told(target: .own, of: [create.key, other.key])
            let states = try ledger.looking { books in
                try [create, other].map { try books.action($0.id)?.state }
            }

            #expect(try restore(copy, in: folder) == Restored(carried: 2))
            #expect(try await ledger.told(target: .own, of: [create.key, other.key]) == told)
            _ = try await ledger.commit(commit("BE2", run: "run-3", at: 21, other))
            let due = try await ledger.due(
                target: .own, now: Sample.at(22), sources: ["list"])
            #expect(due.send.isEmpty)
            let now = try ledger.looking { books in
                try [create, other].map { try books.action($0.id)?.state }
            }
            #expect(now == states)
            #expect(try await ledger.integrity() == [])
        }
    }

    @Test func `a guest who was forgotten after the backup stays forgotten, told or not`()
        async throws
    {
        try await Folder().use { folder in
            let (ledger, copy) = try await begun(in: folder)
            try await send(create, of: ledger)
            try await ledger.forget([create.key], showing: [], by: "花", at: Sample.at(10)) { _ in
                Array("BE1".utf8)
            }
            #expect(try restore(copy, in: folder) == Restored(carried: 1, forgotten: 1))
            #expect(try await ledger.beingForgotten() == [create.key])
            #expect(try await !ledger.dump().text.contains("花子"))
            #expect(try ledger.count("carried_step") == 1)
            let kept: String? = try ledger.value("SELECT group_concat(after) FROM carried_step")
            #expect(kept?.contains("花子") == false)
            #expect(try await ledger.acts(of: "forget", last: 2).map(\.person) == ["花"])
            try await ledger.endForgetting([create.key])
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.ledger))
            #expect(bytes.range(of: Data("花子".utf8)) == nil)
            #expect(try restore(copy, in: folder).forgotten == 1)
            #expect(try await !ledger.dump().text.contains("花子"))
        }
    }

    @Test func `I1: a replay comes to the same outbox after a restore`() async throws {
        try await Folder().use { folder in
            let (ledger, copy) = try await begun(in: folder)
            try await send(create, of: ledger)
            #expect(try restore(copy, in: folder).carried == 1)
            let replica = try ledger.replica()
            var first = Sample.commit([Sample.reservation("BE1")], actions: [create])
            first.links = [Link(target: .own, withExisting: true)]
            _ = try await replica.commit(first)
            for mark in try await ledger.inputs() {
                let input = try await ledger.input(mark)
                if case .run = input { continue }
                #expect(try await replica.take(input))
            }
            #expect(try await replica.dump().differences(from: ledger.dump()) == [])
        }
    }

    @Test func `I13: what a lost ledger may have sent waits for a person, once`() async throws {
        try await Folder().use { folder in
            let (ledger, copy) = try await begun(in: folder)
            try await ledger.close()
            try Data("no ledger at all".utf8).write(to: URL(fileURLWithPath: folder.ledger))
            #expect(try restore(copy, in: folder) == Restored(carried: nil))

            let restored = try Sample.ledger(at: .file(path: folder.ledger))
            let (second, third) = (Sample.action("BE2", due: 3), Sample.action("BE3", due: 3))
            _ = try await restored.commit(commit("BE2", run: "run-2", at: 21, second))
            func due() async throws -> Delivery {
                try await restored.due(target: .own, now: Sample.at(23), sources: ["list"])
            }
            let doubt = try await due()
            #expect(doubt.send.isEmpty)
            #expect(doubt.inDoubt.map(\.action.id) == [create.id, second.id])
            // what the next run finds is new
            _ = try await restored.commit(commit("BE3", run: "run-3", at: 22, third))
            #expect(try await due().send.map(\.action.id) == [third.id])
            try await restored.retry(second.id, by: "店長", at: Sample.at(23))
            try await restored.markDone(create.id, by: "店長", at: Sample.at(23))
            #expect(try await due().send.map(\.action.id) == [second.id, third.id])
            #expect(try await due().inDoubt.isEmpty)
        }
    }

    @Test func `I13: after a lost ledger a target that can be asked is asked, and then sent to`()
        async throws
    {
        try await Folder().use { folder in
            let (ledger, copy) = try await begun(in: folder)
            try await ledger.close()
            try FileManager.default.removeItem(atPath: folder.ledger)
            #expect(try restore(copy, in: folder).carried == nil)
            let restored = try Sample.ledger(at: .file(path: folder.ledger))
            func due(_ sources: Set<String> = ["list"]) async throws -> Delivery {
                try await restored.due(
                    target: .own, now: Sample.at(22), readingBack: true, sources: sources)
            }
            #expect(try await due(["another"]).send.map(\.action.id) == [create.id])
            let doubt = try await due()
            #expect(doubt.send.isEmpty)
            #expect(doubt.inDoubt.map(\.action.id) == [create.id])
            try await restored.putBack(absent: create.id, now: Sample.at(22))
            #expect(try await due().send.map(\.action.id) == [create.id])
        }
    }
}
