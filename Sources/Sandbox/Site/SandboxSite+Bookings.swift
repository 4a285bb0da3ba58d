extension SandboxSite {
    /// The bookings of a shop, in the order they came in.
    public func bookings(in store: String = SandboxStore.demo.id) -> [SandboxBooking] {
        state.bookings[store] ?? []
    }

    /// Adds bookings; one with a number that is there already takes its place.
    public func book(_ bookings: SandboxBooking..., in store: String = SandboxStore.demo.id) {
        book(bookings, in: store)
    }

    /// Adds bookings; one with a number that is there already takes its place.
    public func book(_ bookings: [SandboxBooking], in store: String = SandboxStore.demo.id) {
        let numbers = Set(bookings.map(\.number))
        edit(store) { $0 = $0.filter { !numbers.contains($0.number) } + bookings }
    }

    /// Ends a booking, which stays in the list in its new state.
    public func cancel(
        _ number: String, by party: SandboxParty = .customer,
        in store: String = SandboxStore.demo.id
    ) {
        change(number, in: store) { $0.status = party.status }
    }

    /// Changes a booking in place, if it is there.
    public func change(
        _ number: String, in store: String = SandboxStore.demo.id,
        _ edit: @Sendable (inout SandboxBooking) -> Void
    ) {
        self.edit(store) { bookings in
            for index in bookings.indices where bookings[index].number == number {
                edit(&bookings[index])
            }
        }
    }

    /// Takes a booking out of the list altogether, which the real site is not known to do.
    public func remove(_ number: String, in store: String = SandboxStore.demo.id) {
        edit(store) { $0.removeAll { $0.number == number } }
    }

    /// The 予定 of a shop, in the order they came in.
    public func blocks(in store: String = SandboxStore.demo.id) -> [SandboxBlock] {
        state.blocks[store] ?? []
    }

    /// Adds 予定, as a person in the shop would.
    public func block(_ blocks: SandboxBlock..., in store: String = SandboxStore.demo.id) {
        for block in blocks { state.add(block, in: store, now: now) }
    }

    /// Takes the 予定 of that title away.
    public func unblock(_ title: String, in store: String = SandboxStore.demo.id) {
        state.blocks[store]?.removeAll { $0.title == title }
    }

    private func edit(_ store: String, _ change: (inout [SandboxBooking]) -> Void) {
        change(&state.bookings[store, default: []])
    }
}
