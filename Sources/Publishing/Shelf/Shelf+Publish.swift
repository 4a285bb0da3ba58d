extension Shelf {
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
        let sheet = try OpenSheet(
            path: path, format: .csv, style: style, title: "", mode: mode, hasChecksum: false)
        let salon = SheetSalon(id: "", name: "")
        try fill { try sheet.add($0, of: salon) }
        return try sheet.close(isStrict: isStrict)
    }
}
