public import Reservations

/// Whom a walk visits, as whom, and what it wants to see.
public struct SiteAccess: Sendable {
    /// The site's address without a path: `https://salonboard.com`.
    public let site: String
    public let id: Private<String>
    public let password: Private<String>
    /// The store whose listing is wanted, by the site's id (`H000000001`).
    public let store: String
    /// The name of the definition's source.
    public let source: String
    /// A PEM file of authorities that are trusted beside the system's own.
    public let certificateAuthority: String?

    public init(
        site: String, id: Private<String>, password: Private<String>, store: String,
        source: String, certificateAuthority: String? = nil
    ) {
        self.site = site.hasSuffix("/") ? String(site.dropLast()) : site
        self.id = id
        self.password = password
        self.store = store
        self.source = source
        self.certificateAuthority = certificateAuthority
    }

    /// Names who is signed in where, without the password.
    public var identity: Fingerprint { Fingerprint(words: [site, id.value, store]) }

    /// By which id and password are known again without being kept.
    var secret: String { secretMark([site, id.value, password.value]) }
}
