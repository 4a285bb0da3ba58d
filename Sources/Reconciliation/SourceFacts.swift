public import Reservations

/// What the sources say of a booking, whatever people have pinned: a new pin is set against it.
/// Nil where no source has said anything.
///
/// - Parameter belief: with the booking's history.
public func sourceFacts(
    of key: ReservationKey, belief: Belief, terms: Terms
) -> Facts? {
    foldedNow(key, belief: belief, terms: terms)?.facts
}

/// The fold of what is known of a booking without any new evidence; what is held counts for nothing.
func foldedNow(_ key: ReservationKey, belief: Belief, terms: Terms) -> Folded? {
    var survey = Survey()
    survey.touched = [key]
    let docket = Docket(evidence: Evidence(), survey: survey, belief: belief, terms: terms)
    let waiting = belief.holds.filter { $0.word == .open }.flatMap { $0.hold.members }
    return docket.cases(without: [])[key]?
        .verdict(suspending: Set(waiting.map(\.observation)), terms: terms)?.said
}
