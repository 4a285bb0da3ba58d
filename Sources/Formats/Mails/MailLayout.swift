import Reservations

/// A notice's layout, compiled: how mails of it are told, and where its values stand.
struct MailLayout: Sendable {
    /// Told by their heads, before the text is looked at.
    let ignore: [IgnoredMail]
    let recognise: [MailProof]
    /// The words that open a notice's text, before the sentence that tells its kind.
    let opening: [[UInt8]]
    /// Asked of mails that are no notice.
    let otherwise: [IgnoredMail]
    let kinds: [NoticeKind]
    let sections: [NoticeSection]
    let blockCount: Int
    let places: [MailPlace]
    let fields: [FieldPlan]

    static let keys = [
        "ignore", "recognise", "opening", "otherwise", "kinds", "sections", "fields",
    ]

    static let placeKeys = ["block", "line"]

    init(_ format: FormatEntry) {
        ignore = format.items("ignore").compactMap(IgnoredMail.init)
        recognise = (format.required("recognise")?.items ?? []).map { entry in
            entry.allowOnly(MailProof.keys)
            return MailProof(entry)
        }
        opening = format.bytes("opening")
        otherwise = format.items("otherwise").compactMap(IgnoredMail.init)
        kinds = (format.required("kinds")?.items ?? []).compactMap(NoticeKind.init)
        var blocks: [String] = []
        let sections = (format.required("sections")?.items ?? []).map {
            NoticeSection($0, blocks: &blocks)
        }
        self.sections = sections
        blockCount = blocks.count
        var places: [MailPlace] = []
        fields = FieldPlan.plans(format, placeKeys: Self.placeKeys) { entry, _ in
            Self.place(entry, blocks: blocks, sections, among: &places)
        }
        self.places = places
        FieldPlan.demandKeys(of: fields, but: [.field(.status)], format)
    }

    private static func place(
        _ entry: FormatEntry, blocks: [String], _ sections: [NoticeSection],
        among places: inout [MailPlace]
    ) -> Int? {
        guard let name = entry.required("block")?.word else { return nil }
        guard let block = blocks.firstIndex(of: name) else {
            entry.complain("no block \(name); \(suggestion(for: name, among: blocks))", at: "block")
            return nil
        }
        let line = entry.words("line")
        let label = sections.flatMap(\.labels).first { $0.block == block }?.text ?? []
        let place = MailPlace(
            block: block, line: line.map { Array($0.utf8) },
            name: line.first ?? String(decoding: label, as: UTF8.self))
        if let known = places.firstIndex(of: place) { return known }
        places.append(place)
        return places.count - 1
    }
}
