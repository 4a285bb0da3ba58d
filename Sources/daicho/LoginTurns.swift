/// Lets salons of one call take turns at a login they share, where another process would be told
/// that it is in use: the salons of one account are read one after the other.
actor LoginTurns {
    private var taken: Set<String> = []
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    /// Waits for the login's turn, and gives it on when the work is done.
    func turn<Value: Sendable>(
        at login: String, _ work: @Sendable () async throws -> Value
    ) async rethrows -> Value {
        await take(login)
        defer { pass(on: login) }
        return try await work()
    }

    private func take(_ login: String) async {
        guard !taken.insert(login).inserted else { return }
        await withCheckedContinuation { waiting[login, default: []].append($0) }
    }

    private func pass(on login: String) {
        guard var line = waiting[login], !line.isEmpty else {
            taken.remove(login)
            return
        }
        let next = line.removeFirst()
        waiting[login] = line
        next.resume()
    }
}
