import Foundation

/// Does blocking work on a thread of its own and gives back what it returns or throws.
///
/// The wires of this module block until an answer or their deadline comes. Swift's own threads are
/// one per core and must not wait, so every call from `async` code goes through here. A cancelled
/// task still waits for its work, which `WireLimits` bounds.
public func offPool<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
    let outcome: Result<Value, Failure> = await withCheckedContinuation { waiting in
        // Not a Dispatch queue: those lend from a few dozen threads, and conversations that wait for
        // each other's answers could come to wait for a thread.
        Thread.detachNewThread {
            let outcome: Result<Value, Failure>
            do throws(Failure) {
                outcome = .success(try work())
            } catch {
                outcome = .failure(error)
            }
            waiting.resume(returning: outcome)
        }
    }
    return try outcome.get()
}
