public import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts a program that can be ended by a signal.
///
/// The threads of Dispatch block all signals, and a child inherits that: SIGTERM would never reach
/// it, and what it starts itself would not hear of its own children's end.
public func start(_ program: Process) throws {
    var none = sigset_t()
    var before = sigset_t()
    _ = unsafe sigemptyset(&none)
    _ = unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try program.run()
}
