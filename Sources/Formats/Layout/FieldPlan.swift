import Reservations

/// How one field of a layout is read: at which of its places, by which reader.
struct FieldPlan: Sendable {
    let target: FieldTarget
    /// The index of the place among the layout's places.
    let place: Int
    let reader: any ValueReader

    /// Compiles `fields`; `place` says where an entry stands and notes what is wrong with it.
    static func plans(
        _ format: FormatEntry, placeKeys: [String],
        place: (FormatEntry, any ValueReader) -> Int?
    ) -> [FieldPlan] {
        var plans: [FieldPlan] = []
        for (name, entry) in format.required("fields")?.members ?? [] {
            guard let target = FieldTarget(name: name) else {
                entry.complain("is no field; \(suggestion(for: name, among: FieldTarget.names))")
                continue
            }
            guard let reader = valueReader(entry, place: placeKeys) else { continue }
            let gives = type(of: reader).gives
            guard target.takes.contains(gives) else {
                let wanted = target.takes.map(\.rawValue).joined(separator: " or ")
                let name = type(of: reader).name
                entry.complain("wants \(wanted), but \(name) gives \(gives.rawValue)", at: "read")
                continue
            }
            guard let place = place(entry, reader) else { continue }
            plans.append(FieldPlan(target: target, place: place, reader: reader))
        }
        return plans
    }

    /// Notes the key fields that no entry gives.
    static func demandKeys(
        of plans: [FieldPlan], but given: [FieldTarget] = [], _ format: FormatEntry
    ) {
        let known = plans.map(\.target) + given
        for key in FieldTarget.keys where !known.contains(key) {
            format.complain("\(key.name) is missing: without it no booking is one", at: "fields")
        }
    }
}
