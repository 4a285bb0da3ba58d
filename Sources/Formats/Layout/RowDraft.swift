import Reservations

/// One booking while its fields are read, one after another.
struct RowDraft {
    var number: String?
    var facts = Facts()
    var findings: [Finding] = []
    /// Whether a field without which the row says nothing could not be read.
    private(set) var lacksKey = false

    /// Takes what a reader made of a field's place.
    mutating func take(_ reading: Reading, for target: FieldTarget, at location: String) {
        if let problem = reading.problem { note(target, problem, at: location) }
        guard let value = reading.value else {
            lacksKey = lacksKey || target.isKey
            return
        }
        if value == .nothing, target.isKey {
            return lack(target, "nothing stands there", at: location)
        }
        switch target {
        case .number: if case .text(let text) = value { number = text }
        case .field(let field): facts.claim(field, value)
        }
    }

    /// Notes a key field that is not there at all.
    mutating func lack(_ target: FieldTarget, _ problem: String, at location: String) {
        note(target, problem, at: location)
        lacksKey = true
    }

    mutating func note(_ target: FieldTarget?, _ problem: String, at location: String) {
        findings.append(Finding(field: target?.name, problem: problem, location: location))
    }
}
