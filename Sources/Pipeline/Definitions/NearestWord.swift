/// The word that somebody probably meant: the one with the fewest slips of the keyboard between.
///
/// Nil when none is close enough to be a slip.
func nearestWord(to word: String, among words: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    let ranked = words.map {
        (word: $0, slips: slips(wanted, Array($0.lowercased().unicodeScalars)))
    }
    guard let best = ranked.min(by: { ($0.slips, $0.word) < ($1.slips, $1.word) }) else {
        return nil
    }
    return best.slips <= max(2, wanted.count / 3) && best.slips < wanted.count ? best.word : nil
}

/// How many insertions, deletions, replacements and swaps of neighbours lie between two words.
private func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
        var line = [row + 1]
        for column in right.indices {
            let differs = left[row] == right[column] ? 0 : 1
            var least = min(above[column] + differs, above[column + 1] + 1, line[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                least = min(least, before[column - 1] + 1)
            }
            line.append(least)
        }
        before = above
        above = line
    }
    return above[right.count]
}
