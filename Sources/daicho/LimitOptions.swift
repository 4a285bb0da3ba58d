import ArgumentParser
import Reconciliation

/// Thresholds to try on the past in the place of those in force.
struct LimitOptions: ParsableArguments {
    @Option(help: "G2: releases within 24 hours that are always allowed (3).")
    var releases: Int?
    @Option(
        name: .customLong("released-share"),
        help: ArgumentHelp(
            "G2: the part of the bookings in scope that may be released (0.1).",
            valueName: "part"))
    var releasedShare: Double?
    @Option(help: "G3: so many bookings at least have shifted together (5).")
    var shifted: Int?
    @Option(
        name: .customLong("shifted-share"),
        help: ArgumentHelp(
            "G3: the part of a list that has to differ on one field (0.5).", valueName: "part"))
    var shiftedShare: Double?
    @Option(
        name: .customLong("agreeing-share"),
        help: ArgumentHelp(
            "G4: the part of a list that has to read as before a change (0.95).",
            valueName: "part"))
    var agreeingShare: Double?
    @Option(help: "G4: bookings that may differ all the same (1).")
    var disagreeing: Int?
    @Option(
        name: .customLong("new-bookings"),
        help: ArgumentHelp("G5: new bookings in one run that are no flood (10).", valueName: "n"))
    var newBookings: Int?
    @Option(
        name: .customLong("new-times-usual"),
        help: ArgumentHelp(
            "G5: so many times the usual number is no flood either (5).", valueName: "times"))
    var newTimesUsual: Double?
    @Option(
        name: .customLong("clock-skew"),
        help: ArgumentHelp(
            "G6: seconds by which a server's clock may differ from ours (60).",
            valueName: "seconds"))
    var clockSkew: Double?
    @Option(
        name: .customLong("near-start"),
        help: ArgumentHelp(
            "G7: hours before its start in which a release is near (48).", valueName: "hours"))
    var nearStart: Double?
    @Option(
        name: .customLong("agreeing-scans"),
        help: ArgumentHelp(
            "G7: complete lists that then have to agree on the status (2).", valueName: "n"))
    var agreeingScans: Int?
    @Option(
        name: .customLong("absence-margin"),
        help: ArgumentHelp(
            "Seconds by which a booking must be older than a list (180).",
            valueName: "seconds"))
    var absenceMargin: Double?

    /// Nil where nothing is to be tried.
    var limits: Limits? {
        var limits = Limits()
        limits.releases = releases ?? limits.releases
        limits.releasedShare = releasedShare ?? limits.releasedShare
        limits.shifted = shifted ?? limits.shifted
        limits.shiftedShare = shiftedShare ?? limits.shiftedShare
        limits.agreeingShare = agreeingShare ?? limits.agreeingShare
        limits.disagreeing = disagreeing ?? limits.disagreeing
        limits.newBookings = newBookings ?? limits.newBookings
        limits.newTimesUsual = newTimesUsual ?? limits.newTimesUsual
        limits.clockSkew = clockSkew ?? limits.clockSkew
        limits.nearStart = nearStart.map { $0 * 3600 } ?? limits.nearStart
        limits.agreeingScans = agreeingScans ?? limits.agreeingScans
        limits.absenceMargin = absenceMargin ?? limits.absenceMargin
        return isEmpty ? nil : limits
    }

    private var isEmpty: Bool {
        counts.allSatisfy { $0.value == nil } && parts.allSatisfy { $0.value == nil }
            && spans.allSatisfy { $0.value == nil }
    }

    private var counts: [(name: String, value: Int?)] {
        [
            ("releases", releases), ("shifted", shifted), ("disagreeing", disagreeing),
            ("new-bookings", newBookings), ("agreeing-scans", agreeingScans),
        ]
    }

    private var parts: [(name: String, value: Double?)] {
        [
            ("released-share", releasedShare), ("shifted-share", shiftedShare),
            ("agreeing-share", agreeingShare),
        ]
    }

    private var spans: [(name: String, value: Double?)] {
        [
            ("new-times-usual", newTimesUsual), ("clock-skew", clockSkew),
            ("near-start", nearStart), ("absence-margin", absenceMargin),
        ]
    }

    func validate() throws {
        for (name, value) in counts where value.map({ $0 < 0 }) == true {
            throw ValidationError("--\(name): a number from 0, found \(value ?? 0)")
        }
        for (name, value) in parts where value.map({ !(0...1).contains($0) }) == true {
            throw ValidationError("--\(name): a part from 0 to 1, found \(value ?? 0)")
        }
        for (name, value) in spans where value.map({ !($0 >= 0 && $0.isFinite) }) == true {
            throw ValidationError("--\(name): a number from 0, found \(value ?? 0)")
        }
    }
}
