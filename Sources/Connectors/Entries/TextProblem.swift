import Foundation
import Plumbing
import Reservations

/// A text that a medium's own form would refuse, or lose without a word. It never holds the text.
struct TextProblem: Tellable, Hashable {
    enum Fault: Hashable, Sendable {
        /// A character that the medium's set does not have.
        case letter(instead: String?)
        case notName, notKana, notDigit
        case tooLong(by: Int, most: Int)
        case missing
    }

    /// What people call the field.
    let label: String
    let fault: Fault
    /// Which character, counted from 1; 0 where it is about the whole.
    let place: Int

    init(_ label: String, _ fault: Fault, at place: Int = 0) {
        self.label = label
        self.fault = fault
        self.place = place
    }

    var words: String {
        switch fault {
        case .letter(let instead?):
            "\(label)の\(place)文字目は媒体に登録できない文字です。「\(instead)」に直してください"
        case .letter(nil):
            "\(label)の\(place)文字目は媒体に登録できない文字です。別の文字に直すか、消してください"
        case .notName: "\(label)の\(place)文字目は英数字か記号です。漢字かかなに直してください"
        case .notKana: "\(label)の\(place)文字目はカタカナではありません。全角カタカナに直してください"
        case .notDigit: "\(label)の\(place)文字目は数字ではありません。数字だけに直してください"
        case .tooLong(let by, let most):
            "\(label)が\(by)文字長すぎます。\(most)文字までに短くしてください"
        case .missing: "\(label)がありません。daicho amend で入れてください"
        }
    }

    /// What stands for a character that JIS X 0208 does not have: the same in another width, or the
    /// usual form of a family's kanji; nil where nothing does.
    static func substitute(for character: Character) -> String? {
        let candidates = [
            StaffLikeness.usual(character).map(String.init),
            String(character).precomposedStringWithCompatibilityMapping,
        ]
        return candidates.compactMap(\.self).first { text in
            text != String(character)
                && text.unicodeScalars.allSatisfy { $0.isASCII || isInJISX0208($0) }
        }
    }
}
