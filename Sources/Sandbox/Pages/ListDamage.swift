/// Where a page carries a byte that cannot be decoded.
public enum ListDamage: Hashable, Sendable {
    case name, number
}
