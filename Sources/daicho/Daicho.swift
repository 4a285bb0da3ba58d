import ArgumentParser
@main struct Daicho: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daicho", subcommands: [SyncCommand.self])
}
