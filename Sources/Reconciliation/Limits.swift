public import Foundation

/// The guards that stand, with their thresholds. The product only ever uses these; tests set
/// others to see what each guard is for.
public struct Limits: Hashable, Sendable {
    public var guards = Set(Guard.allCases)
    /// G2: so many unconfirmed releases within 24 hours are always allowed …
    public var releases = 3
    /// … and this part of the active bookings in scope.
    public var releasedShare = 0.10
    /// G3: a field that differs on more than this part of the known bookings that a list shows …
    public var shiftedShare = 0.50
    /// … and on so many at least has shifted.
    public var shifted = 5
    /// G4: a changed reading is trusted again when this part of the known bookings reads as before …
    public var agreeingShare = 0.95
    /// … or all but so many, of at least as many as have shifted by G3.
    public var disagreeing = 1
    /// G5: so many new bookings in one run are never a flood …
    public var newBookings = 10
    /// … nor so many times the usual number.
    public var newTimesUsual = 5.0
    /// G6: how far the server's clock may be from ours, in seconds.
    public var clockSkew: TimeInterval = 60
    /// G7: how long before its start a release is near, in seconds …
    public var nearStart: TimeInterval = 48 * 3600
    /// … and how many complete scans must then agree on the status.
    public var agreeingScans = 2
    /// A booking seen so shortly before a scan began is not judged absent by it, in seconds.
    public var absenceMargin: TimeInterval = 180

    public init() {}

    func releaseBound(inScope: Int) -> Int {
        max(releases, Int((Double(inScope) * releasedShare).rounded(.down)))
    }

    func newBound(usual: Double) -> Int {
        max(newBookings, Int((newTimesUsual * usual).rounded(.down)))
    }
}
