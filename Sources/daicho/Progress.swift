import Foundation

/// Shows on a terminal which stage a run is at, on one line that is wiped again.
func progress(of salon: String, isShown: Bool) -> @Sendable (String) -> Void {
    guard isShown, isWatched else { return { _ in } }
    return { stage in
        let text = stage.isEmpty ? "" : "\(salon): \(stage) …"
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }
}
