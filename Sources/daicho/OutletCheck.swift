import Connectors
import Foundation
import Pipeline
import Reservations

/// Looks whether everything that a run writes to or tells is there, without writing or telling
/// anything.
struct OutletCheck {
    let live: LiveWorld

    func checks() async -> [Checked] {
        var checks: [Checked] = []
        for publication in live.definition.publish {
            checks.append(
                check("publish", publication.file) { () throws(DeliveryTrouble) in
                    if isInState(publication.file) { return }
                    try mustBeWritable(folderOf: publication.file)
                })
        }
        for delivery in live.definition.deliver {
            checks.append(
                await check("deliver", delivery.destination.place) {
                    try await live.destination(of: delivery)?
                        .mustBeThere(environment: live.environment)
                })
        }
        for notice in live.definition.notify {
            checks.append(
                await check("notify", notice.to) { try await live.reach(notice) })
        }
        if let heartbeat = live.definition.heartbeat {
            checks.append(
                await check("heartbeat", "見守りサービス") {
                    try await reach(heartbeat: heartbeat, certificateAuthority: live.authority)
                })
        }
        return checks
    }

    /// The state folder is made by the first run, and the ledger's own check looks at it.
    private func isInState(_ file: String) -> Bool {
        (file as NSString).deletingLastPathComponent == live.definition.state
    }

    private func check(_ name: String, _ place: String, _ look: () async throws -> Void) async
        -> Checked
    {
        do {
            try await look()
            return Checked(name, .done, place)
        } catch {
            return Checked(name, .personNeeded, "\(error)", words: told(error))
        }
    }

    private func check(
        _ name: String, _ place: String, _ look: () throws(DeliveryTrouble) -> Void
    ) -> Checked {
        do throws(DeliveryTrouble) {
            try look()
            return Checked(name, .done, place)
        } catch {
            return Checked(name, .personNeeded, error.text, words: error.words)
        }
    }
}

extension Delivery.Destination {
    fileprivate var place: String {
        switch self {
        case .file(let path): path
        case .program(let words): words[0]
        case .site(let source): source
        case .web(let url, _, _): URLComponents(string: url)?.host ?? ""
        }
    }
}
