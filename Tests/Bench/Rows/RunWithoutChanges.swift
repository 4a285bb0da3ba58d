import Foundation

/// The program's second run over a salon of 2,000 future bookings: all pages are there anew, with
/// other tokens, and say what the ledger knows.
@Sendable func runWithoutChanges(_ data: BenchData) throws -> [Figure] {
    let daicho = try Daicho()
    let folder = try data.emptyFolder("quiet")
    try data.makeFolder("quiet/pages")
    try data.makeFolder("quiet/out")
    try data.define("quiet", in: "quiet", pages: "pages")
    let bookings = BenchData.bookings(2000, seed: 6)
    var seconds: [Double] = []
    for round in 0...5 {
        let moment = BenchTime.minutes(round * 10)
        try data.savePages(of: bookings, in: "quiet/pages", at: moment)
        seconds.append(try daicho.seconds("\(folder)/quiet.yaml", asOf: moment + 60))
    }
    let table = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/out/quiet.csv")))
    let lines = table.count { $0 == 0x0A }
    guard lines > bookings.count else { throw BenchTrouble("the ledger has \(lines) lines") }
    return [
        Figure("quiet", seconds: seconds.dropFirst().min(), note: "the process from start to end"),
        Figure("quiet", "ours, the first run of all", seconds: seconds[0], note: "adopts them"),
    ]
}
