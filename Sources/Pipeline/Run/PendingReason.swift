import Connectors
import Foundation
import Reservations

/// Why an action waits that could be sent.
enum PendingReason: String, Sendable {
    /// Nobody has opened the link screen, without which nothing is written there (R2-08).
    case noLinkSession = "NO_LINK_SESSION"
    /// The definition lets nothing go out for a while (F17).
    case frozen = "FROZEN"

    /// For people.
    var words: String {
        switch self {
        case .noLinkSession: "連携画面が開いていません"
        case .frozen: "定義の freeze により止めています"
        }
    }
}

extension LoadedDefinition {
    /// Why an action that waits is not sent; nil where nothing keeps it.
    ///
    /// - Parameter isOpen: whether the link screen is open.
    func pendingReason(of action: Action, isOpen: Bool, at now: Date) -> PendingReason? {
        if definition.freeze?.holds(at: now) == true, action.kind != .advise { return .frozen }
        let isEntered = definition.deliver.contains {
            $0.destination.isSite && $0.target == action.target.rawValue
        }
        return isEntered && !isOpen && SiteEntry.isEntered(action.kind) ? .noLinkSession : nil
    }
}
