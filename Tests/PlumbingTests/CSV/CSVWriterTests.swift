import Foundation
import Testing

@testable import Plumbing

@Suite struct CSVWriterTests {
    @Test func `records end in CR LF, cells are quoted only where needed`() throws {
        let text = try written([
            ["a", "b c", ""], ["x,y", "q\"q", "l\nl", "r\r\nr", "c\rc", " s "],
        ])
        #expect(
            text == "a,b c,\r\n\"x,y\",\"q\"\"q\",\"l\nl\",\"r\nr\",\"c\nc\", s \r\n")
    }

    @Test func `numbers, empty cells and single cells are told apart`() throws {
        let text = try table { writer throws(FileTrouble) in
            try writer.field(number: -1_080)
            try writer.field(number: Int.min)
            try writer.field(number: 0)
            try writer.emptyField()
            try writer.endRow()
            try writer.emptyField()
            try writer.endRow()
            try writer.field(text: "")
            try writer.field(text: "")
            try writer.endRow()
        }
        #expect(text == "-1080,-9223372036854775808,0,\r\n\"\"\r\n,\r\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+81", "'+81"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
        ("\rx", "\"'\nx\""), ("＝x", "'＝x"), ("＋x", "'＋x"), ("－", "'－"), ("＠x", "'＠x"),
        ("-", "-"), ("ー", "ー"), ("'x", "'x"), ("'=x", "''=x"), ("'-", "''-"), ("a=1", "a=1"),
        ("－,", "\"'－,\""), ("\u{200B}=1", "'\u{200B}=1"), ("\u{AD}\u{FE0F}+", "'\u{AD}\u{FE0F}+"),
        ("'\u{200B}@", "''\u{200B}@"), ("\u{200B}a", "\u{200B}a"), ("\u{3164}＝", "'\u{3164}＝"),
        ("−1", "'−1"), ("–", "'–"), ("—", "—"), ("", ""), ("'", "'"), ("！", "！"),
    ])
    func `a text that a spreadsheet would run is guarded, and the reader gets it back`(
        text: String, cell: String
    ) throws {
        let csv = try written([["x", text]])
        #expect(csv == "x,\(cell)\r\n")
        var reader = CSVReader(Array(csv.utf8), undoGuard: true)
        #expect(try reader.next()?.fields.last == text.replacing("\r", with: "\n"))
        #expect(try written([["x", text]], guardFormulas: false).contains("'=") == (text == "'=x"))
    }

    @Test func `encodings are as Excel in Japan wants them`() throws {
        let rows = [["〜①髙", "𠮷"]]
        var bytes: [UInt8] = []
        var writer = CSVWriter { (slice: ArraySlice<UInt8>) in bytes += slice }
        try put(rows, &writer)
        #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("〜①髙,𠮷\r\n".utf8))
        bytes = []
        writer = CSVWriter(encoding: .cp932) { (slice: ArraySlice<UInt8>) in bytes += slice }
        try put(rows, &writer)
        #expect(decode(bytes, as: .cp932, nil).string == "～①髙,〓\r\n")
        #expect(writer.mapped == ["〜": 1])
        #expect(writer.lost == ["𠮷": 1])
    }

    @Test func `a cell of which CP932 leaves nothing is still a record`() throws {
        var bytes: [UInt8] = []
        var writer = CSVWriter(encoding: .cp932) { (slice: ArraySlice<UInt8>) in bytes += slice }
        for cell in ["a", "\u{200B}", "b"] {
            try writer.field(text: cell)
            try writer.endRow()
        }
        try writer.finish()
        #expect(String(decoding: bytes, as: UTF8.self) == "a\r\n\"\"\r\nb\r\n")
    }

    @Test(arguments: [64, 65, 100, 1 << 18])
    func `the buffer's size changes nothing`(size: Int) throws {
        let rows = (0..<60).map { row in
            (0..<7).map { String(repeating: "あ,\"", count: ($0 * row) % 23) + "x" }
        }
        let all = try written(rows)
        #expect(try written(rows, bufferSize: size) == all)
        var reader = CSVReader(Array(all.utf8))
        var read: [[String]] = []
        while let row = try reader.next() { read.append(row.fields) }
        #expect(read == rows)
    }

    @Test(.enabled(if: Python.isInstalled, Python.reason))
    func `Python reads what we write`() throws {
        let rows = oddRows()
        let read = try Python.run(
            """
            import csv, json, sys
            print(json.dumps(list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))))
            """, input: try written(rows, guardFormulas: false))
        let wanted = rows.map { row in
            row.map { String(decoding: withLineFeeds(Array($0.utf8)), as: UTF8.self) }
        }
        #expect(try JSONDecoder().decode([[String]].self, from: Data(read.utf8)) == wanted)
    }

    @Test(.enabled(if: Python.isInstalled, Python.reason))
    func `we read what Python writes`() throws {
        let rows = oddRows()
        let input = String(decoding: try JSONEncoder().encode(rows), as: UTF8.self)
        let text = try Python.run(
            """
            import csv, json, sys
            csv.writer(open(1, "w", newline="", encoding="utf-8")).writerows(json.load(open(sys.argv[1])))
            """, input: input)
        var reader = CSVReader(Array(text.utf8))
        var read: [[String]] = []
        while let row = try reader.next() { read.append(row.fields) }
        #expect(read == rows)
    }

    /// Rows of everything that breaks readers of tables.
    func oddRows() -> [[String]] {
        let pieces = [
            "", "a", ",", "\"", "\n", "\r\n", "\r", "予約", " ", "\"\"", "'", "=", "\t", "😀",
        ]
        var random = Damage(state: 99)
        return (0..<300).map { _ in
            (0..<1 + Int(random.next() % 6)).map { _ in
                (0..<Int(random.next() % 5)).map { _ in pieces[Int(random.next() % 14)] }.joined()
            }
        }
    }
}

private func written(
    _ rows: [[String]], guardFormulas: Bool = true, bufferSize: Int = 1 << 18
) throws -> String {
    try table(guardFormulas: guardFormulas, bufferSize: bufferSize) {
        (writer: inout CSVWriter) throws(FileTrouble) in
        for row in rows {
            for (index, cell) in row.enumerated() {
                // Both ways in must write the same.
                if index % 2 == 0 {
                    try writer.field(text: cell)
                } else {
                    try writer.field(utf8: Array(cell.utf8))
                }
            }
            try writer.endRow()
        }
    }
}

private func put(_ rows: [[String]], _ writer: inout CSVWriter) throws {
    for row in rows {
        for cell in row { try writer.field(text: cell) }
        try writer.endRow()
    }
    try writer.finish()
}

private func table(
    guardFormulas: Bool = true, bufferSize: Int = 1 << 18,
    _ work: (inout CSVWriter) throws(FileTrouble) -> Void
) throws -> String {
    var bytes: [UInt8] = []
    var writer = CSVWriter(
        encoding: .utf8, guardFormulas: guardFormulas, bufferSize: bufferSize
    ) { (slice: ArraySlice<UInt8>) in bytes += slice }
    try work(&writer)
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
}
