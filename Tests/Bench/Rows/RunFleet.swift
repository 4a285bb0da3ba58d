import Foundation

/// Many salons in one process: `daicho sync FOLDER`. Salons have their own ledgers and share a few
/// folders of pages.
@Sendable func runFleet(_ data: BenchData) throws -> [Figure] {
    let daicho = try Daicho()
    let probe = try fleet(of: 2, named: "fleet-probe", data)
    guard try daicho.sync(probe, asOf: BenchTime.minutes(1)).status == 0 else {
        return [Figure("fleet", seconds: nil, note: "not measured: no sync over a folder yet")]
    }
    let definitions = try fleet(of: data.fleet, named: "fleet", data)
    let first = try daicho.seconds(definitions, asOf: BenchTime.minutes(1))
    for pages in 0..<pageFolders { try savePages(pages, "fleet", at: BenchTime.minutes(5), data) }
    let start = Date()
    let second = try daicho.seconds(definitions, asOf: BenchTime.minutes(6))
    let wall = Date().timeIntervalSince(start)
    let each = second / Double(data.fleet)
    return [
        Figure(
            "fleet", seconds: each,
            note: "of \(data.fleet); 10,000 would take \((each * 10_000).short) CPU s, "
                + "\((wall / Double(data.fleet) * 10_000).short) s on this machine's clock"),
        Figure("fleet", "ours, the first run of all", seconds: first / Double(data.fleet)),
    ]
}

private let pageFolders = 10

/// The folder of the definitions.
private func fleet(of count: Int, named name: String, _ data: BenchData) throws -> String {
    let folder = try data.emptyFolder(name)
    try data.makeFolder("\(name)/definitions/out")
    for pages in 0..<min(count, pageFolders) {
        try data.makeFolder("\(name)/pages-\(pages)")
        try savePages(pages, name, at: BenchTime.before, data)
    }
    for salon in 0..<count {
        try data.define(
            "salon-\(salon)", in: "\(name)/definitions",
            pages: "../pages-\(salon % min(count, pageFolders))")
    }
    return "\(folder)/definitions"
}

private func savePages(
    _ number: Int, _ name: String, at moment: Date, _ data: BenchData
) throws {
    let bookings = BenchData.bookings(200, seed: 100 + UInt64(number))
    try data.savePages(of: bookings, in: "\(name)/pages-\(number)", at: moment)
}
