import Plumbing

/// What is made of a server's bytes when they come in pieces.
struct IMAPTranscript {
    private(set) var frames: [IMAPFrame] = []
    private(set) var replies: [IMAPReply] = []
    /// Whether it sent a line that was given up.
    private(set) var isEndless = false

    init(_ bytes: [UInt8], limit: Int, cutEvery size: Int) {
        var framing = IMAPFraming(limit: limit)
        for start in stride(from: 0, to: bytes.count, by: size) {
            guard let new = try? framing.take(Array(bytes[start..<min(start + size, bytes.count)]))
            else {
                isEndless = true
                return
            }
            frames += new
            replies += new.map(IMAPReply.init)
        }
    }

    /// The most bytes that one frame keeps.
    var longest: Int { frames.map(\.byteCount).max() ?? 0 }
}
