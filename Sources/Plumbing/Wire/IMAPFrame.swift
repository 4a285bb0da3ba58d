/// One whole reply of an IMAP server: a line, with the literals that stand in it.
package struct IMAPFrame: Equatable, Sendable {
    package enum Piece: Equatable, Sendable {
        case text([UInt8])
        case literal([UInt8])
        /// A literal of so many bytes that was passed over, being larger than the limit.
        case oversized(Int)
    }

    package var pieces: [Piece] = []

    /// Bytes it keeps, and a little for itself.
    package var byteCount: Int {
        pieces.reduce(64) { sum, piece in
            switch piece {
            case .text(let bytes), .literal(let bytes): sum + bytes.count
            case .oversized: sum
            }
        }
    }
}
