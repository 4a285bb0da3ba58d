/// Rows on their way to bytes.
protocol RowWriter: AnyObject {
    /// How many rows are laid out; a calendar has no place for one without a day.
    var rows: Int { get }
    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble)
    func finish() throws(SheetTrouble) -> SheetLoss
}
