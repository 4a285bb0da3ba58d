import ArgumentParser
import Foundation

/// `daicho`: its verbs, and the way every one of them ends.
@main
struct Daicho: AsyncParsableCommand {}

let daichoVersion = "0.1.0"

/// The program and what it runs on.
var versions: [String: String] {
    #if arch(arm64)
        let machine = "arm64"
    #elseif arch(x86_64)
        let machine = "x86_64"
    #else
        let machine = "another"
    #endif
    return [
        "daicho": daichoVersion, "system": ProcessInfo.processInfo.operatingSystemVersionString,
        "machine": machine,
    ]
}
