import Foundation
import Testing

/// The architecture, held by a test: imports point down, pointers stay in the cellar, and the
/// clock, the environment and printing stay under the roof.
@Suite struct HouseTests {
    static let mayImport: [String: Set<String>] = [
        "Reservations": ["Crypto"],
        "Reconciliation": ["Reservations"],
        "Plumbing": ["CCurl"],
        "Formats": ["Reservations", "Plumbing"],
        "LedgerStore": ["Reservations", "Reconciliation", "GRDB"],
        "Publishing": ["Reservations", "Plumbing"],
        "Connectors": ["Reservations", "Formats", "Plumbing"],
        "Pipeline": [
            "Reservations", "Reconciliation", "Formats", "LedgerStore", "Publishing",
            "Connectors", "Yams",
        ],
        "daicho": [
            "Reservations", "Reconciliation", "Plumbing", "Formats", "LedgerStore", "Publishing",
            "Connectors", "Pipeline", "ArgumentParser",
        ],
        // Its command, which lies in a folder of the room, imports the room itself.
        "Sandbox": ["Reservations", "FlyingFox", "FlyingSocks", "Sandbox"],
    ]

    /// What the toolchain brings.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationNetworking", "Dispatch", "Synchronization", "Glibc", "Darwin",
        "Musl", "Swift",
    ]

    /// Files that may look at a clock which nobody can set, and why: none of it is a moment that
    /// anything is decided by.
    static let mayMeasure = [
        "Connectors/Deliver/ActionProgram.swift": "how long a program may take to answer",
        "Pipeline/Run/Sync+Stages.swift": "how long a stage took, for the report",
        "Plumbing/Wire/WireLimits.swift": "how long a conversation may take",
    ]

    @Test(arguments: mayImport.keys.sorted())
    func `every import points down`(target: String) throws {
        let allowed = try #require(Self.mayImport[target]).union(Self.toolchain)
        let pattern =
            /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:public |internal |private |package )?import\s+(?:(?:struct|enum|class|func|var|typealias|protocol)\s+)?(\w+)/
        for (file, text) in try sources(of: target) {
            for line in text.split(separator: "\n") {
                guard let match = try pattern.firstMatch(in: String(line)) else { continue }
                #expect(allowed.contains(String(match.1)), "\(file) imports \(match.1)")
            }
        }
    }

    @Test func `no target is left out of the house`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: root + "/Sources")
        #expect(
            Set(folders) == Set(Self.mayImport.keys).union(["CCurl"]))
    }

    @Test(arguments: mayImport.keys.filter { $0 != "Sandbox" }.sorted())
    func `no decision asks for a medium by its name (D2)`(target: String) throws {
        let media = try FileManager.default.contentsOfDirectory(atPath: root + "/Pipelines/media")
            .map { $0.replacing(".yaml", with: "") }.filter { $0 != "local" }
        #expect(media.count > 8)
        for (file, text) in try sources(of: target) {
            for (number, line) in code(text) where !line.contains("example:") {
                let named = media.first { line.contains("\"\($0)\"") || line.contains(".\($0)") }
                #expect(named == nil, "\(file):\(number): \(line)")
            }
        }
    }

    @Test(arguments: mayImport.keys.filter { $0 != "Plumbing" }.sorted())
    func `pointers stay in the cellar`(target: String) throws {
        let pattern = /\bunsafe\b|Unsafe\w*Pointer|OpaquePointer|Unmanaged</
        for (file, text) in try sources(of: target) {
            for (number, line) in code(text) {
                #expect(try pattern.firstMatch(in: line) == nil, "\(file):\(number): \(line)")
            }
        }
    }

    @Test(arguments: mayImport.keys.filter { $0 != "daicho" && $0 != "Sandbox" }.sorted())
    func `clock, chance, environment and printing stay under the roof`(target: String) throws {
        let pattern =
            /\bDate\(\)|\bDate\.now\b|\bUUID\(\)|(?:^|[^.\w])print\(|\bgetenv\(|\.processInfo\.environment|SystemRandomNumberGenerator|\.random\(in|\b(?:Continuous|Suspending)Clock\b|\bDispatchTime\.now\b/
        for (file, text) in try sources(of: target) where Self.mayMeasure[file] == nil {
            for (number, line) in code(text) {
                #expect(try pattern.firstMatch(in: line) == nil, "\(file):\(number): \(line)")
            }
        }
    }

    /// A medium is a file, never a case in a decision. Words of one site family stand
    /// in its walk alone.
    @Test(arguments: ["Reservations", "Reconciliation", "LedgerStore", "Publishing", "Formats"])
    func `no medium is named in a decision`(target: String) throws {
        let pattern = /(?i)hotpepper|salon\s?board|minimo|mezon(?!e)|ekiten|rakuten|ozmall/
        for (file, text) in try sources(of: target) {
            for (number, line) in code(text) {
                #expect(try pattern.firstMatch(in: line) == nil, "\(file):\(number): \(line)")
            }
        }
    }

    private var root: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    private func sources(of target: String) throws -> [(String, String)] {
        let folder = root + "/Sources/" + target
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
            .map {
                ("\(target)/\($0)", try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
            }
    }

    /// Lines without comments.
    private func code(_ text: String) -> [(Int, String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map {
                (
                    $0.offset + 1,
                    String(
                        $0.element.split(
                            separator: "//", maxSplits: 1,
                            omittingEmptySubsequences: false
                        ).first ?? "")
                )
            }
    }
}
