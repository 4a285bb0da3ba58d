import Plumbing

/// Bytes gathered until there are enough of them for the sink.
final class Page {
    private let sink: CSVWriter.Sink
    private var bytes: [UInt8] = []

    init(sink: @escaping CSVWriter.Sink) {
        self.sink = sink
    }

    func put(_ text: String) throws(SheetTrouble) {
        try put { $0.append(contentsOf: text.utf8) }
    }

    func put(_ write: (inout [UInt8]) -> Void) throws(SheetTrouble) {
        write(&bytes)
        if bytes.count > 1 << 17 { try flush() }
    }

    /// Hands over what is left.
    func flush() throws(SheetTrouble) {
        do { try sink(bytes[...]) } catch { throw .file(error) }
        bytes.removeAll(keepingCapacity: true)
    }
}
