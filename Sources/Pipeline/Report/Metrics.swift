/// Figures for a monitoring system, in Prometheus' text format (version 0.0.4).
public struct Metrics: Sendable {
    /// The samples of one name, for all salons together.
    struct Family: Sendable {
        let name: String
        let help: String
        var samples: [Sample] = []
    }

    struct Sample: Sendable {
        let labels: [(name: String, value: String)]
        let value: Double
    }

    private(set) var families: [Family] = []

    init() {}

    /// Adds to a name's samples; the names stand in the order in which they first come.
    mutating func add(_ name: String, _ help: String, _ samples: [Sample]) {
        if let place = families.firstIndex(where: { $0.name == name }) {
            families[place].samples += samples
        } else {
            families.append(Family(name: name, help: help, samples: samples))
        }
    }

    /// The file's text; every figure is a gauge. A name without samples is left out.
    public var text: String {
        var text = ""
        for family in families where !family.samples.isEmpty {
            text += "# HELP \(family.name) \(Self.escaped(family.help))\n"
            text += "# TYPE \(family.name) gauge\n"
            for sample in family.samples {
                let labels = sample.labels.map { "\($0.name)=\"\(Self.quoted($0.value))\"" }
                text += "\(family.name){\(labels.joined(separator: ","))} "
                text += Self.number(sample.value) + "\n"
            }
        }
        return text
    }

    private static func escaped(_ help: String) -> String {
        help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    private static func quoted(_ label: String) -> String {
        escaped(label).replacing("\"", with: "\\\"")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
}
