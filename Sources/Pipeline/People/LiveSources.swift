extension Definition {
    /// The sources that somebody else's server answers for: signed-in sites and mailboxes, but not
    /// those of this machine. What they say is true now, whatever `--as-of` claims.
    public var liveSources: [String] { sources.filter(\.origin.isLive).map(\.name) }

    /// The file of the salon's ledger.
    public var ledgerFile: String { state + "/ledger.sqlite" }
}

extension Source.Origin {
    fileprivate var isLive: Bool {
        switch self {
        case .site(let url), .imap(let url): WebLocation(url).map { !$0.isLoopback } ?? true
        case .maildir, .folder: false
        }
    }
}

/// Stands for "now": refused where a live source would be judged by a time that is not its own.
public func refuseAsOf(_ asOf: String, of definition: Definition) throws(WrongUsage) {
    guard let source = definition.liveSources.first else { return }
    throw WrongUsage(
        "--as-of \(asOf): `\(source)` is a live source, which says what is true now; "
            + "leave --as-of out, or name a definition that reads folders")
}

/// The sources that were named, or none for all of them.
public func chosenSources(
    _ names: [String], of definition: Definition
) throws(WrongUsage) -> Set<String> {
    let known = definition.sources.map(\.name)
    let problems = names.filter { !known.contains($0) }.map {
        "--source: " + WrongUsage.unknown($0, "source of \(definition.salon.id)", among: known)
    }
    guard problems.isEmpty else { throw WrongUsage(problems) }
    return Set(names)
}
