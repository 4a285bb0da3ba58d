import LedgerStore
import Pipeline

extension LinkDesk {
    /// The desk at which a verb of `daicho link` is heard.
    init(_ options: CommonOptions) throws {
        let loaded = try options.load()
        self.init(
            loaded, ledger: try SalonBooks.open(loaded, for: .reading),
            in: options.world(of: loaded), person: person)
    }
}
