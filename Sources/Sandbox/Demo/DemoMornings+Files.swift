import Foundation

extension DemoMornings {
    /// Writes `morning-1` and `morning-2` below a folder, in place of what stood there.
    public func write(below folder: String) throws {
        for (name, files) in [("morning-1", firstMorning), ("morning-2", secondMorning)] {
            let morning = URL(fileURLWithPath: folder).appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: morning.path) {
                try FileManager.default.removeItem(at: morning)
            }
            for file in files {
                let place = morning.appendingPathComponent(file.path)
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: place)
            }
        }
    }
}
