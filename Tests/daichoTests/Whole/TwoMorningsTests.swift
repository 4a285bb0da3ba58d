import Foundation
import Support
import Testing

/// The demo's two mornings, by the built command.
@Suite struct TwoMorningsTests {
    private func secondMorning(_ environment: [String: String] = [:]) throws -> DemoSalon {
        let salon = try DemoSalon()
        salon.program.environment = environment
        try salon.arrive(1)
        let first = try salon.sync(at: DemoSalon.first)
        #expect(first.status == 0)
        #expect(first.output + first.complaints == "")
        #expect(try salon.actions.isEmpty)
        try salon.arrive(2)
        let second = try salon.sync(at: DemoSalon.second)
        #expect(second.status == 10)  // one mail has lost its number
        #expect(second.output == "")
        #expect(second.complaints.split(separator: "\n").count == 1)
        return salon
    }

    @Test func `new, moved and cancelled bookings stand in the ledger`() throws {
        let salon = try secondMorning()
        let rows = try salon.rows
        #expect(rows["BE20000001"]?["ステータス"] == "受付待ち")
        #expect(rows["BE20000003"]?["開始時刻"] == "25:30")
        #expect(rows["BE20000003"]?["お客様名"] == "髙木 ①子")
        #expect(rows["BE20000003"]?["利用ポイント"] == "300")
        #expect(rows["BE20000004"]?["所要時間(分)"] == "45")
        #expect(rows["BE20000004"]?["フリガナ"] == "ハヤカワ リン")
        #expect(rows["YG20000002"]?["予約経路"] == "電話予約")
        #expect(rows.values.count { $0["ステータス"] == "お客様キャンセル" } >= 2)
        #expect(
            rows.values.count { $0["要確認"] != "" && $0["要確認理由"]?.contains("見当たらない") == true } <= 1)

        let actions = try salon.actions
        let ids = actions.compactMap { $0["id"] as? String }
        #expect(Set(ids).count == actions.count)
        let told = Set(actions.compactMap { $0["reservation"] as? String })
        #expect(told.isSuperset(of: ["BE20000001", "BE20000003", "BE20000004", "YG20000002"]))
        #expect(Set(actions.compactMap { $0["target"] as? String }) == ["own"])
    }

    @Test func `the same again has no effect, whatever the hour`() throws {
        let salon = try secondMorning()
        let (csv, actions) = (try salon.csv, try salon.actions.count)
        let written =
            try FileManager.default
            .attributesOfItem(atPath: salon.folder.file("予約台帳.csv"))[.systemFileNumber] as? Int
        for instant in [DemoSalon.second, DemoSalon.later] {
            let again = try salon.sync(at: instant, "--json")
            #expect(again.status == 0)
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
            #expect((report["changes"] as? [String: Any])?.isEmpty == true)
            #expect((report["actions"] as? [String: Any])?.isEmpty == true)
        }
        #expect(try salon.csv == csv)
        #expect(try salon.actions.count == actions)
        let now =
            try FileManager.default
            .attributesOfItem(atPath: salon.folder.file("予約台帳.csv"))[.systemFileNumber] as? Int
        #expect(now == written)
    }

    @Test func `the machine's time zone makes no difference (I16)`() throws {
        let tokyo = try secondMorning(["TZ": "Asia/Tokyo"]).actions.map { $0["id"] as? String }
        for zone in ["UTC", "America/Los_Angeles"] {
            let salon = try secondMorning(["TZ": zone])
            #expect(try salon.actions.map { $0["id"] as? String } != [])
            // Row hashes and action ids hang on the salon's own random key where it has one.
            #expect(try salon.actions.count == tokyo.count)
            #expect(try Self.facts(salon) == Self.facts(try secondMorning()))
        }
    }

    /// The rows without what hangs on the salon's own key.
    static func facts(_ salon: DemoSalon) throws -> [String: [String: String]] {
        try salon.rows.mapValues { $0.filter { $0.key != "行ハッシュ" } }
    }
}
