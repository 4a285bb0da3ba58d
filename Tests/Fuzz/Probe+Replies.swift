import Plumbing

/// However the network cuts what a server sends, the frames are the same and keep to their limit.
func probeReplies(_ input: [UInt8], _ claims: inout Claims) {
    guard let first = input.first else { return }
    let bytes = Array(input.dropFirst())
    let whole = IMAPTranscript(bytes, limit: 4096, cutEvery: max(bytes.count, 1))
    let cut = IMAPTranscript(bytes, limit: 4096, cutEvery: Int(first % 17) + 1)
    claims.hold(whole.frames == cut.frames, "the frames depend on how the network cuts them")
    claims.hold(whole.isEndless == cut.isEndless, "an endless line depends on the network")
    claims.hold(whole.replies == cut.replies, "the replies depend on how the network cuts them")
    claims.hold(
        whole.longest <= 4096 + (64 << 10) + 64, "a frame keeps more than its limit")
}
