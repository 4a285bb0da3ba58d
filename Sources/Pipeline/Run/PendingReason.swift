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
        let waits = definition.deliver.contains {
            $0.target == action.target.rawValue && waitsForScreen($0) && $0.writes(action.kind)
        }
        return waits && !isOpen ? .noLinkSession : nil
    }

    /// Whether a delivery writes to a medium only while a person has opened the link screen (R2-08):
    /// on the medium's own forms, or by a program or a site that does. From a file people take it.
    func waitsForScreen(_ delivery: Delivery) -> Bool {
        switch delivery.destination {
        case .site: true
        case .program, .web: media[Medium(rawValue: delivery.target)]?.link.needsScreen ?? false
        case .file: false
        }
    }
}

extension Delivery {
    /// Whether it writes such a step itself; what no form takes, and all advice, is a person's.
    func writes(_ kind: Action.Kind) -> Bool {
        destination.isSite ? SiteEntry.isEntered(kind) : kind != .advise
    }
}
