package import Reservations

/// Readings that come from no document: whoever simulates a medium says what its reader would.
extension RowReading {
    /// A row of a list, as its reader would hand it on.
    package init(madeAt position: Int, number: String, facts: Facts, span: Range<Int>) {
        self.init(
            position: position, number: number, kind: .present, facts: facts, interval: nil,
            span: span, findings: [])
    }
}

extension QuarantinedRow {
    /// A row of a list that its reader would set aside.
    package init(
        madeAt position: Int, number: String?, facts: Facts, span: Range<Int>, finding: Finding
    ) {
        self.init(
            position: position, location: finding.location, kind: .present, number: number,
            facts: facts, span: span, findings: [finding])
    }
}
