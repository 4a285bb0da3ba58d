/// The functions of XPath 1.0.
enum XPathFunction: String {
    case last, position, count, id, name, string, concat, contains, substring, translate, boolean
    case not, lang, number, sum, floor, ceiling, round
    case yes = "true"
    case no = "false"
    case localName = "local-name"
    case namespace = "namespace-uri"
    case startsWith = "starts-with"
    case substringBefore = "substring-before"
    case substringAfter = "substring-after"
    case stringLength = "string-length"
    case normalizeSpace = "normalize-space"

    var type: XPathType {
        switch self {
        case .id: .nodes
        case .last, .position, .count, .stringLength, .number, .sum, .floor, .ceiling, .round:
            .number
        case .name, .localName, .namespace, .string, .concat, .substring, .substringBefore,
            .substringAfter, .normalizeSpace, .translate:
            .text
        case .contains, .startsWith, .boolean, .not, .yes, .no, .lang: .truth
        }
    }

    /// How many arguments it takes.
    private var arity: ClosedRange<Int> {
        switch self {
        case .last, .position, .yes, .no: 0...0
        case .name, .localName, .namespace, .string, .stringLength, .normalizeSpace, .number: 0...1
        case .count, .id, .boolean, .not, .lang, .sum, .floor, .ceiling, .round: 1...1
        case .contains, .startsWith, .substringBefore, .substringAfter: 2...2
        case .substring: 2...3
        case .translate: 3...3
        case .concat: 2...100
        }
    }

    /// Whether it can be called with values of these types.
    func takes(_ arguments: [XPathType]) -> Bool {
        guard arity.contains(arguments.count) else { return false }
        switch self {
        case .count, .sum, .name, .localName, .namespace:
            return arguments.allSatisfy { $0 == .nodes }
        default: return true
        }
    }
}
