import Foundation

/// Which identities look like one person. Only ever suggested, never merged (D9).
public struct StaffLikeness: Sendable {
    /// By the bare name, who bears it.
    private let bearers: [String: [StaffIdentity]]
    private let people: [String: String]
    /// By the reading, whose name has it.
    private let readings: [String: [StaffIdentity]]
    private let book: StaffBook

    public init(in book: StaffBook) {
        self.book = book
        bearers = Dictionary(grouping: book.entries.keys.sorted(), by: { Self.bare($0.name) })
        people = Dictionary(book.people.map { (Self.bare($0), $0) }) { min($0, $1) }
        let read = book.entries.keys.sorted().compactMap { identity in
            Self.reading(of: identity.name).map { (identity, $0) }
        }
        readings = Dictionary(grouping: read, by: \.1).mapValues { $0.map(\.0) }
    }

    /// Whom an identity without a person may be (統合候補): a person by name, else identities. One
    /// of its own medium is its twin, which was entered twice or made anew (F5).
    public func candidates(for identity: StaffIdentity) -> [String] {
        guard let entry = book.entries[identity], entry.person == nil else { return [] }
        let bare = Self.bare(identity.name)
        if bare.isEmpty { return [] }
        var alike = Set(bearers[bare] ?? []).union(sameCode(identity)).union(sameSound(identity))
        alike.remove(identity)
        let reading = Self.reading(of: identity.name)
        let known = Set(
            alike.compactMap { book.entries[$0]?.person }
                + [people[bare], reading.flatMap { people[$0] }].compactMap(\.self))
        return known.sorted()
            + alike.filter { book.entries[$0]?.person == nil }.sorted().map(\.text)
    }

    /// Who bears the name that the medium's code of this identity had before, or has now (F5).
    private func sameCode(_ identity: StaffIdentity) -> [StaffIdentity] {
        let names = book.codes.otherNames(of: identity)
        return names.isEmpty
            ? []
            : book.entries.keys.filter {
                $0.medium == identity.medium && names.contains($0.name.bareName)
            }
    }

    /// Whose name is read alike, where one of the two is written in kana alone: what two have in
    /// brackets may be their rank.
    private func sameSound(_ identity: StaffIdentity) -> [StaffIdentity] {
        guard let reading = Self.reading(of: identity.name) else { return [] }
        let isKana = Self.bare(identity.name) == reading
        return (readings[reading] ?? []).filter { isKana || Self.bare($0.name) == reading }
    }

    /// The names that a written one looks like and is not, in order; none where it is somebody's.
    public func names(like name: String) -> [String] {
        let bare = Self.bare(name)
        let names = Set((bearers[bare] ?? []).map(\.name) + [people[bare]].compactMap(\.self))
        return bare.isEmpty || names.contains(name) ? [] : names.sorted()
    }

    /// How a name is read, in hiragana: it is kana, or has its kana in brackets, `花子（ハナコ）`. Nil
    /// where nothing tells.
    static func reading(of name: String) -> String? {
        let bare = bare(name)
        if isKana(bare) { return bare }
        let parts = name.precomposedStringWithCompatibilityMapping.split { "([【〔)]】〕".contains($0) }
        return parts.dropFirst().map { Self.bare(String($0)) }.first(where: isKana)
    }

    private static func isKana(_ bare: String) -> Bool {
        !bare.isEmpty
            && bare.unicodeScalars.allSatisfy {
                (0x3041...0x3096).contains($0.value) || $0 == "ー"
            }
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
