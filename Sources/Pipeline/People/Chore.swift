/// Something that an owner should see to or wait for: what it is, and the next step with its place,
/// in plain Japanese. Bookings go by number and day; holds no guest's data.
public struct Chore: Hashable, Sendable {
    public let what: String
    public private(set) var step: String
    /// Whether it mends itself, so that nobody has to do anything yet.
    public let mendsItself: Bool

    init(_ what: String, _ step: String, mendsItself: Bool = false) {
        self.what = what
        self.step = step
        self.mendsItself = mendsItself
    }

    /// What to do where the step does not help.
    func or(_ otherwise: String) -> Chore {
        var chore = self
        chore.step += "。それでも直らなければ、\(otherwise)"
        return chore
    }
}

extension SalonStatus {
    /// What needs a hand today, the gravest first, and behind it what only needs time.
    public var chores: [Chore] {
        let all =
            runChores + sourceChores + bookingChores + holdChores + outboxChores + mailChores
            + linkChores + staffChores + noticeChores + layoutChores + quarantineChores
        return all.filter { !$0.mendsItself } + all.filter(\.mendsItself)
    }

    /// The same as lines of the status.
    var choreLines: [String] {
        let (own, others) = (chores.filter { !$0.mendsItself }, chores.filter(\.mendsItself))
        var lines = ["今日すること  \(own.isEmpty ? "なし" : "\(own.count) 件")"]
        for (place, chore) in own.enumerated() {
            lines += ["  \(place + 1). \(chore.what)", "     → \(chore.step)"]
        }
        if !others.isEmpty { lines.append("待てば直るもの  \(others.count) 件") }
        return lines + others.flatMap { ["  ・\($0.what)", "     \($0.step)"] }
    }
}
