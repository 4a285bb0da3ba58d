/// UIDs as IMAP takes them, in runs: `3,7:9`. Empty for none.
func uidSet(_ uids: some Sequence<UInt32>) -> String {
    var runs: [ClosedRange<UInt32>] = []
    for uid in Set(uids).sorted() {
        if let last = runs.last, last.upperBound + 1 == uid {
            runs[runs.count - 1] = last.lowerBound...uid
        } else {
            runs.append(uid...uid)
        }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound):\($0.upperBound)" }
        .joined(separator: ",")
}

extension Array {
    /// The elements in order, in groups of at most `count`.
    func inGroups(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map {
            self[$0..<Swift.min($0 + count, self.count)]
        }
    }
}
