import Foundation
import Fuzzing
import Testing

/// Every input that fuzzing kept is judged again; `make fuzz` looks for more.
@Suite struct CorpusTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/fuzz")

    @Test(arguments: Probe.allCases)
    func `what must hold of any input holds of each that was kept`(_ probe: Probe) throws {
        let folder = Self.root.appending(path: probe.rawValue)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(files.count > 10)
        for file in files {
            let input = [UInt8](try Data(contentsOf: folder.appending(path: file)))
            #expect(probe.breaches(of: input) == [], "\(probe.rawValue)/\(file)")
        }
    }

    /// Cut and joined inputs reach what no kept one does, the same ones in each run.
    @Test(arguments: Probe.allCases)
    func `what must hold of any input holds of kept ones that were cut and joined`(
        _ probe: Probe
    ) throws {
        let folder = Self.root.appending(path: probe.rawValue)
        let inputs = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
            .filter { !$0.isEmpty }
        for (index, input) in inputs.enumerated().prefix(60) {
            let other = inputs[(index * 7 + 3) % inputs.count]
            let cut = input.count * (index % 7 + 1) / 8
            var mixed = Array(input[..<cut] + other[(other.count / 3)...])
            #expect(probe.breaches(of: mixed) == [], "cut \(index)")
            for place in stride(from: index % 11, to: mixed.count, by: 41) {
                mixed[place] ^= UInt8(truncatingIfNeeded: 1 << (place % 8))
            }
            #expect(probe.breaches(of: mixed) == [], "changed \(index)")
        }
    }
}
