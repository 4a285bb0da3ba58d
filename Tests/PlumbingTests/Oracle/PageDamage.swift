import Sandbox

/// One thing that goes wrong with a page, the same for the same seed.
struct PageDamage {
    enum Kind: CaseIterable {
        case cut, droppedTag, doubledTag, strayEndTag, oddAttribute, reference, nestedTable
        case strangeByte, upperCase

        /// Whether HTML leaves no two ways to read such a page.
        var leavesNoDoubt: Bool {
            switch self {
            case .oddAttribute, .reference, .upperCase, .nestedTable: true
            default: false
            }
        }

        /// Of 400 pages so many are read alike: where tags are missing, libxml2 does not do as
        /// browsers do, and we do.
        var leastAgreement: Int {
            switch self {
            case .cut: 300
            case .droppedTag: 250
            case .doubledTag: 250
            case .strayEndTag: 250
            case .strangeByte: 200
            default: 400
            }
        }
    }

    let kind: Kind
    private var random: SplitMix64

    init(_ kind: Kind, seed: UInt64) {
        self.kind = kind
        random = SplitMix64(seed: seed)
    }

    mutating func applied(to page: [UInt8]) -> [UInt8] {
        guard !page.isEmpty else { return page }
        switch kind {
        case .cut: return Array(page.prefix(Int(random.next() % UInt64(page.count))))
        case .droppedTag:
            guard let tag = anyTag(of: page) else { return page }
            return Array(page[..<tag.lowerBound] + page[tag.upperBound...])
        case .doubledTag:
            guard let tag = anyTag(of: page) else { return page }
            return Array(page[..<tag.upperBound] + page[tag] + page[tag.upperBound...])
        case .strayEndTag:
            return inserted(one(of: ["</b>", "</p>", "</i>", "</td>", "</div>", "</br>"]), page)
        case .nestedTable:
            return inserted("<table><tr><td>x<td>y<tr><td>z</table>", page, behind: "</p>\n")
        case .oddAttribute:
            let odd = [
                " a=1", " b='x>y'", " class=z", " id", " id=\"&lt;\"", " A=\"&amp;\" a=2",
                "\n\nq = 3",
            ]
            return inserted(one(of: odd), page, behind: "<td")
        case .reference:
            let references = [
                "&lt;", "&amp;", "&#20104;", "&#x4E88;", "&yen;", "&nbsp;", "&hearts;", "&", "& ",
                "&;",
            ]
            return inserted(one(of: references), page, behind: "<p>")
        case .strangeByte:
            var page = page
            let odd: [UInt8] = [0x00, 0x01, 0x3C, 0x3E, 0x22, 0x27, 0x2F, 0x26, 0x7F]
            page[Int(random.next() % UInt64(page.count))] =
                odd[Int(random.next() % UInt64(odd.count))]
            return page
        case .upperCase:
            guard let tag = anyTag(of: page), !page[tag].contains(0x3D) else { return page }
            let name = page[tag].map { 0x61...0x7A ~= $0 ? $0 - 0x20 : $0 }
            return Array(page[..<tag.lowerBound] + name + page[tag.upperBound...])
        }
    }

    private mutating func one(of words: [String]) -> String {
        words[Int(random.next() % UInt64(words.count))]
    }

    private mutating func anyTag(of page: [UInt8]) -> Range<Int>? {
        let starts = page.indices.filter { page[$0] == UInt8(ascii: "<") }
        guard !starts.isEmpty else { return nil }
        let start = starts[Int(random.next() % UInt64(starts.count))]
        guard let end = page[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return start..<end + 1
    }

    /// Puts a piece somewhere into the page, or behind one of the places of `word`.
    private mutating func inserted(_ piece: String, _ page: [UInt8], behind word: String = ">")
        -> [UInt8]
    {
        let word = Array(word.utf8)
        let places = page.indices.filter { page[$0] == word[0] && page[$0...].starts(with: word) }
        guard !places.isEmpty else { return page }
        let place = places[Int(random.next() % UInt64(places.count))] + word.count
        return Array(page[..<place] + Array(piece.utf8) + page[place...])
    }
}
