/// Text as UTF-8, with what it cost to get there.
public struct DecodedText: Sendable, Hashable {
    /// The text without byte order mark; always valid UTF-8.
    public let utf8: [UInt8]
    /// The charset that it was read as.
    public let charset: Charset
    /// How many U+FFFD stand for bytes that could not be read.
    public let replacements: Int
    /// Whether the bytes gave the label the lie.
    public let labelOverruled: Bool

    /// The text as a string.
    public var string: String { String(decoding: utf8, as: UTF8.self) }
}

/// Decodes `bytes` as what they are, which is mostly but not always what `label` says.
///
/// In this order: a byte order mark; escape sequences make it ISO-2022-JP, unless Japanese stands
/// beside them in UTF-8; valid UTF-8 is UTF-8, and so is UTF-8 with a few broken places; then the
/// label, if its charset reads every byte; else the charset that leaves the fewest bytes unread. Never fails: what cannot be read is counted.
public func decodeText(_ bytes: [UInt8], label: String? = nil) -> DecodedText {
    decodeText(bytes, declared: label.flatMap(Charset.init(label:)))
}

func decodeText(_ bytes: [UInt8], declared: Charset?) -> DecodedText {
    if startsWithWideMark(bytes.span) { return decode(bytes, as: .utf16, declared) }
    if startsWithMark(bytes.span) { return decode(bytes, as: .utf8, declared) }
    if declared == .iso2022jp, nextPlace(of: 0x1B, in: bytes) != nil {
        return decode(bytes, as: .iso2022jp, declared)
    }
    let survey = UTF8Survey(bytes.span)
    if survey.high == 0, !survey.shifts {
        return DecodedText(
            utf8: bytes, charset: declared ?? .ascii, replacements: 0, labelOverruled: false)
    }
    if survey.shifts,
        declared == .iso2022jp || (holdsEscape(bytes.span) && !survey.isWholeUTF8)
    {
        return decode(bytes, as: .iso2022jp, declared)
    }
    if survey.broken == 0 {
        let charset: Charset = survey.high == 0 ? declared ?? .ascii : .utf8
        return DecodedText(
            utf8: withoutMark(bytes), charset: charset, replacements: 0,
            labelOverruled: declared.map { $0 != charset } ?? false)
    }
    if survey.isDamagedUTF8(declared) {
        return decode(bytes, as: .utf8, declared)
    }
    return fewestReplacements(bytes, declared, survey)
}

/// Decodes as `charset`, right or wrong.
func decode(_ bytes: [UInt8], as charset: Charset, _ declared: Charset?) -> DecodedText {
    let (utf8, tally) = transcode(bytes.span, from: charset)
    return DecodedText(
        utf8: utf8, charset: charset, replacements: tally.replacements,
        labelOverruled: declared.map { $0 != charset } ?? false)
}

extension UTF8Survey {
    /// Whether Japanese is written in it without a flaw: ISO-2022-JP has no such bytes, and an
    /// escape in it is somebody's stray character.
    fileprivate var isWholeUTF8: Bool { broken == 0 && long > 0 }

    /// Whether the text is UTF-8 that was cut or hurt on the way, rather than another charset.
    ///
    /// In CP932 and EUC-JP hardly any three bytes happen to be a sequence of UTF-8, while those two
    /// read parts of UTF-8 as rare kanji without a replacement.
    fileprivate func isDamagedUTF8(_ declared: Charset?) -> Bool {
        if broken == 1, isCut { return long > 0 }
        return declared == .utf8 ? broken <= long : long > 2 && broken * 8 <= long
    }
}

private func fewestReplacements(
    _ bytes: [UInt8], _ declared: Charset?, _ survey: UTF8Survey
) -> DecodedText {
    // ISO-8859-1 reads any byte, so its word counts only for text that looks Western.
    let looksWestern = survey.highBesideHigh * 2 <= survey.high
    var candidates: [Charset] = [.cp932, .eucJP, .utf8]
    if declared == .latin1, looksWestern { candidates = [.latin1] }
    if let declared, let place = candidates.firstIndex(of: declared) {
        candidates.swapAt(0, place)
    }
    var best: (utf8: [UInt8], tally: Tally, charset: Charset)?
    for charset in candidates {
        let (utf8, tally) = transcode(bytes.span, from: charset)
        if tally.replacements == 0, charset == declared {
            best = (utf8, tally, charset)
            break
        }
        if best.map({ tally.cost < $0.tally.cost }) ?? true { best = (utf8, tally, charset) }
    }
    guard let best else { return decode(bytes, as: .utf8, declared) }
    return DecodedText(
        utf8: best.utf8, charset: best.charset, replacements: best.tally.replacements,
        labelOverruled: declared.map { $0 != best.charset } ?? false)
}

private func transcode(_ input: Span<UInt8>, from charset: Charset) -> ([UInt8], Tally) {
    var tally = Tally()
    let hasMark = charset == .utf8 && startsWithMark(input)
    let text = hasMark ? input.extracting(droppingFirst: 3) : input
    // No decoder makes more than three bytes of one; one more is written and not counted.
    let utf8 = unsafe [UInt8](unsafeUninitializedCapacity: text.count * 3 + 1) { buffer, count in
        var sink = unsafe ByteSink(buffer)
        tally =
            switch charset {
            case .utf8: decodeUTF8(text, into: &sink)
            case .cp932: decodeCP932(text, into: &sink)
            case .eucJP: decodeEUC(text, into: &sink)
            case .iso2022jp: decodeJIS(text, into: &sink)
            case .ascii: decodeASCII(text, into: &sink)
            case .latin1: decodeLatin(text, into: &sink)
            case .utf16: decodeUTF16(text, into: &sink)
            }
        count = sink.count
    }
    return (utf8, tally)
}

private func holdsEscape(_ input: Span<UInt8>) -> Bool {
    for index in 0..<max(0, input.count - 2) where input[index] == 0x1B {
        if input[index + 1] == 0x24 || input[index + 1] == 0x28 { return true }
    }
    return false
}

func startsWithMark(_ input: Span<UInt8>) -> Bool {
    input.count >= 3 && input[0] == 0xEF && input[1] == 0xBB && input[2] == 0xBF
}

func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    startsWithMark(bytes.span) ? Array(bytes.dropFirst(3)) : bytes
}

extension Tally {
    /// How unlikely a reading is: an unreadable byte outweighs any number of odd characters in a
    /// short text, and odd characters decide between charsets that both read everything.
    fileprivate var cost: Int { replacements * 64 + oddities }
}
