import Foundation

/// `sandbox`: serves the invented salon until Ctrl-C, a line for each request.
@main
struct SandboxCommand {
    static func main() async {
        do {
            let options = try SandboxOptions(Array(CommandLine.arguments.dropFirst()))
            guard !options.wantsHelp else { return say(SandboxOptions.help, ending: "") }
            try await serve(options)
        } catch let wrong as WrongArgument {
            complain("\(wrong.text)\n\n\(SandboxOptions.help)")
            exit(64)
        } catch {
            complain("\(error)")
            exit(1)
        }
    }

    private static func serve(_ options: SandboxOptions) async throws {
        let account = options.scenario.account
        let site = SandboxSite(accounts: [account], seed: options.seed) {
            Date()
        } log: {
            say($0)
        }
        let today = SandboxDay(inJapanAt: Date())
        for (index, store) in account.stores.enumerated() {
            let salon = InventedSalon(seed: options.seed &+ UInt64(index), store: store)
            await site.book(
                salon.bookings(
                    options.scenario.count, from: (today + -7).text, days: 120, today: today.text),
                in: store.id)
        }
        for (fault, span) in options.scenario.faults(lastDay: (today + 112).text) {
            await site.arm(fault, span)
        }
        let url = try await site.start(port: options.port)
        say(
            """
            SALON BOARD sandbox, scenario \(options.scenario.rawValue): \(options.scenario.summary)
              address   \(url)/login/
              store     \(account.stores.map { "\($0.id) \($0.name)" }.joined(separator: ", "))
              login     \(account.userID)
              password  \(account.password)
            Ctrl-C ends it.
            """)
        try await site.waitUntilStopped()
    }

    /// Straight to the descriptor: a line must not wait in a buffer when the program is killed.
    private static func say(_ text: String, ending: String = "\n") {
        FileHandle.standardOutput.write(Data((text + ending).utf8))
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data(("sandbox: " + text + "\n").utf8))
    }
}
