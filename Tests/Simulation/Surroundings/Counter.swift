import Foundation
import Reservations

/// The destination of actions: keeps what it was told, whatever it answers.
struct Counter: Sendable {
    struct Step: Sendable {
        let id: String
        let kind: Action.Kind
        let number: String
        let status: String?
    }

    /// Everything that has arrived, in its order.
    private(set) var steps: [Step] = []
    private(set) var arrived: Set<String> = []
    /// Steps that came once more although they had arrived.
    private(set) var repeated: [Step] = []
    /// Steps that a file was told once more, which leaves no second line.
    let readsBack: Bool

    init(readsBack: Bool) {
        self.readsBack = readsBack
    }

    /// Takes one step as a line of JSON.
    mutating func take(_ id: String, _ line: String) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
            let fields = object as? [String: Any], let kind = fields["kind"] as? String,
            let number = fields["reservation"] as? String, let kind = Action.Kind(rawValue: kind)
        else { return }
        let after = fields["after"] as? [String: Any]
        let step = Step(id: id, kind: kind, number: number, status: after?["status"] as? String)
        if arrived.insert(id).inserted {
            steps.append(step)
        } else if !readsBack {
            repeated.append(step)
        }
    }
}
