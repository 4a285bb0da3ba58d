import Plumbing
public import Reservations

/// What the last two columns of our own ledger say of a row: which run wrote it, and a hash that only
/// that ledger's key gives for the cells before it.
public struct TableSeal: Hashable, Sendable {
    public let run: String
    let hash: String
    /// The cells that the hash is of, as a ledger keeps them.
    let cells: [UInt8]

    /// Whether the ledger with this key wrote all that stands before the hash, and nobody has
    /// changed it since.
    public func holds(by key: SalonKey) -> Bool {
        key.fingerprint(of: cells).description == hash
    }
}

extension TableRows {
    /// Nil in a table without both columns.
    var seal: TableSeal? {
        guard let run = layout.run.flatMap(cell), let hash = layout.hash.flatMap(cell),
            let end = layout.hash.flatMap({ columns[$0] })
        else { return nil }
        let shop = layout.shop.flatMap { columns[$0] }
        // The shop stands in front of what the ledger itself keeps.
        let cells = (0..<end).filter { $0 != shop }.map { Self.unwrapped(record.cell($0)) }
        return TableSeal(
            run: String(decoding: run, as: UTF8.self), hash: String(decoding: hash, as: UTF8.self),
            cells: Array(cells.joined(separator: [LedgerRow.separator])))
    }
}
