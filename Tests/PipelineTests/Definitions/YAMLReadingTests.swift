import Testing

@testable import Pipeline

@Suite struct YAMLReadingTests {
    static let broken: [(yaml: [UInt8], problem: String)] = [
        (Array("".utf8), "f.yaml:1:1: is empty; start from an example in Pipelines"),
        (Array("# nothing\n".utf8), "f.yaml:1:1: is empty; start from an example in Pipelines"),
        (Array("a:\n\t- b".utf8), "f.yaml:2:1: is indented with a tab; indent with blanks"),
        (Array("a: b: c".utf8), "f.yaml:1:5: is not YAML: mapping values are not allowed"),
        (Array("a: [1, 2".utf8), "f.yaml:2:1: is not YAML: did not find expected ',' or ']'"),
        (Array("a: 1\n---\nb: 2".utf8), "f.yaml:2:1: is not one YAML document: but found another"),
        (Array("a: 1\nb: ".utf8) + [0xE3, 0x81], "f.yaml:2:1: is not UTF-8 here; save the file"),
        (Array("a: 1\nb: \u{7}x".utf8), "f.yaml:2:1: cannot be read: control characters"),
        (Array("a: 予\n  名: &x\n   - 1".utf8), "f.yaml:2:6: an anchor or alias (& or *) that is"),
        (Array("a: &x 1\nb: &y [1, *x]".utf8), "f.yaml:2:11: an anchor or alias (& or *) that"),
        (Array("a: &x [1,\n 2]".utf8), "f.yaml:1:4: an anchor or alias (& or *) that is more"),
        (Array("a: &x |\n  b".utf8), "f.yaml:1:4: an anchor or alias (& or *) that is more"),
        (Array("a: &x 1\n*x : 1".utf8), "f.yaml:2:1: an anchor or alias (& or *) that is more"),
        (Array("a: &x 1\n? *x\n: 1".utf8), "f.yaml:2:3: an anchor or alias (& or *) that is"),
        (Array("a: *nobody".utf8), "f.yaml:1:4: is not one YAML document: found undefined alias"),
    ]

    @Test(arguments: broken)
    func `what is no YAML says where and why`(yaml: [UInt8], problem: String) {
        var notes = ProblemNotes()
        #expect(YAMLReading.read(yaml, file: "f.yaml", notes: &notes) == nil)
        #expect(notes.problems.count == 1)
        let told = notes.problems.first?.description ?? ""
        #expect(told.hasPrefix(problem))
    }

    @Test func `anchors that would unfold to gigabytes are refused before they unfold`() {
        var lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1..<12 {
            let uses = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("l\(level): &l\(level) [\(uses)]")
        }
        var notes = ProblemNotes()
        let yaml = Array(lines.joined(separator: "\n").utf8)
        #expect(YAMLReading.read(yaml, file: "f", notes: &notes) == nil)
        #expect(notes.problems.count == 1)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `a bottomless file is refused`(_ opening: String) {
        var notes = ProblemNotes()
        let yaml = Array(String(repeating: opening, count: 20_000).utf8)
        _ = YAMLReading.read(yaml, file: "f", notes: &notes)
        #expect(!notes.problems.isEmpty)
        _ = YAMLReading.read(Array(repeating: 0x20, count: 300_000), file: "f", notes: &notes)
        #expect(notes.problems.last?.what == "is larger than 256 KiB")
    }

    @Test func `a short value may be named and repeated`() {
        let yaml = "a: {b: 1, none: &none [指名なし, '-']}\nc: [{none: *none}, *none]  # &x\n"
        var notes = ProblemNotes()
        let root = YAMLReading.read(Array(yaml.utf8), file: "f", notes: &notes)
        #expect(notes.problems.isEmpty, "\(notes.problems)")
        #expect(root?["c"]?.items.last?.items.compactMap(\.text) == ["指名なし", "-"])
        let many = "a: &x 1\nb:\n" + String(repeating: " - *x\n", count: 300)
        #expect(YAMLReading.read(Array(many.utf8), file: "f", notes: &notes) == nil)
    }

    @Test func `signs that only look like anchors are texts`() throws {
        let yaml = """
            name: Hair & Nail
            other: A *B* C
            path: //*[@id='a']
            quoted: "*x"
            list: ['&y', "a, *b"]  # see *z
            # - *n
            """
        var notes = ProblemNotes()
        let root = YAMLReading.read(Array(yaml.utf8), file: "f", notes: &notes)
        #expect(notes.problems.isEmpty, "\(notes.problems)")
        #expect(root?["path"]?.text == "//*[@id='a']")
        #expect(root?["list"]?.items.compactMap(\.text) == ["&y", "a, *b"])
    }

    @Test func `a byte order mark and Windows line ends are nothing special`() {
        var notes = ProblemNotes()
        let yaml = Array("\u{FEFF}a: 1\r\nb:\r\n  c: [2]\r\n".utf8)
        let root = YAMLReading.read(yaml, file: "f", notes: &notes)
        #expect(notes.problems.isEmpty)
        #expect(root?["b"]?["c"]?.items.first?.place == Place(file: "f", line: 3, column: 7))
        #expect(root?["b"]?["c"]?.items.first?.path == "b.c[0]")
    }

    @Test func `keys that stand twice are all told, in quotes and inside lists as well`() {
        let yaml = "a: [{x: 1, 'x': 2, y: 3}]\n\"b\": 1\nb: 2\nb: 3\n"
        var notes = ProblemNotes()
        let root = YAMLReading.read(Array(yaml.utf8), file: "f", notes: &notes)
        #expect(
            notes.problems.map(\.description) == [
                "f:1:12: a[0].x: stands twice, first on line 1; keep one of them",
                "f:4:1: b: stands twice, first on line 2; keep one of them",
                "f:4:1: b: stands twice, first on line 3; keep one of them",
            ])
        #expect(root?["a"]?.items[0]["y"]?.place.column == 23)
    }
}
