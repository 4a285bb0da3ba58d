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
        var random = SplitMix(seed: 20_261_202)
        return (0..<count).map { _ in
            (0..<random.next(6)).map { _ in pieces[random.next(pieces.count)] }.joined()
        }
    }

    /// Names and memos of any characters, without the control characters that no form lets in.
    static func arbitrary(_ count: Int) -> [String] {
        var random = SplitMix(seed: 20_261_203)
        let planes = [0x20..<0x7F, 0xA0..<0x250, 0x3000..<0x3100, 0x4E00..<0xA000, 0xFF00..<0xFFF0]
        return (0..<count).map { _ in
            var scalars = String.UnicodeScalarView()
            for _ in 0..<random.next(12) {
                let plane = random.next(8) > 0 ? planes[random.next(5)] : 0x20..<0x2_FFFF
                let value = plane.lowerBound + random.next(plane.count)
                if !(0x7F..<0xA0).contains(value), let scalar = Unicode.Scalar(UInt32(value)) {
                    scalars.append(scalar)
                }
            }
            return String(scalars)
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
        let texts = Self.odd(2000) + Self.arbitrary(2000)
        let style = SheetStyle(columns: [.number, .customerName, .memo], encoding: encoding)
        let (bytes, loss) = try sheet(
            style, texts.map { inventedRow([.customerName: $0, .memo: "m" + $0]) })
        #expect(loss == .none)
        // As bytes: to Swift が and か with its mark are one character.
        let expected = texts.map { ["BE00000001", $0, "m" + $0].map { Array($0.utf8) } }
        #expect(try read(bytes).map { $0.map { Array($0.utf8) } } == expected)
    }

    @Test func `through CP932 every text comes back but for what the loss report names`() throws {
        let texts = Self.odd(2000) + Self.arbitrary(2000)
        let style = SheetStyle(columns: [.number, .customerName], encoding: .cp932)
        let (bytes, loss) = try sheet(style, texts.map { inventedRow([.customerName: $0]) })
        let back = try read(bytes).map { $0[1] }
        let kept = zip(texts, back).count { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }
        #expect(kept > 500 && back.count == texts.count)
        // Each character is kept, has a twin, or is 〓; kana and their marks are joined beforehand.
        for (text, read) in zip(texts, back) where !text.unicodeScalars.contains("\u{3099}") {
            #expect(Array(Self.changed(text, as: loss).utf8) == Array(read.utf8))
        }
        #expect(Set(["💅", "𠮷", "é", "\u{200B}"]).isSubset(of: loss.lost.keys))
        #expect(!zip(texts, back).contains { $1.contains("?") && !$0.contains("?") })
    }

    /// The text with each character replaced as the report says.
    private static func changed(_ text: String, as loss: SheetLoss) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if loss.lost[scalar] != nil {
                // What cannot be seen leaves no mark.
                if !scalar.properties.isDefaultIgnorableCodePoint { scalars.append("〓") }
            } else if loss.mapped[scalar] != nil, let twin = twin(inCP932: scalar) {
                scalars.append(twin)
            } else {
                scalars.append(scalar)
            }
        }
        return String(scalars)
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
