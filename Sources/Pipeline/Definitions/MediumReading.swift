import Reservations

/// Takes a medium's rules from its checked file.
struct MediumReading {
    let root: Placed

    func rules(_ medium: Medium, name: String) -> MediumRules {
        var rules = MediumRules(medium: medium, name: name, unnominated: byTrade("unnominated"))
        rules.menuless = word(root["menuless"]) ?? rules.menuless
        rules.equipment = byTrade("equipment")
        rules.push = push
        rules.slots = slots
        rules.staff = staff
        rules.credential = credential
        rules.link = link
        rules.screens = screens
        rules.text = text
        rules.bookings = bookings
        rules.cancel = cancel
        rules.mails = root["mails"]?.items.compactMap(\.text) ?? []
        return rules
    }

    private var bookings: MediumBookings? {
        root["bookings"].map { placed in
            var bookings = MediumBookings()
            bookings.comeBy = (placed["come-by"]?.items ?? []).compactMap { word($0) }
            bookings.routes = (placed["routes"]?.items ?? []).compactMap(\.text)
            bookings.answerHours = number(placed["answer-hours"])
            return bookings
        }
    }

    private var cancel: MediumCancel? {
        root["cancel"].map { placed in
            var cancel = MediumCancel()
            cancel.by = (placed["by"]?.items ?? []).compactMap { word($0) }
            cancel.shownBy = (placed["shown-by"]?.items ?? []).compactMap { word($0) }
            cancel.kinds = (placed["kinds"]?.items ?? []).compactMap(\.text)
            cancel.hoursAfterVisit = number(placed["hours-after-visit"])
            cancel.hasDeadline = placed["deadline"]?.flag
            return cancel
        }
    }

    private var push: MediumPush {
        var push = MediumPush()
        push.create = word(root["push"]?["create"]) ?? push.create
        push.update = word(root["push"]?["update"]) ?? push.update
        push.cancel = word(root["push"]?["cancel"]) ?? push.cancel
        push.visit = word(root["push"]?["visit"]) ?? push.visit
        return push
    }

    private var slots: MediumSlots {
        var slots = MediumSlots()
        guard let placed = root["slots"] else { return slots }
        slots.by = word(placed["by"]) ?? slots.by
        let trades: [Vertical: MediumSlots.Unit] = byTrade("by", in: placed)
        slots.byTrade = trades.isEmpty ? nil : trades
        slots.takesBlocks = placed["blocks"]?.flag ?? slots.takesBlocks
        slots.stopsFree = placed["stop-free"]?.flag ?? slots.stopsFree
        slots.areOurs = placed["ours"]?.flag ?? slots.areOurs
        slots.cellMinutes = number(placed["minutes"])
        slots.shifts = placed["shifts"]?.flag
        let from = placed["from"]?.text.flatMap { ClockTime($0) }?.minutes
        let to = placed["to"]?.text.flatMap { ClockTime($0) }?.minutes
        if from != nil || to != nil {
            slots.hours = (from ?? 0)..<max(to ?? ClockTime.end, (from ?? 0) + 1)
        }
        return slots
    }

    private var staff: MediumStaff {
        var staff = MediumStaff()
        guard let placed = root["staff"] else { return staff }
        staff.needsMerge = placed["merge"]?.flag ?? staff.needsMerge
        staff.canStop = placed["stop"]?.flag ?? staff.canStop
        return staff
    }

    private var credential: MediumCredential {
        let placed = root["credential"]
        return switch placed?["kind"]?.text {
        case "login": .login(passwordIsOptional: placed?["password"]?.text == "optional")
        case "key": .key(prefix: placed?["prefix"]?.text)
        case "channel": .channel
        default: .none
        }
    }

    private var link: MediumLink {
        var link = MediumLink()
        guard let placed = root["link"] else { return link }
        link.existing = word(placed["existing"]) ?? link.existing
        link.start = word(placed["start"]) ?? link.start
        link.pausesReception = placed["pauses"]?.flag ?? false
        link.pauseMinutes = number(placed["pause-minutes"])
        link.needs = Set((placed["needs"]?.items ?? []).compactMap { word($0) })
        link.readyWithin =
            number(placed["ready-days"]).map { .businessDays($0) }
            ?? number(placed["ready-minutes"]).map { .minutes($0) }
        link.handOver = placed["hand-over"]?.text
        link.end = word(placed["end"]) ?? link.end
        link.slotsAtStart = word(placed["slots-at-start"])
        link.isSole = placed["sole"]?.flag
        link.screen = placed["screen"]?.flag
        return link
    }

    private var screens: MediumScreens {
        var screens = MediumScreens()
        screens.change = screen("change")
        screens.cancel = screen("cancel")
        screens.visit = screen("visit")
        screens.slots = screen("slots")
        return screens
    }

    private func screen(_ key: String) -> MediumScreens.Screen? {
        guard let placed = root["screens"]?[key], let name = placed["name"]?.text else {
            return nil
        }
        return MediumScreens.Screen(name, sameDay: placed["same-day"]?.text)
    }

    private var text: MediumText? {
        root["text"].flatMap { placed in
            word(placed["letters"]).map {
                MediumText(letters: $0, minuteStep: number(placed["minutes"]))
            }
        }
    }

    private func byTrade<Word: RawRepresentable>(
        _ key: String, in place: Placed? = nil
    ) -> [Vertical: Word] where Word.RawValue == String {
        ((place ?? root)[key]?.entries ?? []).reduce(into: [:]) { words, entry in
            guard let vertical = Vertical(rawValue: entry.key) else { return }
            words[vertical] = word(entry.value)
        }
    }

    private func word<Word: RawRepresentable>(_ placed: Placed?) -> Word?
    where Word.RawValue == String {
        placed?.text.flatMap(Word.init(rawValue:))
    }

    private func number(_ placed: Placed?) -> Int? { placed?.text.flatMap { Int($0) } }
}
