import Foundation
import Reservations

/// A year of one salon that ten media sell, as a value: what happens at each of them, what its
/// people do, and the runs with the weather that they meet.
public struct Year: Sendable {
    public let seed: UInt64
    /// The moment from which all times count, in seconds.
    var begin: Date
    /// What happens at each medium that guests book at; the list's is SALON BOARD's.
    var stories: [Medium: Plot] = [:]
    var steps: [YearStep] = []
    /// How many days of it are played.
    var days = 365

    static let listed = Picture.medium
    /// A hub passes on the bookings of the listed medium, now and then under a number of its own.
    static let hub = Medium(rawValue: "kanzashi")
    /// The media that tell of their bookings by mail alone.
    static let mailed = [
        "beautyball", "ekiten", "line-yoyaku", "luxa", "mezon", "minimo", "ozmall", "rakuten",
    ].map(Medium.init(rawValue:))
    /// Everything that is told of bookings and slots: the nine media that sell some, and the
    /// salon's own till.
    static let targets = mailed + [listed, .own]

    /// A member of staff by a medium's own spelling.
    static func spelling(of staff: Int, at medium: Medium) -> String {
        let style =
            medium == listed || medium == .local || medium == hub
            ? 0 : medium.rawValue.utf8.count % 3
        return spellings[staff][style]
    }

    /// The salon's own name for a member of staff, which is the list's.
    static func person(_ staff: Int) -> String { spellings[staff][0] }

    /// The first ones are the sandbox's.
    private static let spellings = [
        ["渡邊 さくら", "渡辺さくら", "サクラ"], ["髙橋", "高橋", "タカハシ"],
        ["Ｍｉｏ", "みお", "ミオ"], ["宮﨑 ひなた", "宮崎ひなた", "ヒナタ"],
    ]
}

/// A moment of the year at which people do something and a run comes to pass.
struct YearStep: Sendable {
    /// Seconds after the beginning.
    var at: TimeInterval
    var list = ListFault.none
    var mail = MailFault.none
    /// What destinations answer where it is not `done`.
    var answers: [Medium: Answer] = [:]
    var deeds: [YearDeed] = []
    /// Everything is due.
    var isForced = true
    /// A plan is looked at first, which must write nothing.
    var looksFirst = false
    /// The same run is made again at once.
    var isRepeated = false
    /// A person sees to holds, doubtful deliveries and what only a person can do.
    var hasPerson = false
}

/// Something that the salon's own people do. A number picks one of the bookings that stand then.
enum YearDeed: Sendable {
    case book(days: Int, start: Int, staff: Int?, menu: Int, guest: Int)
    case move(Int, days: Int, start: Int)
    case cancel(Int)
    case visit(Int)
    /// Two guests at one time get a piece of equipment each: there are no more.
    case seat(Int, staff: Int)
    /// Another piece, or another kind.
    case equip(Int, piece: String)
    /// Two bookings of one guest at one time are one visit, or two.
    case decideTwins(areSame: Bool)
    case merge(staff: Int, Medium)
    case split(staff: Int, Medium)
    case stop(staff: Int, Medium)
    case resume(staff: Int, Medium)
    case link(Medium)
    case unlink(Medium)
    /// Another day off goes into the definition.
    case dayOff(inDays: Int)
    /// A day off is taken out of it again.
    case reopen(Int)
}
