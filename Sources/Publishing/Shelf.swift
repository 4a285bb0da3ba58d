import Foundation
import Plumbing
import Reservations

/// Where tables rest for people: a published file is whole or not there, and one that would be the
/// same is left untouched.
public struct Shelf: Sendable {
    /// What became of a publication.
    public struct Outcome: Sendable {
        public let rows: Int
        /// False where the file already said the same.
        public let isWritten: Bool
        public let loss: SheetLoss
    }

    public init() {}

    /// Lays out the rows that `fill` gives and puts the file in its place.
    ///
    /// - Parameters:
    ///   - mode: the file's permission bits.
    ///   - isStrict: refuses instead of writing 〓.
    ///   - fill: calls back with the stored cells of each row, in order.
    public func publish(
        to path: String, style: SheetStyle, mode: UInt32, isStrict: Bool = false,
        fill: ((_ cells: [UInt8]) throws -> Void) throws -> Void
    ) throws -> Outcome {
        let file = try AtomicFile(path: path, mode: mode)
        let old = Comparison(with: path)
        var sheet = try LedgerSheet(style: style) { bytes throws(FileTrouble) in
            try file.write(bytes)
            old.compare(bytes)
        }
        try fill { try sheet.add($0) }
        let loss = try sheet.finish()
        if isStrict, !loss.lost.isEmpty { throw SheetTrouble.lost(loss) }
        let isSame = old.isSame
        if !isSame { try file.commit() }
        return Outcome(rows: sheet.rows, isWritten: !isSame, loss: loss)
    }
}

/// Compares what is written with what stands in the file already, piece by piece.
private final class Comparison {
    private let old: FileHandle?
    private var agrees = true

    init(with path: String) {
        old = FileHandle(forReadingAtPath: path)
    }

    func compare(_ bytes: ArraySlice<UInt8>) {
        guard agrees else { return }
        agrees = read(bytes.count).map { $0.elementsEqual(bytes) } ?? false
    }

    /// Whether the whole file says what was written.
    var isSame: Bool { agrees && read(1)?.isEmpty == true }

    /// An old file that cannot be read is simply replaced.
    private func read(_ count: Int) -> Data? {
        guard let old else { return nil }
        return (try? old.read(upToCount: count)) ?? Data()
    }

    deinit { old?.closeFile() }
}
