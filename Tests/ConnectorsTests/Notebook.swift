import Connectors
import Foundation
import Synchronization

/// What a fetch handed out while a test looked on: captures, mails and pauses, and a clock that
/// only moves when somebody waits.
final class Notebook: Sendable {
    private let captures = Mutex<[Capture]>([])
    private let mails = Mutex<[ReceivedMail]>([])
    private let pauses = Mutex<[Duration]>([])
    private let clock: Mutex<Date>

    init(now: Date = .juneMorning) { clock = Mutex(now) }

    var now: Date { clock.withLock { $0 } }
    var kept: [Capture] { captures.withLock { $0 } }
    var taken: [ReceivedMail] { mails.withLock { $0 } }
    var waited: [Duration] { pauses.withLock { $0 } }

    var pace: Pace {
        Pace(
            now: { self.now },
            pause: { duration in
                self.pauses.withLock { $0.append(duration) }
                self.pass(seconds: duration / .seconds(1))
            })
    }

    var keep: Keep { { capture in self.captures.withLock { $0.append(capture) } } }

    var take: TakeMail {
        { mail in
            guard self.kept.contains(mail.capture) else { throw ReadBeforeKept() }
            self.mails.withLock { $0.append(mail) }
        }
    }

    func pass(seconds: TimeInterval) {
        clock.withLock { $0 = $0.addingTimeInterval(seconds) }
    }

    struct ReadBeforeKept: Error {}
}

extension Date {
    /// 2026-06-01 09:00 in Japan.
    static let juneMorning = Date(timeIntervalSince1970: 1_780_272_000)
}

/// No disk: what an archive throws when it is full.
struct NoSpace: Error, CustomStringConvertible {
    var description: String { "no space left" }
}
