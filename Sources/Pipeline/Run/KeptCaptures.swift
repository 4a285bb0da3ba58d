import Connectors
import LedgerStore
import Synchronization

/// The captures that one run has put to rest, so that those nothing rests on can go again.
final class KeptCaptures: Sendable {
    private struct State {
        var names: Set<String> = []
        var hasBegun = false
    }

    private let sweep: ArchiveSweep
    /// Another run has left its mark: it was cut off, or is still under way.
    private let isSweepWanted: Bool
    private let state = Mutex(State())

    init(sweep: ArchiveSweep) {
        self.sweep = sweep
        isSweepWanted = sweep.isWanted
    }

    func keep(_ capture: Capture) throws {
        try state.withLock { state in
            if !state.hasBegun { try sweep.begin() }
            state.hasBegun = true
            if try sweep.archive.keep(capture.bytes, name: capture.name) {
                state.names.insert(capture.name)
            }
        }
    }

    /// Lets go of what this run has brought and nothing rests on, not even what another run has
    /// committed meanwhile: a scan that changed nothing keeps its proof only, and pages of a
    /// sign-in hold keys of the session.
    func dropAll(but needed: Set<String>, _ ledger: Ledger) async throws {
        let names = take()
        let spare = names.subtracting(needed)
        let needed = try await ledger.captures(among: spare)
        sweep.archive.drop(spare.subtracting(needed))
        if isSweepWanted {
            try await sweep.sweep(ledger)
        } else if state.withLock({ $0.hasBegun }) {
            sweep.end()
        }
    }

    private func take() -> Set<String> {
        state.withLock { state in
            defer { state.names = [] }
            return state.names
        }
    }
}
