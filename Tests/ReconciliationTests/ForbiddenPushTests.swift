import Foundation
import Reconciliation
import Reservations
import Support
import Testing

/// Over generated media, bookings and changes: what a medium does not take is never planned for it,
/// and each such change is one step for a person that names the medium's own screen.
struct ForbiddenPushTests {
    /// A medium with any ways, and whether a delivery leads there.
    private static func invented(_ medium: Medium, _ chance: inout SplitMix) -> MediumRules {
        var rules = MediumRules(medium: medium, name: medium.rawValue)
        func way() -> MediumPush.Way { MediumPush.Way.allCases.randomElement(using: &chance)! }
        rules.push.create = way()
        rules.push.update = way()
        rules.push.cancel = way()
        rules.push.visit = way()
        rules.slots.by = MediumSlots.Unit.allCases.randomElement(using: &chance)!
        rules.credential = Bool.random(using: &chance) ? .none : .key(prefix: nil)
        func screen(_ what: String) -> MediumScreens.Screen {
            MediumScreens.Screen(
                "\(medium.rawValue) \(what)", sameDay: "\(medium.rawValue) \(what) today")
        }
        rules.screens.change = screen("change")
        rules.screens.cancel = screen("cancel")
        rules.screens.visit = screen("visit")
        rules.screens.slots = screen("slots")
        return rules
    }

    private struct World {
        var desk = Desk()
        let media: [Medium: MediumRules]

        init(_ chance: inout SplitMix) {
            let rules = [Words.medium, Words.mailed, .local].map { invented($0, &chance) }
            media = Dictionary(uniqueKeysWithValues: rules.map { ($0.medium, $0) })
            desk.floor = Floor(vertical: .kirei, media: media)
            desk.targets = [.own] + media.keys.sorted().filter { _ in Bool.random(using: &chance) }
        }
    }

    private static let edits = ["15:30", "5/12", "担当=次郎", "メモ=y", "済み", "サロンキャンセル", "メニュー=カット"]
    private static let words = ["16:00", "14:00", "お客様キャンセル", "担当=三郎", "来店処理待ち"]

    @Test(arguments: 0..<400)
    func `R0-05, R0-08, D10: no forbidden push is ever planned, whatever changes`(
        seed: Int
    ) {
        var chance = SplitMix(seed: UInt64(seed))
        var world = World(&chance)
        var minute = 0
        func now() -> Date { Words.instant("10:00") + Double(minute) * 60 }
        var row = "A 5/10 14:00 担当=花子"
        for _ in 0..<8 {
            minute += 5
            var evidence = Evidence(
                scans: [Listing(rows: [row, "Z 5/20 9:00"]).scan(at: now())])
            if Bool.random(using: &chance) {
                evidence.mails = [Self.deskWord(at: now(), &chance)]
            }
            check(world.desk.run(evidence, at: now()), in: world)
            minute += 5
            if Bool.random(using: &chance) {
                let edit = "A " + Self.edits.randomElement(using: &chance)!
                let key = world.desk.pin(edit, at: now(), isEdit: true)
                check(world.desk.run(.init(spokenOf: [key]), at: now()), in: world, edited: key)
            }
            if Bool.random(using: &chance) {
                row = "A 5/10 14:00 担当=花子 " + Self.words.randomElement(using: &chance)!
            }
        }
    }

    /// A booking of the salon's own, entered, moved or cancelled.
    private static func deskWord(at now: Date, _ chance: inout SplitMix) -> Observation {
        let word = ["5/11 11:00", "5/11 12:00", "5/11 11:00 サロンキャンセル"].randomElement(
            using: &chance)!
        return Observation(
            key: ReservationKey(medium: .local, number: "L"), kind: .changed, channel: .desk,
            facts: Words.facts(word.split(separator: " "), isMail: true),
            interval: Interval(from: now, to: now), detectedAt: now, source: "desk", capture: "",
            span: nil, format: "")
    }

    /// Whether it tells a medium that wants to know it that the guest came, and nothing else.
    private func isVisit(_ action: Action, at rules: MediumRules) -> Bool {
        guard rules.push.visit == .send, let before = action.before, let after = action.after
        else { return false }
        return Field.allCases.allSatisfy {
            $0 == .status || $0 == .durationMinutes || before.agrees(on: $0, with: after)
        }
    }

    private func check(_ plan: Plan, in world: World, edited: ReservationKey? = nil) {
        for action in plan.actions {
            guard let rules = world.media[action.target] else { continue }
            let isOwn = action.key.medium == action.target
            #expect(!isOwn || edited == action.key, "told itself what it said: \(action.kind)")
            switch action.kind {
            case .pushCreate: #expect(rules.push.create == .send && !isOwn)
            case .pushUpdate: #expect(rules.push.update == .send || isVisit(action, at: rules))
            case .pushCancel: #expect(rules.push.cancel == .send)
            case .blockSlot, .releaseSlot: Issue.record("the slots' planner makes these")
            case .advise:
                let screens = action.reasons.filter { $0.hasPrefix("screen:") }
                // The target's own, of the four that it has.
                let own = "screen:\(action.target.rawValue) "
                #expect(screens.count == 1 && screens.allSatisfy { $0.hasPrefix(own) })
                if isOwn, action.after?.status?.isCancelled == true {
                    #expect(screens[0].hasPrefix(own + "cancel"))
                }
                #expect(action.risk == .none)
            }
        }
        guard let edited, let booking = world.desk.reservations[edited] else { return }
        let own = plan.actions.filter { $0.key == edited && $0.target == edited.medium }
        #expect(own.count <= 1)
        let isFlagged = booking.attention.contains(.notAtMedium)
        #expect(isFlagged || own.isEmpty)
    }
}
