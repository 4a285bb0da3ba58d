import Testing

@testable import Plumbing

@Suite struct CSVReaderTests {
    func rows(_ bytes: [UInt8], limits: CSVLimits = .init()) throws -> [CSVRow] {
        var reader = CSVReader(bytes, limits: limits)
        var rows: [CSVRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    @Test func `records are read with their lines, whatever ends them`() throws {
        let text = "a,b\r\n\"x\r\ny\",\"q\"\"q\"\n\n,\rlast,\"\"z,q\"q"
        #expect(
            try rows(Array(text.utf8)) == [
                CSVRow(line: 1, fields: ["a", "b"]), CSVRow(line: 2, fields: ["x\r\ny", "q\"q"]),
                CSVRow(line: 5, fields: ["", ""]), CSVRow(line: 6, fields: ["last", "z", "q\"q"]),
            ])
        #expect(try rows([]).isEmpty)
        #expect(try rows(Array("\"\"".utf8)) == [CSVRow(line: 1, fields: [""])])
    }

    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF] + Array(CharsetTests.words.utf8), Charset.utf8),
            (Array(CharsetTests.words.utf8), .utf8), (cp932Words, .cp932),
        ] as [([UInt8], Charset)])
    func `a table is read in the charset it is in`(bytes: [UInt8], charset: Charset) throws {
        var reader = CSVReader(bytes + [0x2C, 0x0D, 0x0A])
        #expect(try reader.next()?.fields == [CharsetTests.words, ""])
        #expect(reader.charset == charset)
        #expect(reader.replacements == 0)
    }

    @Test func `a table that is none is refused with its line`() {
        #expect(throws: UnreadableCSV.openQuote(line: 2)) { try rows(Array("a\n\"b\nc".utf8)) }
        #expect(throws: UnreadableCSV.fieldTooLong(line: 2, limit: 3)) {
            try rows(Array("a\n\"bbbb\"".utf8), limits: CSVLimits(fieldBytes: 3))
        }
        #expect(throws: UnreadableCSV.tooManyFields(line: 1, limit: 2)) {
            try rows(Array("a,b,c".utf8), limits: CSVLimits(fields: 2))
        }
    }
}
