import Foundation

/// Reads a small file whole, or notes at `place` why it cannot be read.
func fileBytes(
    _ file: String, named name: String, notes: inout ProblemNotes
) -> [UInt8]? {
    let start = Place.start(of: name)
    let path = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
    do {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            notes.note(start, "", "is no file", "name a YAML file")
            return nil
        }
        let size = attributes[.size] as? Int ?? 0
        guard size <= YAMLReading.largestFile else {
            notes.note(
                start, "", "is larger than \(YAMLReading.largestFile / 1024) KiB",
                "name a definition, not a data file")
            return nil
        }
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
        notes.note(start, "", "does not exist", "check the path, or write one with `daicho init`")
    } catch CocoaError.fileReadNoPermission {
        notes.note(start, "", "may not be read by this user", "give its user the right to read it")
    } catch {
        notes.note(start, "", "cannot be read", "check the path and the rights of its folders")
    }
    return nil
}

/// Whether a file stands there (a folder does not count).
func fileStands(_ path: String) -> Bool {
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    do {
        let type = try FileManager.default.attributesOfItem(atPath: path)[.type]
        return type as? FileAttributeType != .typeDirectory
    } catch {
        return false
    }
}

/// The names of the YAML files in a folder without their endings; empty where no folder stands.
func yamlNames(in folder: String) -> [String] {
    do {
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
    } catch {
        return []  // A folder that is searched need not be there.
    }
}
