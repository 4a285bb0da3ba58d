import FlyingSocks

/// A body on its way: portions with a pause before each, and what happens when the last has been handed out.
struct Portions: AsyncBufferedSequence {
    typealias Element = UInt8

    let portions: [ArraySlice<UInt8>]
    let pause: Duration
    /// The connection breaks behind the last portion.
    let breaksOff: Bool
    let finished: @Sendable () async -> Void

    init(_ answer: SiteAnswer, finished: @escaping @Sendable () async -> Void) {
        self.finished = finished
        let body = answer.body
        switch answer.travel {
        case .whole, .cutAtClose:
            (portions, pause, breaksOff) = ([body[...]], .zero, false)
        case .cutShort:
            (portions, pause, breaksOff) = ([answer.firstPart[...]], .zero, true)
        case .trickling(let seconds):
            let size = Swift.max(1, (body.count + 19) / 20)
            portions = stride(from: 0, to: body.count, by: size).map {
                body[$0..<Swift.min($0 + size, body.count)]
            }
            pause = .seconds(Swift.min(seconds, 60)) / 20
            breaksOff = false
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(sequence: self) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let sequence: Portions
        private var index = 0

        init(sequence: Portions) { self.sequence = sequence }

        /// The body goes out in portions only; single bytes are never asked for.
        mutating func next() async throws -> UInt8? { nil }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            guard index < sequence.portions.count else {
                if sequence.breaksOff { throw SocketError.disconnected }
                return nil
            }
            if sequence.pause > .zero { try await Task.sleep(for: sequence.pause) }
            defer { index += 1 }
            if index == sequence.portions.count - 1 { await sequence.finished() }
            return sequence.portions[index]
        }
    }
}
