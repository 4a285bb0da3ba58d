/// What stands in a format file: words, lists and maps, before anyone asks what they mean.
indirect enum FormatTree: Hashable, Sendable {
    case word(String)
    case list([FormatTree])
    case map([Member])

    struct Member: Hashable, Sendable {
        let key: String
        let value: FormatTree
    }

    subscript(key: String) -> FormatTree? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var word: String? {
        guard case .word(let word) = self else { return nil }
        return word
    }

    /// The content in a fixed order: equal files, and only they, give equal words.
    var words: [String] {
        switch self {
        case .word(let word): [word]
        case .list(let items): ["["] + items.flatMap(\.words) + ["]"]
        case .map(let members):
            ["{"] + members.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value.words } + ["}"]
        }
    }
}

extension FormatTree: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let members = try Self.members(decoder) {
            self = .map(members)
        } else if let items = try Self.items(decoder) {
            self = .list(items)
        } else {
            self = .word(try decoder.singleValueContainer().decode(String.self))
        }
    }

    private static func members(_ decoder: any Decoder) throws -> [Member]? {
        do {
            let map = try decoder.container(keyedBy: Key.self)
            return try map.allKeys.map {
                Member(key: $0.stringValue, value: try map.decode(FormatTree.self, forKey: $0))
            }
        } catch DecodingError.typeMismatch {
            return nil
        }
    }

    private static func items(_ decoder: any Decoder) throws -> [FormatTree]? {
        do {
            var list = try decoder.unkeyedContainer()
            var items: [FormatTree] = []
            while !list.isAtEnd { items.append(try list.decode(FormatTree.self)) }
            return items
        } catch DecodingError.typeMismatch {
            return nil
        }
    }
}
