import Foundation
import Reservations

/// What a value reader made of a passage.
struct Reading: Hashable {
    /// nil where the passage could not be read.
    let value: Value?
    /// What is odd, or why it could not be read. Never holds what stands there.
    let problem: String?

    static func value(_ value: Value) -> Reading { Reading(value: value, problem: nil) }
    static let none = Reading(value: .nothing, problem: nil)
    static func unreadable(_ problem: String) -> Reading {
        Reading(value: nil, problem: problem)
    }
    static func doubtful(_ value: Value, _ problem: String) -> Reading {
        Reading(value: value, problem: problem)
    }

    static let empty = Reading.unreadable("nothing stands there")
    static let damaged = Reading.unreadable("holds a byte that could not be decoded")

    /// A text, unless bytes of it are lost.
    static func text(_ range: Range<Int>, of passage: Passage) -> Reading {
        if range.isEmpty { return .none }
        if holdsReplacement(passage.bytes, range) { return .damaged }
        return .value(.text(passage.text(range)))
    }
}

/// A value with its sort; `nothing` is the medium's own word that there is none.
enum Value: Hashable {
    case nothing
    case text(String)
    case texts([String])
    case number(Int)
    case flag(Bool)
    case day(ServiceDay)
    case time(ClockTime)
    case status(Status)
    case instant(Date)

    /// What a reader gives and a field takes.
    enum Sort: String {
        case text, texts, number, flag, day, time, status, instant
    }
}
