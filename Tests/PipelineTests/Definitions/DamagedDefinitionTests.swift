import Foundation
import Testing

@testable import Pipeline

@Suite struct DamagedDefinitionTests {
    @Test(arguments: 0..<8)
    func `no damage to a file does more than make it wrong`(_ lane: Int) throws {
        let folder = try SalonFolder()
        let whole = Array(try Repository.text("Pipelines/salonboard.yaml").utf8)
        var files = LoadedFiles()
        for step in stride(from: lane * 7, to: whole.count, by: 157) {
            for damaged in Self.damages(whole, at: step) {
                let file = folder.path + "/salon.yaml"
                try Data(damaged).write(to: URL(fileURLWithPath: file))
                do {
                    _ = try loadDefinition(
                        at: file, libraries: [Repository.pipelines], files: &files)
                } catch let problems {
                    #expect(!problems.problems.isEmpty)
                    #expect(problems.problems.allSatisfy { $0.line >= 1 && $0.column >= 1 })
                }
            }
        }
    }

    private static let signs = Array("\0\t\n :-?[]{}'\"&*#|>%@!\\".utf8) + [0x80, 0xFF]

    private static func damages(_ bytes: [UInt8], at index: Int) -> [[UInt8]] {
        let sign = signs[index % signs.count]
        let changed = Array(bytes[..<index]) + [sign] + bytes[(index + 1)...]
        let added = Array(bytes[..<index]) + [sign] + bytes[index...]
        return [
            Array(bytes[..<index]), changed, added, Array(bytes[..<index] + bytes[(index + 1)...]),
        ]
    }
}
