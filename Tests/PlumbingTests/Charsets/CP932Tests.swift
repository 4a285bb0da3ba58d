import Foundation
import Testing

@testable import Plumbing

@Suite struct CP932Tests {
    @Test func `vendor rows are kept and need no report`() {
        let text = encodeCP932(Array(CharsetTests.words.utf8))
        #expect(text == CP932Text(bytes: cp932Words, mapped: [:], lost: [:]))
    }

    @Test(arguments: [
        ("〜", "～"), ("−", "－"), ("‖", "∥"), ("—", "―"), ("¢", "￠"), ("£", "￡"), ("¬", "￢"),
        ("¥", "￥"), ("\u{A0}", " "),
    ])
    func `the wave dash and its like become their Windows twin, reported as mapped`(
        written: String, twin: String
    ) {
        let text = encodeCP932(Array(written.utf8))
        #expect(decode(text.bytes, as: .cp932, nil).string == twin)
        #expect(text.mapped == [written.unicodeScalars.first!: 1])
        #expect(text.lost.isEmpty)
    }

    @Test func `what has no place becomes 〓, reported as lost`() {
        let text = encodeCP932(Array("𠮷野😀😀?".utf8))
        #expect(decode(text.bytes, as: .cp932, nil).string == "〓野〓〓?")
        #expect(text.lost == ["𠮷": 1, "😀": 2])
    }

    @Test func `split kana are joined, and what cannot be seen leaves no mark`() {
        let text = encodeCP932(Array("カ\u{3099}ハ\u{309A}か\u{3099}葛\u{E0100}".utf8))
        #expect(decode(text.bytes, as: .cp932, nil).string == "ガパが葛")
        #expect(text.mapped == ["\u{3099}": 2, "\u{309A}": 1])
        #expect(text.lost == ["\u{E0100}": 1])
    }

    @Test(.enabled(if: Python.isInstalled, Python.reason))
    func `every pair reads as Python's cp932 reads it`() throws {
        var pairs: [[UInt8]] = []
        for lead in [UInt8](0x81...0x9F) + Array(0xE0...0xFC) {
            for trail in 0x40...0xFC as ClosedRange<UInt8> where trail != 0x7F {
                pairs.append([lead, trail])
            }
        }
        let ours = pairs.map { pair in
            let text = decode(pair, as: .cp932, nil)
            return text.replacements > 0 ? "-" : text.string
        }
        let theirs = try Python.run(
            """
            import sys
            for line in open(sys.argv[1]):
                try: print(bytes.fromhex(line).decode("cp932").encode().hex())
                except UnicodeDecodeError: print(b"-".hex())
            """, input: pairs.map { hex($0) }.joined(separator: "\n"))
        let written = ours.map { hex(Array($0.utf8)) }
        #expect(written == theirs.split(separator: "\n").map(String.init))
    }

    @Test(.enabled(if: Python.isInstalled, Python.reason))
    func `every scalar is written as a code that Python's cp932 reads back`() throws {
        let scalars = (0x20...0xFFFF).compactMap(Unicode.Scalar.init)
        let ours = scalars.map { scalar -> String in
            let text = encodeCP932(Array(String(scalar).utf8))
            let code = text.lost.isEmpty && text.mapped.isEmpty ? hex(text.bytes) : "-"
            return "\(String(scalar.value, radix: 16)) \(code)"
        }
        let differing = try Python.run(
            """
            import sys
            for line in open(sys.argv[1]):
                scalar, code = line.split()
                char = chr(int(scalar, 16))
                if code != "-":
                    if bytes.fromhex(code).decode("cp932") != char: print(scalar)
                elif char not in "〜−‖¢£¬":
                    try: print(scalar, char.encode("cp932").hex())
                    except UnicodeEncodeError: pass
            """, input: ours.joined(separator: "\n"))
        // Python reads the single bytes 80, A0 and FD–FF too, which no text holds.
        #expect(differing == "80 80\nf8f0 a0\nf8f1 fd\nf8f2 fe\nf8f3 ff\n")
    }

    @Test func `of several codes the one Windows writes is taken`() {
        let text = encodeCP932(Array("∵∪¬Ⅳⅳ髙﨑№".utf8))
        #expect(hex(text.bytes) == "81e681be81ca8757fa43fbfcfab18782")
    }
}

private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
