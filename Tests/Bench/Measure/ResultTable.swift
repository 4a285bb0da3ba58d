import Foundation

/// The measurements of one run beside their goals.
struct ResultTable {
    let figures: [Figure]

    /// Reads what `run.sh` has collected. A row that was measured twice counts once, the last time.
    init(file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        figures = text.split(separator: "\n").compactMap(Figure.init)
    }

    /// Prints the table, and tells whether all did the same work. A must that is not met is told and
    /// no failure: figures of a busy machine would be one.
    func show() -> Bool {
        print(Machine.description)
        print("CPU seconds, user and system; the least of several rounds.")
        print("")
        var isWell = true
        for goal in Goal.all {
            let lines = figures.filter { $0.row == goal.row }
            guard let ours = lines.first(where: { $0.who == "ours" }) else { continue }
            print(goal.title + (ours.note.isEmpty ? "" : " (\(ours.note))"))
            for line in lines { print(Self.text(of: line, beside: ours)) }
            if !agree(lines) {
                print("    CHECK DIFFERS: somebody has not done the same work")
                isWell = false
            }
            for (word, bars) in [("must", goal.must), ("aim", goal.aim)] {
                for bar in bars {
                    let isMet = bar.isMet(by: ours, among: figures)
                    print("    \(pad(word, 5)) \(pad(bar.text, 26)) \(Self.word(isMet))")
                }
            }
            print("")
        }
        return isWell
    }

    /// Figures without a check did no comparable work: peers that are missing, parts of a row.
    private func agree(_ lines: [Figure]) -> Bool {
        Set(lines.map(\.check).filter { !$0.isEmpty }).count <= 1
    }

    private static func text(of line: Figure, beside ours: Figure) -> String {
        var text = "    " + pad(line.who, 34)
        text += pad(line.seconds.map { String(format: "%9.4f s", $0) } ?? "", 14)
        if line.who != "ours", let seconds = line.seconds, let own = ours.seconds {
            text += pad(String(format: "%.2f × ours", seconds / own), 15)
        }
        if let megabytes = line.megabytes { text += String(format: "%.0f MB  ", megabytes) }
        return text + line.check + (line.who == "ours" ? "" : line.note)
    }

    private static func word(_ isMet: Bool?) -> String {
        isMet.map { $0 ? "met" : "NOT MET" } ?? "not measured"
    }
}

/// The text with blanks behind it up to a width.
private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
}

/// The machine that the figures are of.
enum Machine {
    static var description: String {
        let info = ProcessInfo.processInfo
        let memory = Double(info.physicalMemory) / 1_073_741_824
        return "\(processor), \(info.activeProcessorCount) cores, "
            + "\(memory.rounded().short) GB, \(info.operatingSystemVersionString)\(load)"
    }

    private static var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map {
            $0.trimmingCharacters(in: .whitespaces)
        } ?? "unknown processor"
    }

    private static var load: String {
        let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
        return text.split(separator: " ").first.map { ", load \($0)" } ?? ""
    }
}
