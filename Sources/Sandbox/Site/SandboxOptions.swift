/// The arguments of the command `sandbox`.
public struct SandboxOptions: Equatable, Sendable {
    public var port: UInt16 = 8080
    public var scenario = SandboxScenario.quiet
    public var seed: UInt64 = 1
    public var wantsHelp = false

    public init(_ arguments: [String]) throws(WrongArgument) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            if name == "--help" || name == "-h" {
                wantsHelp = true
                continue
            }
            guard ["--port", "--scenario", "--seed"].contains(name) else {
                throw WrongArgument(text: "\(name) is unknown")
            }
            guard let value = rest.popFirst() else {
                throw WrongArgument(text: "\(name) needs a value")
            }
            try take(name, value)
        }
    }

    private mutating func take(_ name: String, _ value: String) throws(WrongArgument) {
        switch name {
        case "--port":
            guard let port = UInt16(value) else {
                throw WrongArgument(
                    text: "--port takes a number from 0 (any) to 65535, not \(value)")
            }
            self.port = port
        case "--seed":
            guard let seed = UInt64(value) else {
                throw WrongArgument(text: "--seed takes a whole number, not \(value)")
            }
            self.seed = seed
        default:
            guard let scenario = SandboxScenario(rawValue: value) else {
                let names = SandboxScenario.allCases.map(\.rawValue).joined(separator: " ")
                throw WrongArgument(text: "no scenario \(value); there are: \(names)")
            }
            self.scenario = scenario
        }
    }

    /// The text of `--help`.
    public static var help: String {
        let width = SandboxScenario.allCases.map(\.rawValue.count).max() ?? 0
        let scenarios = SandboxScenario.allCases.map { scenario in
            let gap = String(repeating: " ", count: width - scenario.rawValue.count + 2)
            return "  \(scenario.rawValue)\(gap)\(scenario.summary)"
        }
        return """
            A simulated SALON BOARD on 127.0.0.1, with an invented salon.

            usage: sandbox [--port P] [--scenario S] [--seed N]

              --port      the port, 0 for any free one (default 8080)
              --scenario  the situation to show (default quiet)
              --seed      another number, other bookings (default 1)

            Scenarios:
            \(scenarios.joined(separator: "\n"))

            """
    }
}

/// An argument the command cannot use, and what it would take instead.
public struct WrongArgument: Error, Equatable {
    public let text: String
}
