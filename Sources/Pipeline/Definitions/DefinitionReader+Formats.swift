import Formats
import Reservations

extension DefinitionReader {
    /// What a source's formats must have in common, and what a site needs of them.
    mutating func checkFormats(
        _ loaded: [LoadedFormat], of placed: Placed, _ origin: Source.Origin
    ) {
        guard let first = loaded.first, let formats = placed["formats"] else { return }
        if let other = loaded.first(where: { $0.format.kind != first.format.kind }) {
            note(
                formats,
                "mixes \(first.kindWord) (\(first.format.name)) with \(other.kindWord) "
                    + "(\(other.format.name))",
                "give each kind a source of its own")
        }
        if case .site = origin, !loaded.contains(where: { $0.format.walk != nil }) {
            note(
                formats, "names no format that says how the site is walked",
                "name one with `walk`, or read saved pages from folder:PATH")
        }
    }

    /// A format whose name carries a trade reads that trade's listing and no other: `…-kirei-…`
    /// in a hair salon would touch pages of the other trade, which ends the session there.
    mutating func checkVertical(of format: Format, at item: Placed) {
        guard let salon else { return }
        let trades = format.name.split(separator: "-").compactMap { Vertical(rawValue: String($0)) }
        guard !trades.isEmpty, !trades.contains(salon.vertical) else { return }
        let way =
            switch salon.vertical {
            case .hair:
                "the hair listing is not read in this version: use notice mails, the CSV export "
                    + "or saved schedule pages"
            case .kirei: "name a format of kirei pages"
            }
        note(
            item, "`\(format.name)` reads no \(salon.vertical.rawValue) salon's pages", way)
    }
}

extension LoadedFormat {
    fileprivate var kindWord: String { format.kind?.rawValue ?? "no kind" }
}
