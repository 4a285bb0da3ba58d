import Foundation
import Pipeline
import Synchronization

/// A file is loaded, or all that is wrong with it is told, each with a place that is in it.
func probeDefinition(_ input: [UInt8], _ claims: inout Claims) {
    guard let (kind, bytes) = firstLine(of: input) else { return }
    let told = DefinitionFolder.shared.withLock { $0?.load(kind, bytes) }
    let again = DefinitionFolder.shared.withLock { $0?.load(kind, bytes) }
    claims.hold(told != nil, "there is no folder to load from")
    claims.hold(told == again, "loading twice gives two answers")
    guard case .wrong(let problems) = told else { return }
    claims.hold(!problems.isEmpty, "refused without a problem")
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + occurrences(bytes) + 2
    for problem in problems {
        claims.hold(problem.line >= 1 && problem.column >= 1, "a problem before the file's start")
        claims.hold(
            !problem.file.hasSuffix(kind + ".yaml") || problem.line <= lines,
            "a problem behind the file's end")
        claims.hold(!problem.what.isEmpty && !problem.remedy.isEmpty, "a problem without a way out")
        claims.hold(
            problem.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
            "a problem that does not print")
    }
}

/// Line ends that YAML knows beside CR and LF: U+0085, U+2028 and U+2029.
private func occurrences(_ bytes: [UInt8]) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.count {
        [0x85, 0x2028, 0x2029].contains($0.value)
    }
}

private enum Loading: Equatable {
    case none
    case loaded(String)
    case wrong([DefinitionProblems.Problem])
}

/// A folder with a definition whose file, format or medium is the probe's input.
private struct DefinitionFolder {
    static let shared = Mutex(try? DefinitionFolder())

    private let path = FileManager.default.temporaryDirectory
        .appending(path: "daicho-fuzz-\(ProcessInfo.processInfo.processIdentifier)").path

    init() throws {
        for folder in ["formats", "media"] {
            try FileManager.default.createDirectory(
                atPath: path + "/" + folder, withIntermediateDirectories: true)
        }
        let formats = repository + "/Pipelines/formats/"
        try Data(contentsOf: URL(fileURLWithPath: formats + "salonboard-notice.yaml"))
            .write(to: URL(fileURLWithPath: path + "/formats/relayed.yaml"))
        try Data(Self.salon(format: "format").utf8)
            .write(to: URL(fileURLWithPath: path + "/a-format.yaml"))
        try Data(Self.salon(format: "other").utf8)
            .write(to: URL(fileURLWithPath: path + "/a-medium.yaml"))
        let notice = try String(contentsOfFile: formats + "minimo-notice.yaml", encoding: .utf8)
        try Data(notice.replacing("medium: minimo", with: "medium: medium").utf8)
            .write(to: URL(fileURLWithPath: path + "/formats/other.yaml"))
    }

    func load(_ kind: String, _ bytes: [UInt8]) -> Loading {
        let files = [
            "definition": ("definition.yaml", "definition.yaml"),
            "format": ("formats/format.yaml", "a-format.yaml"),
            "medium": ("media/medium.yaml", "a-medium.yaml"),
        ]
        guard let (file, definition) = files[kind],
            (try? Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file))) != nil
        else { return .none }
        do throws(DefinitionProblems) {
            let loaded = try loadDefinition(
                at: path + "/" + definition, workingDirectory: path,
                libraries: [repository + "/Pipelines"])
            return .loaded("\(loaded.definition.hash)")
        } catch {
            return .wrong(error.problems)
        }
    }

    private static func salon(format: String) -> String {
        """
        salon: {id: demo, name: デモ店, vertical: kirei}
        sources:
          one: {formats: [\(format)], from: 'folder:in'}
        """
    }
}
