import Foundation
import Plumbing
import Reservations
import Support
import Testing

@testable import Publishing

/// What is written is read back as it was, whatever people are called and whatever they write.
@Suite struct RoundTripTests {
    static let pieces = [
        "山田", "髙", "﨑", "①", "㈱", "ｱﾊﾟ", "が", "か\u{3099}", "〜", "－", "—", "¥", "\\", "💅", "𠮷",
        "é", "=1+1", "＝", "'", "\"", ",", ";", "\n", "\t", " ", "　", "-", "@a", "+81", "a", "Ω",
        "\u{200B}",
    ]

    /// Names and memos put together from everything that breaks tables, the same in each run.
    static func odd(_ count: Int) -> [String] {
        var random = SplitMix(state: 20_261_202)
        return (0..<count).map { _ in
            (0..<random.next(6)).map { _ in pieces[random.next(pieces.count)] }.joined()
        }
    }

    private func read(_ bytes: [UInt8]) throws -> [[String]] {
        var reader = CSVReader(bytes, undoGuard: true)
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append(row.fields) }
        return Array(rows.dropFirst())
    }

    @Test(arguments: [SheetStyle.Encoding.utf8WithMark, .utf8])
    func `every name and memo comes back through UTF-8`(encoding: SheetStyle.Encoding) throws {
        let texts = Self.odd(2000)
        let style = SheetStyle(columns: [.number, .customerName, .memo], encoding: encoding)
        let (bytes, loss) = try sheet(
            style, texts.map { inventedRow([.customerName: $0, .memo: "m" + $0]) })
        #expect(loss == .none)
        #expect(try read(bytes) == texts.map { ["BE00000001", $0, "m" + $0] })
    }

    @Test func `through CP932 every text comes back but for what the loss report names`() throws {
        let texts = Self.odd(2000)
        let style = SheetStyle(columns: [.number, .customerName], encoding: .cp932)
        let (bytes, loss) = try sheet(style, texts.map { inventedRow([.customerName: $0]) })
        let back = try read(bytes).map { $0[1] }
        let changed = Set(loss.mapped.keys).union(loss.lost.keys).union(["\u{3099}"])
        var kept = 0
        for (text, read) in zip(texts, back) where changed.isDisjoint(with: text.unicodeScalars) {
            kept += 1
            #expect(text == read)
        }
        #expect(kept > 500 && back.count == texts.count)
        #expect(Set(loss.lost.keys) == ["💅", "𠮷", "é", "\u{200B}"])
        #expect(!back.contains { $0.contains("?") })
    }

    static let python = "/usr/bin/python3"

    @Test(
        .enabled(if: (try? Tool.run(python, ["-V"])) != nil, "python3 is not installed"),
        arguments: [
            (SheetStyle.Encoding.utf8WithMark, "utf-8-sig"), (.utf8, "utf-8"), (.cp932, "cp932"),
        ])
    func `Python's csv reads the same table as we do`(
        encoding: SheetStyle.Encoding, codec: String
    ) throws {
        let style = SheetStyle(columns: [.number, .customerName, .memo], encoding: encoding)
        let rows = Self.odd(500).map { inventedRow([.customerName: $0, .memo: "x" + $0]) }
        let bytes = try sheet(style, rows).bytes
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: "a.csv")
        let read = try Tool.run(
            Self.python,
            [
                "-X", "utf8", "-c",
                "import csv, json, sys; print(json.dumps(list(csv.reader("
                    + "open(sys.argv[1], newline='', encoding=sys.argv[2]), strict=True))))",
                path, codec,
            ])
        var reader = CSVReader(bytes)
        var ours: [[String]] = []
        while let row = try reader.next() { ours.append(row.fields) }
        #expect(ours.count == 501)
        #expect(try JSONDecoder().decode([[String]].self, from: Data(read.utf8)) == ours)
    }

    @Test func `every twin of the wave-dash table comes back as its twin`() throws {
        let twins: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("〜", "～"), ("−", "－"), ("‖", "∥"), ("—", "―"), ("¢", "￠"), ("£", "￡"), ("¬", "￢"),
        ]
        for (scalar, twin) in twins {
            let style = SheetStyle(columns: [.number, .memo], encoding: .cp932)
            let (bytes, loss) = try sheet(style, [inventedRow([.memo: "あ\(scalar)い"])])
            #expect(try read(bytes) == [["BE00000001", "あ\(twin)い"]])
            #expect(loss.twins == "\(scalar)→\(twin) ×1")
        }
    }
}

/// Numbers that look random and are the same in each run.
struct SplitMix {
    var state: UInt64

    mutating func next(_ below: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(below))
    }
}
