import Foundation

/// Which identities look like one person. Only ever suggested, never merged (D9).
public struct StaffLikeness: Sendable {
    /// By the bare name, who bears it.
    private let bearers: [String: [StaffIdentity]]
    private let people: [String: String]
    private let book: StaffBook

    public init(in book: StaffBook) {
        self.book = book
        bearers = Dictionary(grouping: book.entries.keys.sorted(), by: { Self.bare($0.name) })
        people = Dictionary(book.people.map { (Self.bare($0), $0) }) { min($0, $1) }
    }

    /// Whom an identity without a person may be (統合候補): a person by name, else identities. One
    /// of its own medium is its twin, which was entered twice or made anew (F5).
    public func candidates(for identity: StaffIdentity) -> [String] {
        guard let entry = book.entries[identity], entry.person == nil else { return [] }
        let bare = Self.bare(identity.name)
        if bare.isEmpty { return [] }
        let alike = (bearers[bare] ?? []).filter { $0 != identity }
        let known = Set(
            alike.compactMap { book.entries[$0]?.person } + [people[bare]].compactMap(\.self))
        return known.sorted() + alike.filter { book.entries[$0]?.person == nil }.map(\.text)
    }

    /// The names that a written one looks like and is not, in order; none where it is somebody's.
    public func names(like name: String) -> [String] {
        let bare = Self.bare(name)
        let names = Set((bearers[bare] ?? []).map(\.name) + [people[bare]].compactMap(\.self))
        return bare.isEmpty || names.contains(name) ? [] : names.sorted()
    }

    /// A name without width, blanks, brackets, marks, pictures and variants of kana and kanji.
    static func bare(_ name: String) -> String {
        var depth = 0
        var bare = ""
        for letter in name.precomposedStringWithCompatibilityMapping.lowercased() {
            if "([【〔<〈《「".contains(letter) { depth += 1 }
            if depth == 0, letter.isLetter { bare.append(variants[letter] ?? hiragana(letter)) }
            if ")]】〕>〉》」".contains(letter) { depth = max(0, depth - 1) }
        }
        return bare
    }

    private static func hiragana(_ letter: Character) -> Character {
        guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1,
            (0x30A1...0x30F6).contains(scalar.value),
            let folded = Unicode.Scalar(scalar.value - 0x60)
        else { return letter }
        return Character(folded)
    }

    /// The usual form of a kanji that families write in several ways; nil for any other.
    public static func usual(_ letter: Character) -> Character? { variants[letter] }

    /// Kanji that one family writes in several ways, by the usual one.
    private static let variants: [Character: Character] = [
        "邊": "辺", "邉": "辺", "齋": "斎", "齊": "斎", "斉": "斎", "髙": "高", "﨑": "崎", "嵜": "崎",
        "濱": "浜", "濵": "浜", "澤": "沢", "嶋": "島", "嶌": "島", "廣": "広", "國": "国", "櫻": "桜",
        "眞": "真", "惠": "恵", "德": "徳", "瀧": "滝", "龍": "竜", "塚": "塚", "條": "条", "榮": "栄",
        "壽": "寿", "曽": "曾", "冨": "富", "桒": "桑", "𠮷": "吉", "藪": "薮", "礒": "磯", "圓": "円",
        "栁": "柳", "瀨": "瀬", "槗": "橋",
    ]
}
