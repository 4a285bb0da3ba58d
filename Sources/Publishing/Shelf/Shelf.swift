/// Where tables rest for people: a published file is whole or not there, and one that would be the
/// same is left untouched.
public struct Shelf: Sendable {
    /// What became of a publication.
    public struct Outcome: Sendable {
        /// Nil where it went to standard output.
        public let path: String?
        /// The checksum beside it.
        public let checksum: String?
        public let rows: Int
        /// False where the file already said the same.
        public let isWritten: Bool
        public let loss: SheetLoss

        public init(
            path: String?, checksum: String? = nil, rows: Int, isWritten: Bool = true,
            loss: SheetLoss = .none
        ) {
            self.path = path
            self.checksum = checksum
            self.rows = rows
            self.isWritten = isWritten
            self.loss = loss
        }

        /// What stands on the shelf now.
        public var files: [String] { [path, checksum].compactMap(\.self) }
    }

    public init() {}
}
