import Formats
import Foundation
import Reservations
import Sandbox
import Testing

@testable import Simulation

/// Most plays hand over pages as values; this shows that those say what the paper would.
struct PaperTests {
    static let faults: [ListFault] = [
        .none, .empty, .truncated(page: 1), .otherStore, .unknownStatus, .damagedRow,
        .otherColumns, .misreadColumn, .rowShift, .totalIsOff(by: 7), .captcha, .maintenance,
    ]

    @Test(arguments: faults)
    func `a page as a value is read as its paper is`(fault: ListFault) throws {
        let plot = Plot(seed: 3)
        let salon = try SimulatedSalon(plot, name: "paper-\(UUID().uuidString)")
        let reader = try #require(salon.loaded.readers["list"]?.first)
        let days = Horizon(at: plot.begin, months: 4)
        let walk = Portal(truth: Truth(plot)).walk(at: 0, days: days, fault: fault)
        #expect(!walk.pages.isEmpty)
        for page in walk.pages {
            let value = page.reading(by: reader, bytes: page.bytes(usesPaper: false))
            let paper = reader.read(
                page.bytes(usesPaper: true),
                expecting: PageExpectation(
                    store: SandboxStore.demo.id, from: days.first, to: days.last))
            #expect(Words(value) == Words(paper))
        }
    }

    /// What a reading says, without the places of its words.
    private struct Words: Equatable {
        let isRecognised: Bool
        let refused: Refusal?
        let rows: [String: Facts]
        let quarantined: [Int]
        let page: [String]

        init(_ reading: DocumentReading) {
            isRecognised = reading.recognised && reading.refused == nil
            refused = reading.refused
            rows = Dictionary(
                reading.rows.map { ($0.number, $0.facts) }, uniquingKeysWith: { one, _ in one })
            quarantined = reading.quarantined.map(\.position)
            let facts = reading.refused == nil ? reading.page : nil
            page = [
                "\(facts?.total ?? -1)", "\(facts?.page ?? -1)/\(facts?.pages ?? -1)",
                facts?.nextLink ?? "", facts?.store ?? "", "\(facts?.rowCount ?? -1)",
                "\(facts.map { "\($0.from.map { "\($0)" } ?? "") \($0.to.map { "\($0)" } ?? "")" } ?? "")",
                "\(facts?.saysNothing ?? false)",
            ]
        }
    }
}
