/// What HTML knows of a name: how its tags open and close, and how its text flows.
struct NameTraits: Sendable {
    /// What stands between the tags.
    enum Content: UInt8 {
        case markup
        /// Nothing: there is no end tag.
        case nothing
        /// Text up to the end tag, tags and references included.
        case rawText
        /// Text up to the end tag, in which references count.
        case escapableText
    }

    /// Groups of elements that the rules speak of.
    struct Group: OptionSet {
        let rawValue: UInt32

        static let paragraph = Group(rawValue: 1 << 0)
        static let item = Group(rawValue: 1 << 1)
        static let term = Group(rawValue: 1 << 2)
        static let option = Group(rawValue: 1 << 3)
        static let choices = Group(rawValue: 1 << 4)
        static let cell = Group(rawValue: 1 << 5)
        static let row = Group(rawValue: 1 << 6)
        static let section = Group(rawValue: 1 << 7)
        static let caption = Group(rawValue: 1 << 8)
        static let table = Group(rawValue: 1 << 9)
        static let heading = Group(rawValue: 1 << 10)
        static let link = Group(rawValue: 1 << 11)
        static let button = Group(rawValue: 1 << 12)
        static let list = Group(rawValue: 1 << 13)
        /// What inner tags do not reach through.
        static let scope = Group(rawValue: 1 << 14)
        /// All that is no phrase in a text.
        static let block = Group(rawValue: 1 << 15)
        /// Blocks but `p`.
        static let firm = Group(rawValue: 1 << 16)
        /// Firm blocks but `div` and `address`, which a list's items reach through.
        static let partition = Group(rawValue: 1 << 17)
    }

    /// Open elements that a tag ends by itself, looking outward up to one that stops it.
    struct Reach {
        var ends: Group = []
        var stops: Group = []
    }

    var flow: TextFlow = .inline
    var content: Content = .markup
    var groups: Group = []
    /// What its start tag ends.
    var opening = Reach()
    /// What its end tag cannot reach through.
    var closingStops: Group = .firm
    /// Whether blanks alone directly inside mean nothing.
    var dropsBlanks = false
    /// Whether it opens the head of a page that has none yet.
    var belongsInHead = false
    /// Whether the attribute without a value has its name for one.
    var isSwitch = false
}
