import Foundation
import Reservations
import Testing

struct JSONTests {
    @Test(arguments: [
        "", "花子", "\"\\/", "a\nb\r\tc", "\u{0}\u{1}\u{1F}\u{7F}", "😀𠮷", "\u{2028}\u{2029}",
        "‹private›",
        "か\u{3099}",
    ])
    func `a text comes back from another reader as it was`(text: String) throws {
        let line = JSON.list([.text(text)]).line
        #expect(!line.contains("\n"))
        let read = try JSONDecoder().decode([String].self, from: Data(line.utf8))
        #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
    }

    @Test func `a value is one line, its keys in the order they were written`() {
        let value: JSON = [
            "z": 1.json, "a": .list([.null, .bool(true), .bool(nil), .number(nil), .text(nil)]),
            "m": .object([("x", .decimal(1.5)), ("y", .decimal(.nan)), ("w", .number(-7))]),
            "e": .object([] as [(String, JSON)]), "l": [],
        ]
        #expect(
            value.line == #"{"z":1,"a":[null,true,null,null,null],"#
                + #""m":{"x":1.5,"y":null,"w":-7},"e":{},"l":[]}"#)
    }

    @Test(arguments: [0, 0.1, -1e300, 1e-7, 123_456_789.25])
    func `a decimal comes back as it was`(value: Double) throws {
        let data = Data(JSON.list([.decimal(value)]).line.utf8)
        #expect(try JSONDecoder().decode([Double].self, from: data) == [value])
    }

    @Test func `facts become the object of daicho read`() {
        #expect(
            JSON.object(Sample.facts.json).line
                == #"{"status":"booked","statusText":"受付待ち","visitDate":"2026-11-30","#
                + #""startTime":"25:30","durationMinutes":90,"customerName":"架空 花子","#
                + #""customerKana":"カクウ ハナコ","phone":"09000000000","email":"hanako@guest.example","#
                + #""staff":"見本 さくら","nominated":true,"equipment":"ベッド1","menu":["全身","ハンド"],"#
                + #""coupon":"【新規】全身 6,900円","total":6900,"points":100,"payable":6800,"#
                + #""route":"HOT PEPPER Beauty","memo":"窓際希望","#
                + #""receivedAt":"2026-11-01T08:30:00+09:00"}"#)
    }
}

extension Int {
    fileprivate var json: JSON { .number(self) }
}
