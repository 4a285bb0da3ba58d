import Testing

@testable import Plumbing

/// The reader of IMAP replies, without a network.
@Suite struct IMAPFramingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: String
        let replies: [IMAPReply]
    }

    static let hostile = "T3 OK done\r\n* 1 FETCH (UID 9 BODY[] {5}\r\n{5}\r\n)\r\n* BYE\r\n"

    static let cases = [
        Case(
            testDescription: "the end of a command", bytes: "T3 OK [READ-ONLY] Examine done\r\n",
            replies: [.done(tag: "T3", status("T3", .ok, "READ-ONLY", "Examine done"))]),
        Case(
            testDescription: "a refusal", bytes: "T4 NO [NONEXISTENT] no such folder\r\n",
            replies: [.done(tag: "T4", status("T4", .no, "NONEXISTENT", "no such folder"))]),
        Case(
            testDescription: "words of one letter's case", bytes: "* ok [uidvalidity 7] x\r\n",
            replies: [.status(status("*", .ok, "UIDVALIDITY 7", "x"))]),
        Case(
            testDescription: "a status that ends like a literal",
            bytes: "* OK try {5}\r\nT1 OK\r\n",
            replies: [
                .status(status("*", .ok, "", "try {5}")), .done(tag: "T1", status("T1", .ok)),
            ]),
        Case(
            testDescription: "a count of mails", bytes: "* 172 EXISTS\r\n", replies: [.exists(172)]),
        Case(
            testDescription: "found mails", bytes: "* SEARCH 2 84 882\r\n* SEARCH\r\n",
            replies: [.search([2, 84, 882]), .search([])]),
        Case(
            testDescription: "only line feeds", bytes: "* 1 EXISTS\n* 2 EXISTS\n",
            replies: [.exists(1), .exists(2)]),
        Case(
            testDescription: "a mail in a literal",
            bytes: #"* 12 FETCH (UID 9 FLAGS (\Seen $a) INTERNALDATE " 7-Jul-1996 02:44:25 -0700" "#
                + "BODY[] {\(hostile.utf8.count)}\r\n\(hostile))\r\n",
            replies: [
                .fetch(
                    .init(
                        uid: 9, flags: [#"\Seen"#, "$a"],
                        internalDate: " 7-Jul-1996 02:44:25 -0700",
                        body: .bytes([UInt8](hostile.utf8))))
            ]),
        Case(
            testDescription: "what stands behind a literal",
            bytes: "* 1 FETCH (BODY[] {2}\r\nab UID 5 RFC822.SIZE 2)\r\n",
            replies: [.fetch(.init(uid: 5, size: 2, body: .bytes([UInt8]("ab".utf8))))]),
        Case(
            testDescription: "an empty literal", bytes: "* 1 FETCH (UID 3 BODY[] {0}\r\n)\r\n",
            replies: [.fetch(.init(uid: 3, body: .bytes([])))]),
        Case(
            testDescription: "a mail in quotes",
            bytes: #"* 1 FETCH (UID 3 BODY[] "a\"\\b")"# + "\r\n",
            replies: [.fetch(.init(uid: 3, body: .bytes([UInt8](#"a"\b"#.utf8))))]),
        Case(
            testDescription: "no mail at all", bytes: "* 1 FETCH (UID 3 BODY[] NIL)\r\n",
            replies: [.fetch(.init(uid: 3, body: .bytes([])))]),
        Case(
            testDescription: "a mail over the limit is passed over",
            bytes:
                "* 1 FETCH (UID 3 BODY[] {5000}\r\n\(String(repeating: "x", count: 5000)))\r\nT1 OK\r\n",
            replies: [
                .fetch(.init(uid: 3, body: .oversized(5000))), .done(tag: "T1", status("T1", .ok)),
            ]),
        Case(
            testDescription: "flags that somebody else changed", bytes: "* 4 FETCH (FLAGS (a))\r\n",
            replies: [.fetch(.init(flags: ["a"]))]),
        Case(
            testDescription: "things nobody asked for",
            bytes:
                "+ go on\r\n* CAPABILITY IMAP4rev1\r\n* 3 EXPUNGE\r\n* \r\n\r\nrubbish\r\n* 1\r\n",
            replies: Array(repeating: .other, count: 7)),
        Case(
            testDescription: "brackets that never close",
            bytes: "* 1 FETCH ((((((UID 4\r\n* 1 FETCH (BODY[ UID 3\r\n* 1 FETCH )))\r\n",
            replies: [.fetch(.init()), .fetch(.init()), .fetch(.init())]),
        Case(
            testDescription: "a literal of no number",
            bytes: "* 1 FETCH (UID 1 X {99999999999999}\r\n",
            replies: [.fetch(.init(uid: 1))]),
    ]

    @Test(arguments: cases, [1, 2, 7, 100_000])
    func `replies are the same however the bytes arrive`(_ test: Case, chunk: Int) throws {
        var framing = IMAPFraming(limit: 4000)
        var replies: [IMAPReply] = []
        for part in Array(test.bytes.utf8).inGroups(of: chunk) {
            replies += try framing.take(Array(part)).map(IMAPReply.init)
        }
        #expect(replies == test.replies)
    }

    @Test func `several small literals cannot be more than one large one`() throws {
        var framing = IMAPFraming(limit: 10)
        let frames = try framing.take([UInt8]("* 1 X {8}\r\n12345678 {8}\r\n12345678\r\n".utf8))
        #expect(
            frames.map(\.pieces) == [
                [
                    .text([UInt8]("* 1 X {8}".utf8)), .literal([UInt8]("12345678".utf8)),
                    .text([UInt8](" {8}".utf8)), .oversized(8),
                ]
            ])
    }

    @Test func `a line without end is given up`() throws {
        var framing = IMAPFraming(limit: 10)
        #expect(throws: IMAPFraming.EndlessLine()) {
            for _ in 1...100 { _ = try framing.take([UInt8](repeating: 65, count: 1000)) }
        }
    }

    @Test(arguments: 1...40)
    func `rubbish is survived`(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let pieces = [
            "* ", "1 FETCH ", "(", ")", "UID ", "BODY[]", "{3}\r\n", "{0}\r\n", "\"", "\\", "\r\n",
            "\n",
            "T1 OK", "[", "]", " ", "\u{0}", "é", "* SEARCH 1", "{", "}", "* OK [", "NIL",
        ]
        var bytes: [UInt8] = []
        for _ in 1...2000 { bytes += [UInt8](pieces.randomElement(using: &dice)!.utf8) }
        var whole = IMAPFraming(limit: 1 << 20)
        let expected = try whole.take(bytes).map(IMAPReply.init)
        var single = IMAPFraming(limit: 1 << 20)
        var replies: [IMAPReply] = []
        for byte in bytes { replies += try single.take([byte]).map(IMAPReply.init) }
        #expect(replies == expected)
    }

    private static func status(
        _ tag: String, _ kind: IMAPStatus.Kind, _ code: String = "", _ words: String = ""
    ) -> IMAPStatus {
        let said = code.isEmpty ? words : "[\(code)] \(words)"
        return IMAPStatus([UInt8]("\(tag) \(kind.rawValue) \(said)".utf8))!
    }
}

extension IMAPFetchReply {
    fileprivate init(
        uid: UInt32? = nil, flags: [String]? = nil, internalDate: String? = nil, size: Int? = nil,
        body: Body? = nil
    ) {
        self.init([])
        self.uid = uid
        self.flags = flags
        self.internalDate = internalDate
        self.size = size
        self.body = body
    }
}

/// Chance that falls the same way each time (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
