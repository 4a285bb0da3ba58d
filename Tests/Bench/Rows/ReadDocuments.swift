import Formats
import Pipeline
import Plumbing
import Reservations

/// Listing pages from bytes to values, by the shipped format.
@Sendable func readPages(_ data: BenchData) throws -> [Figure] {
    let reader = try Reader(loadFormat("salonboard-kirei-list"))
    let pages = try data.files(in: "pages")
    // Each page is let go of when the next is read, here as with the peers.
    let (seconds, _) = Stopwatch.least(of: 5) {
        pages.reduce(0) { $0 + reader.read($1).rows.count }
    }
    let readings = pages.map { reader.read($0) }
    guard readings.allSatisfy({ $0.refused == nil && $0.quarantined.isEmpty }) else {
        throw BenchTrouble("a page was not read whole")
    }
    let facts = readings.flatMap(\.rows).map { ($0.number, $0.facts) }
    var text = 0
    var yen = 0
    for (number, facts) in facts {
        let words = [
            number, facts.visitDate?.text(separator: ""), facts.startTime?.description,
            facts.statusText, facts.customerName?.value, facts.staff,
            facts.nominated == true ? "1" : "0", facts.route, facts.coupon,
        ]
        text += (words.compactMap(\.self) + facts.menu).reduce(0) { $0 + $1.inkedBytes }
        yen += (facts.points ?? 0) + (facts.payable ?? 0) + (facts.total ?? 0)
    }
    return [
        Figure(
            "pages", seconds: seconds, check: "\(facts.count) rows, \(text) bytes, \(yen) yen",
            note: "\(pages.count) pages, \(pages.megabytes) MB")
    ]
}

/// Notice mails from bytes to fields, by the shipped format.
@Sendable func readMails(_ data: BenchData) throws -> [Figure] {
    let reader = try Reader(loadFormat("salonboard-notice"))
    let mails = try data.files(in: "mails")
    let (seconds, read) = Stopwatch.least(of: 5) {
        mails.reduce(0) { $0 + reader.read($1).rows.count }
    }
    guard read == mails.count else {
        throw BenchTrouble("\(mails.count - read) of \(mails.count) mails were not read whole")
    }
    let (decoding, _) = Stopwatch.least(of: 5) {
        mails.reduce(0) { sum, bytes in
            let message = MailMessage(bytes)
            return sum + message.subject.utf8.count + message.body.utf8.count
        }
    }
    let text = mails.reduce(0) { sum, bytes in
        let message = MailMessage(bytes)
        return sum + message.subject.inkedBytes + message.body.string.inkedBytes
    }
    return [
        Figure(
            "mails", seconds: seconds, check: "\(mails.count) mails, \(text) bytes",
            note: "\(mails.count) mails, \(mails.megabytes) MB"),
        Figure("mails", "ours, decoding alone", seconds: decoding),
    ]
}

extension String {
    /// UTF-8 bytes without blanks, which readers fold each in its own way.
    var inkedBytes: Int {
        unicodeScalars.reduce(0) { count, scalar in
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0xA0, 0x3000, 0xFEFF: count
            default: count + UTF8.width(scalar)
            }
        }
    }
}

extension [[UInt8]] {
    var megabytes: String { (Double(reduce(0) { $0 + $1.count }) / 1e6).short }
}
