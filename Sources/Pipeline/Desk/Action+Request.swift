import Reservations

extension Action {
    /// What a person is asked to do, where, and what to say when it is done. No guest's data.
    ///
    /// - Parameter first: the oldest step that nobody has confirmed, where this one is not the first.
    func request(mediumName: String, since first: Action? = nil) -> String {
        let place = screen.map { "\(mediumName) の「\($0)」で" } ?? "\(mediumName) の画面で"
        let before = first.map(\.before) ?? before
        return "\(place) \(wanted(from: before))（済んだら daicho action done \(id)）"
    }

    private func wanted(from before: Facts?) -> String {
        if isAboutSlot { return slotWanted }
        guard let after else { return "\(before?.visitWords ?? "") の予約を取り消してください" }
        guard let before else { return "\(after.visitWords) の予約を登録してください" }
        if after.status?.isCancelled == true { return "\(before.visitWords) の予約を取り消してください" }
        let fields = after.claimed.fields.filter { !before.agrees(on: $0, with: after) }
        let changes = fields.map { field in
            Self.guests.contains(field)
                ? "\(field.label) を台帳のとおり " : "\(field.label) を \(after.words(of: field)) "
        }
        return "\(before.visitWords) の予約の \(changes.joined(separator: "、"))に変更してください"
    }

    private var slotWanted: String {
        let slot = after ?? before
        let staff = slot?.staff ?? "フリー枠"
        let minutes = slot?.durationMinutes.map { " から \($0) 分" } ?? ""
        return "\(slot?.visitWords ?? "")\(minutes)（\(staff)）の枠を\(after == nil ? "開けて" : "閉じて")ください"
    }

    private static let guests: Set<Field> = [.customerName, .customerKana, .phone, .email]
}
