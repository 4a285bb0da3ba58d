import Dispatch
import Foundation
import Synchronization

/// What a program prints, up to a limit, gathered without waiting for it: a child of the program
/// may hold the pipe open long after the program itself has ended.
final class ProgramOutput: Sendable {
    private let gathered = Mutex<[UInt8]>([])
    private let isClosed = DispatchSemaphore(value: 0)
    private let limit: Int
    let pipe = Pipe()

    init(limit: Int) { self.limit = limit }

    /// To be called when the program has been started: our end for writing closes.
    func begin() {
        pipe.fileHandleForReading.readabilityHandler = { [self] handle in
            let more = handle.availableData
            if more.isEmpty {
                handle.readabilityHandler = nil
                isClosed.signal()
                return
            }
            gathered.withLock { bytes in
                // One byte above the limit tells that there was more.
                bytes += more.prefix(max(0, limit + 1 - bytes.count))
            }
        }
    }

    /// Waits for what is still in the pipe, so many seconds at most, and stops listening.
    func end(within seconds: Int) {
        _ = isClosed.wait(timeout: .now() + .seconds(seconds))
        pipe.fileHandleForReading.readabilityHandler = nil
    }

    /// Everything that was printed; nil when it was more than the limit.
    var bytes: [UInt8]? {
        gathered.withLock { $0.count > limit ? nil : $0 }
    }
}
