import Testing

@testable import Pipeline

@Suite struct TextTableTests {
    static let widths: [(String, Int)] = [
        ("", 0), ("abc", 3), ("山田", 4), ("ﾔﾏﾀﾞ", 4), ("ヤマダ", 6), ("か\u{3099}", 2),
        ("Ａ＋Ｂ", 6), ("①★", 2), ("～", 2), ("💕", 2), ("👨‍👩‍👧", 2), ("𠮷", 2), ("é", 1),
    ]

    @Test(arguments: widths)
    func `a character is as wide as a terminal shows it`(text: String, width: Int) {
        #expect(terminalWidth(text) == width)
    }

    @Test func `columns stand under each other whatever their script`() {
        let table = TextTable(
            titles: ["予約番号", "お客様名", "金額"],
            rows: [["BE1", "見本 花子", "6900"], ["BE20", "Ann", "500"]], numeric: [2])
        #expect(
            table.text == """
                予約番号  お客様名   金額
                --------  ---------  ----
                BE1       見本 花子  6900
                BE20      Ann         500
                """)
    }

    @Test func `a long cell ends in a mark, and no line in blanks`() {
        let table = TextTable(titles: ["a", "b"], rows: [["とても長い名前", ""]], widest: 7)
        #expect(table.text == "a        b\n-------  -\nとても…")
    }

    @Test func `a cell cannot move the cursor`() {
        let table = TextTable(titles: ["a"], rows: [["x\u{1B}[2Jy\nz\u{202E}"]])
        #expect(table.text == "a\n---------\nx [2Jy z")
    }
}
