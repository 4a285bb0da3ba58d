import ArgumentParser
import Reconciliation

/// Thresholds to try on the past in the place of those in force.
struct LimitOptions: ParsableArguments {
    @Option(help: "Releases within 24 hours that are always allowed (3).")
    var releases: Int?
    @Option(
        name: .customLong("released-share"),
        help: ArgumentHelp(
            "The part of the bookings in scope that may be released (0.1).",
            valueName: "part"))
    var releasedShare: Double?
    @Option(
        name: .customLong("absence-margin"),
        help: ArgumentHelp(
            "Seconds by which a booking must be older than a list (180).",
            valueName: "seconds"))
    var absenceMargin: Double?

    /// Nil where nothing is to be tried.
    var limits: Limits? {
        if releases == nil, releasedShare == nil, absenceMargin == nil { return nil }
        var limits = Limits()
        limits.releases = releases ?? limits.releases
        limits.releasedShare = releasedShare ?? limits.releasedShare
        limits.absenceMargin = absenceMargin ?? limits.absenceMargin
        return limits
    }
}
