/// A place in a notice: a block, or the line of it that begins with one of some labels.
struct MailPlace: Hashable, Sendable {
    let block: Int
    let line: [[UInt8]]
    /// What people call the place: the label as the mail has it.
    let name: String

    /// What stands there, or nil if the mail does not have the place.
    func passage(in notice: NoticeBlocks) -> Passage? {
        guard let passage = notice.passage(block) else { return nil }
        if line.isEmpty { return passage }
        for candidate in passage.lines where !candidate.isEmpty {
            if let value = labelledValue(passage.bytes, candidate.range, labels: line) {
                return Passage(passage.bytes, value)
            }
        }
        return nil
    }
}
