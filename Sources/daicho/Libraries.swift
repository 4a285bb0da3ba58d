import Foundation

/// The folders with the formats and media that came with the program: the first `Pipelines` on the
/// way up from where it really lies (a build folder), and `share/daicho` beside its `bin`.
func libraries() -> [String] {
    let program = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    var folder = program.resolvingSymlinksInPath().deletingLastPathComponent()
    var found = [folder.appending(path: "../share/daicho").standardizedFileURL.path]
    while folder.path != "/" {
        let pipelines = folder.appending(path: "Pipelines").path
        if FileManager.default.fileExists(atPath: pipelines + "/formats") {
            found.append(pipelines)
            break
        }
        folder = folder.deletingLastPathComponent()
    }
    return found
}
