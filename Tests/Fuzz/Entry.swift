import Foundation

/// What libFuzzer calls for each input; a breach ends the process, so that the input is kept.
@_cdecl("daichoProbe")
public func daichoProbe(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let breaches = probe.breaches(of: input)
    guard !breaches.isEmpty else { return }
    FileHandle.standardError.write(Data((breaches.joined(separator: "\n") + "\n").utf8))
    abort()
}

/// The one that `run.sh` asked for.
private let probe: Probe = {
    let name = ProcessInfo.processInfo.environment["DAICHO_PROBE"] ?? ""
    guard let probe = Probe(rawValue: name) else {
        FileHandle.standardError.write(Data("DAICHO_PROBE names no probe\n".utf8))
        exit(64)
    }
    return probe
}()
