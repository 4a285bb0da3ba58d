import Connectors
import Foundation
import Pipeline
import Reservations

extension LiveWorld {
    /// Enters an action on its medium's own forms, with the login of the list; nil where it surely
    /// does not stand there.
    func enter(_ errand: EntryErrand) async throws -> Receipt? {
        let entry: SiteEntry
        do throws(EntryRefusal) {
            entry = try SiteEntry(errand.action, staff: errand.staff)
        } catch {
            return Receipt(
                action: errand.action.id, result: .refused, evidence: error.words, at: now())
        }
        guard case .site(let url) = errand.source.origin, let login = errand.source.login,
            let family = SiteFamily(rawValue: errand.walk)
        else { throw noWalk(errand.source.name) }
        let outcome = try await turns.turn(at: loginFolder(login)) {
            try await family.enter(
                entry, as: access(to: url, errand.source), text: errand.text,
                isOnlyLook: errand.isOnlyLook, reader: errand.reader,
                login: openLogin(of: errand.source), pace: pace)
        }
        return Receipt(outcome, of: entry, at: now())
    }
}
