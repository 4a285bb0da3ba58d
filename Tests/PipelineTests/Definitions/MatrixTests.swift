import Pipeline
import Reservations
import Testing

/// What each medium can do, row by row, as its file says it. A question mark is what nobody knows.
struct MatrixTests {
    static let media = [
        "hotpepper", "rakuten", "ozmall", "luxa", "beautyball", "mezon", "ekiten", "minimo",
        "line-yoyaku", "local",
    ]

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What the rules say, in words.
        let words: @Sendable (MediumRules) -> String
        /// By medium, in the order above.
        let cells: [String]

        init(
            _ name: String, _ cells: [String], _ words: @escaping @Sendable (MediumRules) -> String
        ) {
            testDescription = name
            self.words = words
            self.cells = cells
        }
    }

    static let coming = [
        Row(
            "how reservations come in",
            [
                "listing mail table", "listing mail", "listing", "push", "push", "push", "mail",
                "app mail 48h", "form", "desk",
            ]
        ) {
            let hours = $0.bookings?.answerHours.map { " \($0)h" } ?? ""
            return ($0.bookings?.comeBy.map(\.rawValue).joined(separator: " ") ?? "?") + hours
        },
        Row(
            "R1-01: the ways on which guests book",
            ["", "", "", "", "", "", "ネット予約 Google で予約 店舗予約", "すぐ予約 仮予約", "", ""]
        ) { ($0.bookings?.routes ?? []).joined(separator: " ") },
        Row(
            "who cancels",
            [
                "guest salon", "?", "?", "?", "?", "guest salon", "guest salon",
                "guest salon ≤72h", "guest deadline salon", "salon",
            ]
        ) { rules in
            guard let cancel = rules.cancel, !cancel.by.isEmpty else { return "?" }
            let who = cancel.by.map {
                $0 == .guest && cancel.hasDeadline == true ? "guest deadline" : $0.rawValue
            }
            return (who + (cancel.hoursAfterVisit.map { ["≤\($0)h"] } ?? []))
                .joined(separator: " ")
        },
        Row(
            "how a cancellation is seen",
            [
                "status mail", "status", "status", "?", "?", "push", "status mail",
                "サロン都合 当日 無断", "status", "desk",
            ]
        ) { rules in
            let signs = (rules.cancel?.shownBy ?? []).map(\.rawValue) + (rules.cancel?.kinds ?? [])
            return signs.isEmpty ? "?" : signs.joined(separator: " ")
        },
    ]

    static let telling = [
        Row(
            "which changes are pushed: create, update, cancel, visit",
            [
                "send advise send never", "advise advise advise never",
                "advise advise advise never", "advise advise advise never",
                "advise advise advise never", "never advise advise never",
                "advise advise advise never", "advise advise advise never",
                "advise advise advise never", "never never never never",
            ]
        ) { rules in
            [rules.push.create, rules.push.update, rules.push.cancel, rules.push.visit]
                .map(\.rawValue).joined(separator: " ")
        },
        Row(
            "slots",
            [
                "staff", "staff, shifts", "kirei stock, hair staff, no 予定", "staff, shifts",
                "staff, shifts", "staff, shifts", "staff, ours, shifts",
                "staff, shifts, 30 minutes, 7:00-23:30", "calendar", "none",
            ]
        ) { rules in
            let slots = rules.slots
            var words =
                slots.byTrade == nil
                ? [slots.by.rawValue]
                : [Vertical.kirei, .hair].map { "\($0.rawValue) \(slots.of($0).by.rawValue)" }
            if slots.areOurs { words.append("ours") }
            if !slots.takesBlocks { words.append("no 予定") }
            if slots.takesShifts { words.append("shifts") }
            if let cell = slots.cellMinutes { words.append("\(cell) minutes") }
            if let hours = slots.hours {
                words.append("\(clock(hours.lowerBound))-\(clock(hours.upperBound))")
            }
            return words.joined(separator: ", ")
        },
        Row(
            "staff",
            ["merge", "merge", "merge", "merge", "merge", "merge", "merge, stop", "merge", "", ""]
        ) { rules in
            let words = [rules.staff.needsMerge ? "merge" : "", rules.staff.canStop ? "stop" : ""]
            return words.filter { !$0.isEmpty }.joined(separator: ", ")
        },
        Row(
            "free slot: kirei, hair",
            [
                "assigned free", "free free", "free free, cannot be stopped", "free free",
                "free free", "free free", "assigned assigned", "assigned assigned", "free free",
                "assigned assigned",
            ]
        ) { rules in
            let words = Vertical.allCases.map { rules.unnominated[$0]?.rawValue ?? "?" }
            return words.joined(separator: " ")
                + (rules.slots.stopsFree ? "" : ", cannot be stopped")
        },
        Row(
            "without a menu",
            [
                "unknown", "unknown", "unknown", "unknown", "unknown", "unknown", "base-stay",
                "required", "unknown", "required",
            ]
        ) { $0.menuless.rawValue },
        Row(
            "equipment: kirei, hair",
            [
                "required none", "none none", "none none", "none none", "none none", "none none",
                "none none", "none none", "optional optional", "optional optional",
            ]
        ) { rules in
            Vertical.allCases.map { (rules.equipment[$0] ?? .none).rawValue }
                .joined(separator: " ")
        },
        Row(
            "text", ["jis-x-0208, 5 minutes", "?", "?", "?", "?", "?", "?", "?", "?", "?"]
        ) { rules in
            rules.text.map { "\($0.letters.rawValue), \($0.minuteStep ?? 1) minutes" } ?? "?"
        },
    ]

    static let linking = [
        Row(
            "R0-23, R0-24: credentials",
            [
                "login", "login", "login, password optional", "key", "key", "key MEZ.", "key",
                "login", "channel", "none",
            ]
        ) { rules in
            switch rules.credential {
            case .none: "none"
            case .login(let isOptional): isOptional ? "login, password optional" : "login"
            case .key(let prefix): prefix.map { "key \($0)" } ?? "key"
            case .channel: "channel"
            }
        },
        Row(
            "the start of a link",
            [
                "included at-once", "included at-once", "included at-once", "included key-set",
                "included key-set", "excluded confirmed, 2 days, operation, かんざし連携希望",
                "included confirmed, pauses, 10 minutes, kirei-contract, operation, slots reset",
                "included at-once, slots outside-hours-deleted, sole", "included at-once",
                "included at-once",
            ]
        ) { rules in
            let link = rules.link
            var words = ["\(link.existing.rawValue) \(link.start.rawValue)"]
            if link.pausesReception { words.append("pauses") }
            switch link.readyWithin {
            case .businessDays(let days): words.append("\(days) days")
            case .minutes(let minutes): words.append("\(minutes) minutes")
            case nil: break
            }
            words += link.needs.map(\.rawValue).sorted()
            if let slots = link.slotsAtStart { words.append("slots \(slots.rawValue)") }
            if link.isSole == true { words.append("sole") }
            return (words + [link.handOver].compactMap(\.self)).joined(separator: ", ")
        },
        Row(
            "the end of a link",
            [
                "stops", "stops", "stops", "stops", "stops", "stops", "slots-reset",
                "days-unlinked", "guests-unlinked", "stops",
            ]
        ) { $0.link.end.rawValue },
    ]

    private static func clock(_ minutes: Int) -> String {
        "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }

    @Test(arguments: coming + telling + linking)
    func `each medium's file has its cell of the row`(row: Row) throws {
        let said = try Self.media.map { name in
            row.words(try loadMedium(at: "\(Repository.pipelines)/media/\(name).yaml"))
        }
        #expect(said == row.cells)
    }
}
