public import Reservations

/// A layout file: how one kind of page or mail is recognised, and where its values stand.
///
/// It composes and has no conditions. `Reader` compiles it and tells all its problems at once.
public struct Format: Decodable, Sendable, Hashable {
    /// What the layout is a layout of.
    public enum Kind: String, Sendable, CaseIterable {
        case list, mail, table, schedule
    }

    let tree: FormatTree

    public init(from decoder: any Decoder) throws {
        tree = try FormatTree(from: decoder)
    }

    /// The name that definitions, observations and `daicho read` know it by.
    public var name: String { tree["name"]?.word ?? "" }

    /// The version of the layout: to be raised whenever the file's meaning changes.
    public var version: Int { tree["version"]?.word.flatMap { Int($0) } ?? 0 }

    /// The booking medium whose bookings it reads.
    public var medium: Medium { Medium(rawValue: tree["medium"]?.word ?? "") }

    public var kind: Kind? { tree["kind"]?.word.flatMap(Kind.init(rawValue:)) }

    /// The site family whose walk fetches such pages (sign in, search, page after page).
    public var walk: String? { tree["walk"]?.word }

    /// `name@version`, as observations and scans keep it.
    public var identity: String { "\(name)@\(version)" }

    /// Names the file's whole content, so that an edit without a new version is seen (G4).
    public var fingerprint: Fingerprint { Fingerprint(words: tree.words) }
}
