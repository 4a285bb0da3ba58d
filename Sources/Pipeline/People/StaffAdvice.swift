public import Reservations

extension LoadedDefinition {
    /// What a person does at the medium besides, after a word on its staff (R1-19); nil where nothing
    /// is to be done there.
    public func advice(after word: StaffWord) -> String? {
        let (identity, isStop): (StaffIdentity, Bool)
        switch word {
        case .merge, .split: return nil
        case .stop(let one): (identity, isStop) = (one, true)
        case .resume(let one): (identity, isStop) = (one, false)
        }
        guard identity.medium != .local, let rules = media[identity.medium] else { return nil }
        let name = rules.name
        if rules.staff.canStop {
            return "  → \(name)の画面でも、\(identity.name) を\(isStop ? "「停止する」" : "「再開する」")にしてください\n"
        }
        guard isStop, rules.slots.by.sells else { return nil }
        let screen = rules.screens.slots.map { "「\($0.ordinary)」" } ?? "画面"
        return "  → \(name)にはスタッフの停止がありません。空いている枠は、\(name)の\(screen)で人が閉じてください\n"
    }
}
