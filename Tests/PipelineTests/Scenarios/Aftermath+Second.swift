@testable import Pipeline

extension Aftermath {
    /// What a second run with the same input has changed, told or sent: a section of the scenario
    /// where it is right to, so that a person has read it. Nil where it has found nothing to do.
    func movement(since first: Aftermath) -> Scenario.Section? {
        // What people were told that still stands has a table of its own.
        var words = dump.movedTables(since: first.dump).map {
            $0 == "notice" ? "お知らせの控え" : $0
        }
        if csv != first.csv { words.append("台帳のCSV") }
        if lines != first.lines { words.append("連携のファイル") }
        if captures != first.captures { words.append("原本") }
        if strays != first.strays { words.append("ほかのファイル") }
        if events.handed != first.events.handed { words.append("連携先への送信") }
        if events.marked != first.events.marked { words.append("既読") }
        if events.told != first.events.told { words.append("お知らせ") }
        return words.isEmpty
            ? nil : Scenario.Section(name: "二度目", note: words.joined(separator: "、"))
    }
}
