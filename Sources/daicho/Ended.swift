import Pipeline

/// The end of a command that has done its work, with another status than 0.
struct Ended: Error {
    let status: ExitStatus
    var text = ""
}

/// Ends a person's word whose run went wrong. What other bookings wait for is not its trouble.
func mustBeDone(_ report: RunReport) throws(Ended) {
    if report.status == .done || report.status == .personNeeded { return }
    throw Ended(
        status: report.status, text: report.notes.map(\.text).joined(separator: "\n"))
}
