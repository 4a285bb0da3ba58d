/// The closed list of value readers.
let valueReaders: [any ValueReader.Type] = [
    Clock29.self, ClockRange.self, CouponLines.self, DateFromLink.self, DurationEstimate.self,
    JapaneseDate.self,
    JapaneseMoment.self, KanaInBrackets.self, LabelledCoupon.self, LabelledList.self,
    MenuLines.self, NameBeforeKana.self, NominationByName.self, NominationMark.self,
    NumberFromLink.self, NumberText.self, Paragraph.self, Points.self, StaffName.self,
    StatusWords.self, StatusText.self, PlainText.self, Yen.self,
    FlagWords.self, PhoneDigits.self, SplitList.self, TableClock.self, TableDay.self, TableEnd.self,
    TableMinutes.self, TableMoment.self, Verbatim.self,
]

/// The reader that an entry of a format asks for, or nil with the problem noted.
func valueReader(_ entry: FormatEntry, place: [String]) -> (any ValueReader)? {
    guard let name = entry.required("read")?.word else { return nil }
    guard let kind = valueReaders.first(where: { $0.name == name }) else {
        let names = valueReaders.map { $0.name }
        entry.complain("no reader \(name); \(suggestion(for: name, among: names))", at: "read")
        return nil
    }
    entry.allowOnly(place + ["read"] + kind.options)
    return kind.init(entry)
}
