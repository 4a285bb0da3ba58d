import Testing

@testable import Plumbing

@Suite struct CSVRecordTests {
    private func records(_ text: String, limits: CSVLimits = .init()) -> (
        cells: [[String]], broken: [UnreadableCSV]
    ) {
        var reader = CSVReader(Array(text.utf8), limits: limits, undoGuard: true)
        var record = CSVRecord()
        var cells: [[String]] = []
        var broken: [UnreadableCSV] = []
        while true {
            do throws(UnreadableCSV) {
                guard try reader.next(into: &record) else { return (cells, broken) }
                cells.append(
                    (0..<record.count).map { String(decoding: record.cell($0), as: UTF8.self) })
            } catch { broken.append(error) }
        }
    }

    @Test func `after a broken record the next line is read on`() {
        let found = records("a,b\n\"open,1\nc,d\n", limits: CSVLimits(fieldBytes: 100))
        #expect(found.cells == [["a", "b"], ["c", "d"]])
        #expect(found.broken == [.openQuote(line: 2)])
    }

    @Test func `a table with tabs is read as one`() {
        #expect(records("a\tb,c\td\n1\t2\t\n").cells == [["a", "b,c", "d"], ["1", "2", ""]])
    }

    @Test func `the guard against formulas is undone, an apostrophe is not`() {
        #expect(records("'=1,''+2,'tis,'\n").cells == [["=1", "'+2", "'tis", "'"]])
    }

    @Test func `a record knows its place and a quote that somebody forgot to double`() throws {
        var reader = CSVReader(Array("予,b\r\n\"x\"y,\"z\"\r\n".utf8))
        var record = CSVRecord()
        _ = try reader.next(into: &record)
        #expect((record.line, record.span, record.hasStrayText) == (1, 0..<5, false))
        _ = try reader.next(into: &record)
        #expect((record.line, record.span, record.hasStrayText) == (2, 7..<15, true))
    }

    @Test(arguments: [true, false])
    func `Excel's Unicode text is read in both byte orders`(isLittle: Bool) {
        let units = Array("\u{FEFF}予約\t𠮷\r\n".utf16) + [0xD842]
        let bytes = units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isLittle ? [low, high] : [high, low]
        }
        let text = decodeText(bytes)
        #expect((text.string, text.charset, text.replacements) == ("予約\t𠮷\r\n\u{FFFD}", .utf16, 1))
    }
}
