import Faults
import Foundation

/// One scheduled run with the weather it meets.
public struct Tick: Hashable, Sendable {
    /// Seconds after the beginning, by the true clock.
    public var at: TimeInterval
    /// By how many seconds our clock is wrong.
    public var clockIsOffBy: TimeInterval = 0
    public var list = ListFault.none
    public var mail = MailFault.none
    public var answer = Answer.done
    public var scheduler = SchedulerFault.none
    /// Everything is due.
    public var isForced = true
    /// A plan is looked at first, which must write nothing.
    public var looksFirst = false
    /// The same run is made again at once, with the same inputs.
    public var isRepeated = false
    /// A plan on less evidence is looked at first.
    public var looksAtLess = false
    /// Who signs in to read the list.
    public var login = 0
    /// A person sees to holds and doubtful deliveries before the run.
    public var hasPerson = false
    /// By its place, the booking of which a person pins a field before the run, and by the rest of
    /// it which one.
    public var pins: Int?
    /// What the disk does to the run.
    public var disk: DiskTrouble?
    /// The ledger is exported behind the run, for a person to keep.
    public var exports = false
    /// The file of the past that a person brings in before the run.
    public var backfill: PastTable?
}

/// A file of the past.
public enum PastTable: Hashable, Sendable, CaseIterable {
    /// Visits of before, typed from a paper ledger.
    case paper
    /// Our own ledger as it was exported last.
    case ownExport
}

/// A disk, or a ledger in another program's hands, that fails a run at one of its calls.
public struct DiskTrouble: Hashable, Sendable {
    public var fault: DiskFault
    /// Counted from 0 among the calls that the fault strikes.
    public var call: Int
}

/// What goes wrong with a listing.
public enum ListFault: Hashable, Sendable {
    case none
    /// The list shows what was so some seconds ago.
    case lag(TimeInterval)
    case siteError, tooManyRequests
    case signIn, maintenance, captcha, expired, searchForm
    /// An answer 200 that says in the site's own words that there are no bookings.
    case empty
    /// An answer with a list and no row in it.
    case bare
    case truncated(page: Int)
    case missingPage(Int)
    case duplicatedPage(Int)
    /// One page comes from some seconds ago.
    case stalePage(Int, age: TimeInterval)
    /// Something is booked between two pages: rows slide to the next one.
    case drift
    /// A row falls between two pages.
    case rowShift
    case otherStore
    /// The page echoes another range than was asked for, and shows that.
    case otherRange(days: Int)
    case totalIsOff(by: Int)
    case unknownStatus
    /// A row's number has a byte that no encoding explains.
    case damagedRow
    /// The columns stand in another order, which their heads tell.
    case otherColumns
    /// Every row that waits for its visit is read as cancelled.
    case misreadColumn
    /// Every row's time is read from another column.
    case shiftedColumn
    /// So many rows are read as cancelled.
    case misreadRows(Int)
    /// So many rows are left out, and the count agrees with it.
    case omitted(Int)
    /// Only so many rows are left, and the count agrees with it.
    case shrunken(to: Int)
}

/// What goes wrong with a mailbox.
public enum MailFault: Hashable, Sendable {
    case none
    case unreachable
    /// The server has numbered all mails anew (UIDVALIDITY).
    case renumbered
    case shuffled
}

/// What a destination answers during a run.
public enum Answer: Hashable, Sendable {
    case done, refused, down
    /// The answer is lost on its way; the step may have arrived.
    case uncertain(hasArrived: Bool)
}

/// What the scheduler or the machine does to a run.
public enum SchedulerFault: Hashable, Sendable {
    case none
    /// The run does not come to pass.
    case missed
    /// A second run begins and ends while this one fetches.
    case overlapped
    /// Another run holds the login and the mailbox.
    case busy
    case killed(at: Door)

    /// Where a run is cut off.
    public enum Door: String, Hashable, Sendable, CaseIterable {
        case afterFetch, beforeMarking, beforeSending, afterSending, beforeEnd
    }
}
