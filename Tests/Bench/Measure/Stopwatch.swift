import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// CPU time, which a busy machine spoils less than the clock on the wall.
enum Stopwatch {
    /// The least CPU seconds of several rounds, and what the last round gave.
    static func least<Value>(
        of rounds: Int, _ work: () throws -> Value
    ) rethrows -> (seconds: Double, value: Value) {
        var start = ownSeconds
        var value = try work()
        var least = ownSeconds - start
        for _ in 1..<max(rounds, 1) {
            start = ownSeconds
            value = try work()
            least = min(least, ownSeconds - start)
        }
        return (least, value)
    }

    /// User and system time of this process so far.
    static var ownSeconds: Double { seconds(of: RUSAGE_SELF) }

    /// The same of all processes that it started and that have ended.
    static var childrenSeconds: Double { seconds(of: RUSAGE_CHILDREN) }

    /// The most memory that this process has held, in MB.
    static var peakMegabytes: Double? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(separator: " ").dropLast().last.flatMap({ Double($0) })
        else { return nil }
        return kilobytes / 1024
    }

    #if canImport(Glibc)
        private static func seconds(of who: __rusage_who) -> Double {
            var usage = rusage()
            getrusage(__rusage_who_t(who.rawValue), &usage)
            return seconds(usage)
        }
    #else
        private static func seconds(of who: Int32) -> Double {
            var usage = rusage()
            getrusage(who, &usage)
            return seconds(usage)
        }
    #endif

    private static func seconds(_ usage: rusage) -> Double {
        let whole = Double(usage.ru_utime.tv_sec) + Double(usage.ru_stime.tv_sec)
        return whole + (Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec)) / 1e6
    }
}
