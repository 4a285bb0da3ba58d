import ArgumentParser

extension Daicho {
    static let configuration = CommandConfiguration(
        commandName: "daicho",
        abstract: "One ledger (台帳) for a salon whose bookings arrive from many booking sites.",
        discussion: """
            DEFINITION defaults to $DAICHO_DEFINITION, then ./daicho.yaml.

            Exit statuses: 0 done, 2 the plan has changes (plan --detailed-exitcode only), \
            10 degraded, 20 a person is needed, 30 nothing could be read, 50 the ledger cannot be \
            trusted or written, 64 wrong usage, 75 another run holds the lock, 78 the definition \
            is wrong.
            """,
        version: daichoVersion,
        subcommands: [
            SyncCommand.self, PlanCommand.self, BackfillCommand.self, CheckCommand.self,
            ExportCommand.self, ReadCommand.self, ExplainCommand.self, StatusCommand.self,
            CloseCommand.self, HoldCommand.self, QuarantineCommand.self, ActionCommand.self,
            BookCommand.self, AmendCommand.self, CancelCommand.self, VisitCommand.self,
            SameCommand.self, ApartCommand.self,
            JobsCommand.self, InitCommand.self, ReplayCommand.self, BackupCommand.self,
            RestoreCommand.self, MetricsCommand.self, ForgetCommand.self, LinkCommand.self,
            StaffCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            Ending(of: error).exit()
        }
    }
}
