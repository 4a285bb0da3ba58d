import Foundation
import Reservations

extension PageForm {
    /// The form of a 予定, as a person would fill it in to keep a time closed.
    func filled(
        closing part: Range<Int>, _ entry: SiteEntry, _ view: ScheduleView,
        _ letters: MediumText.Letters
    ) throws(EntryRefusal) -> PageForm {
        var filling = FormFilling(form: self, letters: letters)
        guard let code = view.code(of: entry.staff) else { throw .noSuchStaff }
        try filling.pick(in: field("staffId"), refusing: .noSuchStaff) { $0.value == code }
        filling.form.set(
            field(id: "jsiSchDate")?.name ?? "date", to: entry.day.text(separator: ""))
        try filling.choose(
            part.lowerBound, hour: field(id: "jsiRsvHour"), minute: field(id: "jsiRsvMinute"),
            rounds: .down)
        try filling.choose(
            part.upperBound, hour: field(id: "jsiSchEndHour"), minute: field(id: "jsiSchEndMinute"),
            rounds: .up)
        try filling.write(
            ScheduledBlock.title(of: entry.id), into: "schTitle", "予定", .free, most: 30)
        try filling.write("台帳 \(entry.id)", into: "schMemo", "メモ", .free, most: 100)
        return filling.form
    }

    /// The form of a booking. Its length is always chosen: the form itself would take half an hour
    /// (F20).
    func filled(
        booking entry: SiteEntry, _ view: ScheduleView, _ letters: MediumText.Letters
    ) throws(EntryRefusal) -> PageForm {
        var filling = FormFilling(form: self, letters: letters)
        let (facts, code) = (entry.facts, view.code(of: entry.staff))
        try filling.choose(
            entry.minutes.lowerBound, hour: field("rsvHour"), minute: field("rsvMinute"))
        try filling.choose(
            length: entry.minutes.count, hour: field(id: "jsiRsvTermHour"),
            minute: field(id: "jsiRsvTermMinute"))
        try filling.pick(in: field("staffIdList"), refusing: .noSuchStaff) { $0.value == code }
        if facts.nominated == true { filling.form.tick("rsvType") }
        try filling.choose(equipment: facts.equipment)
        filling.choose(menu: facts.menu)
        try filling.write(guest: facts)
        if let phone = facts.phone?.value, !phone.isEmpty {
            try filling.write(phone, into: "tel", "電話番号", .phone, most: 17)
        }
        if let memo = facts.memo?.value, !memo.isEmpty {
            try filling.write(memo, into: "rsvEtc", "予約メモ", .free, most: 100)
        }
        return filling.form
    }
}

extension FormFilling {
    /// Where the salon has equipment there, a booking takes one: which, nobody guesses.
    fileprivate mutating func choose(equipment: String?) throws(EntryRefusal) {
        guard let field = form.field("equip"), field.options.contains(where: { !$0.value.isEmpty })
        else { return }
        guard let equipment else {
            throw EntryRefusal(
                "no equipment",
                words: "設備が決まっていません。daicho amend --equipment で入れてください")
        }
        let refusal = EntryRefusal(
            "the medium does not know this equipment",
            words: "設備の名前が媒体の画面にありません。媒体と同じ名前に直してください")
        try pick(in: field, refusing: refusal) {
            $0.text.bareName == equipment.bareName
        }
    }

    /// A menu is told where the form offers it under that name; a booking without one is right, too.
    fileprivate mutating func choose(menu: [String]) {
        guard menu.count == 1, let field = form.field("menu"),
            let option = field.options.first(where: { $0.text == menu[0] })
        else { return }
        form.set(field.name, to: option.value)
    }

    /// The name in kanji and its reading, each in two parts where a blank parts them.
    fileprivate mutating func write(guest facts: Facts) throws(EntryRefusal) {
        guard let name = facts.customerName?.value, !name.isEmpty else {
            throw EntryRefusal(TextProblem("氏名", .missing))
        }
        let reading = facts.customerKana?.value ?? ""
        let isKana = name.allSatisfy { $0.isWhitespace || Self.isKana($0) }
        guard !reading.isEmpty || isKana else {
            throw EntryRefusal(TextProblem("フリガナ", .missing))
        }
        try write(name, into: ("nmSei", "nmMei"), "氏名", .name, most: 40)
        try write(
            reading.isEmpty ? name : reading, into: ("nmSeiKana", "nmMeiKana"), "フリガナ", .kana,
            most: 60)
    }

    private mutating func write(
        _ text: String, into names: (String, String), _ label: String, _ kind: TextLimit.Kind,
        most: Int
    ) throws(EntryRefusal) {
        let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        try write(parts.first ?? "", into: names.0, label, kind, most: most)
        try write(parts.dropFirst().first ?? "", into: names.1, label, kind, most: most)
    }

    private static func isKana(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { (0x3041...0x30FF).contains($0.value) }
    }
}
