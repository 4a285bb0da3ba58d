public import Reservations

extension StaffIdentity {
    /// Reads `MEDIUM:NAME`, as people type it.
    public init(_ text: String, of loaded: LoadedDefinition) throws(WrongUsage) {
        let words = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard words.count == 2 else {
            throw WrongUsage("`\(text)`: write MEDIUM:NAME, such as mezon:見本花子")
        }
        let medium = Medium(rawValue: words[0])
        guard loaded.media[medium] != nil else { throw WrongUsage(unknown: words[0], of: loaded) }
        self.init(medium: medium, name: words[1])
    }
}

extension WrongUsage {
    /// A word that is no medium's id.
    init(unknown medium: String, of loaded: LoadedDefinition) {
        self.init(
            Self.unknown(
                medium, "medium of this definition",
                among: loaded.media.keys.map(\.rawValue).sorted()))
    }
}
