import Reservations

extension Gist {
    /// - Parameter plan: what was decided on this evidence.
    public init(of evidence: Evidence, survey: Survey, belief: Belief, plan: Plan) {
        self.init()
        let kept = Set(plan.observations.map(\.id))
        for (index, scan) in evidence.scans.enumerated() {
            var gist = survey.gists[scan.id] ?? ScanGist()
            if plan.scans[scan.id]?.agrees(with: scan.coverage) == false {
                gist.coverage = scan.coverage
            }
            gist.rows = survey.rows(of: index).map { scan.rows[$0] }
                .filter { !kept.contains(scan.observation(of: $0).id) }
                .map(ScanGist.Row.init)
            if gist != ScanGist() { scans[scan.id] = gist }
        }
        mails = evidence.mails.filter { !kept.contains($0.id) }.map { mail in
            let isKnown = belief.histories[mail.key]?.observations.contains { $0.id == mail.id }
            return MailGist(
                key: mail.key, kind: mail.kind, source: mail.source, day: mail.facts.visitDate,
                interval: mail.interval, known: isKnown == true ? mail.id : nil)
        }
        mailedMedia = evidence.mailedMedia.intersection(plan.adopts)
        spokenOf = evidence.spokenOf
        blocked = evidence.blocked.isEmpty ? nil : evidence.blocked
        staffCodes = evidence.staffCodes.isEmpty ? nil : evidence.staffCodes
    }
}

extension ScanOutcome {
    fileprivate func agrees(with proven: Coverage) -> Bool {
        coverage.verdict == proven.verdict && coverage.failed == proven.failed
    }
}

extension ScanGist.Row {
    fileprivate init(_ row: Scan.Row) {
        self.init(
            number: row.number, said: row.said, interval: row.interval, capture: row.capture,
            span: row.span)
    }
}

extension Survey {
    /// The positions of the rows of a scan that were looked at, in their order.
    fileprivate func rows(of scan: Int) -> [Int] {
        rows.values.flatMap { $0 }.filter { $0.scan == scan }.map(\.row).sorted()
    }
}
