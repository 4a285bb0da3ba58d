import Foundation
import GRDB
import Testing

@testable import Pipeline

struct BusyTests {
    @Test func `a ledger that another program keeps locked ends the run with 75, nothing lost`()
        async throws
    {
        let scenario = try #require(
            ScenarioFile.all.first { $0.name == "取消" }?.content.scenarios.first)
        let arrivals = scenario.arrivals
        let salon = try StorySalon(scenario.settings)
        _ = await salon.sync(arrivals[0], Outside())
        let start = try DiskImage(of: salon.work)
        let outside = Outside()
        let report = await salon.sync(arrivals[1], outside)
        let wanted = try Aftermath(salon, outside, report)

        try start.lay(at: salon.work)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: salon.ledgerFile, configuration: configuration)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let locked = await salon.sync(arrivals[1], Outside())
        #expect(locked.status == .locked)
        try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try other.close()

        let calm = Outside()
        let next = await salon.sync(arrivals[1], calm)
        let found = try Aftermath(salon, calm, next)
        #expect(found.complaints(against: wanted) == [])
    }
}
