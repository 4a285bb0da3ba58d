/// The ways in which the pages, mails and tables of booking media write Japanese.
///
/// The vendor variants are meant throughout: what calls itself Shift_JIS or EUC-JP in practice
/// holds ①, ㈱ and 髙, which the bare standards do not have.
public enum Charset: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case cp932 = "CP932"
    case eucJP = "EUC-JP-MS"
    case iso2022jp = "ISO-2022-JP"
    case ascii = "US-ASCII"
    case latin1 = "ISO-8859-1"
    /// With its byte order mark, as Excel writes "Unicode text"; a label alone is not believed.
    case utf16 = "UTF-16"

    /// The charset that a header or a `<meta>` means by `label`, whatever its spelling; nil if none
    /// of ours.
    public init?(label: String) {
        let letters = label.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: nil
            }
        }
        guard let charset = Self.byLabel[String(decoding: letters, as: UTF8.self)] else {
            return nil
        }
        self = charset
    }

    /// Labels in lower case without their punctuation.
    private static let byLabel: [String: Charset] = {
        let labels: [Charset: String] = [
            .utf8: "utf8 unicode11utf8 xutf8 utf8mb4 csutf8",
            .cp932: """
            cp932 ms932 xms932 xmscp932 windows932 windows31j windows31 cswindows31j shiftjis \
            shiftjis2004 xshiftjis csshiftjis sjis xsjis sjiswin sjisopen mskanji ibm943 932
            """,
            .eucJP: """
            eucjp xeucjp xeuc eucjpms eucjpwin ujis cp51932 cseucpkdfmtjapanese \
            extendedunixcodepackedformatforjapanese
            """,
            .iso2022jp: """
            iso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpms csiso2022jp \
            csiso2022jp2 cp50220 cp50221 cp50222 jis jis7 jis8
            """,
            .ascii: "usascii ascii ansix341968 ansix341986 iso646us us csascii 7bit",
            .latin1: "iso88591 iso885915 latin1 l1 windows1252 cp1252 xcp1252 csisolatin1",
        ]
        var table: [String: Charset] = [:]
        for (charset, names) in labels {
            for name in names.split(separator: " ") { table[String(name)] = charset }
        }
        return table
    }()
}
