public import Plumbing
public import Reservations

/// The cellar knows no room above it; its words are as good as theirs.
extension FileTrouble: Tellable {}
