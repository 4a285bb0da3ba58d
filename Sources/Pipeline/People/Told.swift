import Reservations

/// An error in the words of salon people. What the error itself says goes beside it, for those who
/// help them.
public func told(_ error: any Error) -> String {
    (error as? any Tellable)?.words ?? "思わぬ問題です。daicho check で確かめてください"
}
