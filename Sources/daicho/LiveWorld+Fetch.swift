import Connectors
import Formats
import Foundation
import LedgerStore
import Pipeline
import Plumbing
import Reservations
import Synchronization

extension LiveWorld {
    /// Fetches one source. What goes wrong is told in the harvest, beside what came before.
    func fetch(_ errand: Errand, _ keep: @escaping Keep) async -> Harvest {
        do throws(SourceTrouble) {
            switch errand.source.origin {
            case .site(let url): return try await walk(url, errand, keep)
            case .imap(let url): return try await readServer(url, errand, keep)
            case .maildir(let path):
                return try await locked(errand) { () throws(SourceTrouble) in
                    try await gather(errand, keep) { keep, take throws(SourceTrouble) in
                        try await Maildir(path, source: errand.source.name).read(
                            folders: ["INBOX"] + errand.source.also, now: now(),
                            wasRead: errand.wasRead, keep: keep, take: take)
                    }
                }
            case .folder(let path):
                return try await locked(errand) { () throws(SourceTrouble) in
                    try await readFolder(path, errand, keep)
                }
            }
        } catch {
            return Harvest(error)
        }
    }

    /// A source without a login has a fetch lock of its own.
    private func locked(
        _ errand: Errand, _ work: () async throws(SourceTrouble) -> Harvest
    ) async throws(SourceTrouble) -> Harvest {
        guard !isPlan else { return try await work() }
        let lock: FileLock?
        do {
            lock = try FileLock(path: "\(definition.state)/\(errand.source.name).lock")
        } catch {
            throw SourceTrouble(.notKept, "\(error)")
        }
        guard let lock else {
            throw SourceTrouble(.busy, "another run is reading \(errand.source.name)")
        }
        defer { withExtendedLifetime(lock) {} }
        return try await work()
    }

    private func walk(
        _ url: String, _ errand: Errand, _ keep: @escaping Keep
    ) async throws(SourceTrouble) -> Harvest {
        let (order, family, reader) = try listing(url, errand)
        let login = try openLogin(errand)
        let walk = await family.walk(order, reader: reader, login: login, pace: pace, keep: keep)
        var harvest = Harvest()
        harvest.pages = walk.pages.map { Harvest.Page(capture: $0.capture, reading: $0.reading) }
        harvest.again = walk.again.map {
            Harvest.Page(capture: $0.capture, reading: $0.reading)
        }
        harvest.trouble = walk.trouble
        harvest.signedInAs = order.access.identity
        harvest.serverAhead = walk.serverAhead
        harvest.hasAnswered = !walk.pages.isEmpty
        return harvest
    }

    /// What a walk is sent out with.
    func listing(
        _ url: String, _ errand: Errand
    ) throws(SourceTrouble) -> (ListingOrder, SiteFamily, Reader) {
        guard let reader = errand.readers.first,
            let family = reader.format.walk.flatMap(SiteFamily.init(rawValue:))
        else { throw noWalk(url) }
        let access = try access(to: url, errand.source)
        let order =
            errand.kind == .schedules
            ? ListingOrder(access: access, schedulesOf: errand.horizon)
            : ListingOrder(access: access, horizon: errand.horizon)
        return (order, family, reader)
    }

    func noWalk(_ url: String) -> SourceTrouble {
        SourceTrouble(
            .badAddress,
            "no walk for \(url): its format must name one under `walk:`, and the definition a "
                + "`store` and a `login` with a password")
    }

    /// As whom the site of a source is visited.
    func access(to url: String, _ source: Source) throws(SourceTrouble) -> SiteAccess {
        guard let login = source.login, let store = definition.salon.store else {
            throw noWalk(url)
        }
        do {
            let id = try text(login.user)
            let password: Private<String>
            switch login.proof {
            case .password(let place): password = try secret(place)
            case .optionalPassword(let place):
                password = try place.map { try secret($0, mayBeEmpty: true) } ?? Private("")
            case .token: throw noWalk(url)
            }
            return SiteAccess(
                site: url, id: id, password: password, store: store,
                source: source.name, certificateAuthority: authority)
        } catch let problem as SecretProblem {
            throw SourceTrouble(problem)
        } catch let trouble as SourceTrouble {
            throw trouble
        } catch {
            throw SourceTrouble(.secretMissing, "\(error)")
        }
    }

    func openLogin(_ errand: Errand) throws(SourceTrouble) -> Connectors.Login {
        try openLogin(of: errand.source)
    }

    func openLogin(of source: Source) throws(SourceTrouble) -> Connectors.Login {
        guard let login = source.login else {
            throw SourceTrouble(.badAddress, "\(source.name) has no login")
        }
        return try Connectors.Login(at: loginFolder(login))
    }

    private func readFolder(
        _ path: String, _ errand: Errand, _ keep: @escaping Keep
    ) async throws(SourceTrouble) -> Harvest {
        guard errand.kind == .pages || errand.kind == .schedules else {
            return try await gather(errand, keep) { keep, take throws(SourceTrouble) in
                // A file may be replaced under its name: what was read is known by its content.
                try await readSavedMails(
                    path, source: errand.source.name, asOf: asOf, now: now(),
                    wasRead: { _ in false }, keep: keep, take: take)
            }
        }
        let saved = try await readSavedPages(
            path, source: errand.source.name, asOf: asOf, now: now(), keep: keep)
        var harvest = Harvest()
        harvest.trouble = saved.troubles.first
        let expecting = PageExpectation(store: definition.salon.store)
        harvest.pages = saved.captures.compactMap { capture in
            errand.reading(of: capture, expecting: expecting)
                .map { Harvest.Page(capture: capture, reading: $0) }
        }
        harvest.hasAnswered = !harvest.pages.isEmpty
        if harvest.pages.isEmpty, harvest.trouble == nil {
            // No page is no list: an empty list has a page that says so.
            harvest.trouble = SourceTrouble(
                .network, "no page lies in \(path): look whether whatever saves them still works",
                about: path)
        }
        return harvest
    }
}

extension Errand {
    /// The reading of the first format that knows the page, or else of the first of all; nil only
    /// without a format, which no definition passes its checks with.
    fileprivate func reading(
        of capture: Capture, expecting: PageExpectation
    ) -> DocumentReading? {
        var first: DocumentReading?
        for reader in readers {
            let reading = reader.read(
                capture.bytes, contentType: capture.contentType, expecting: expecting)
            if reading.recognised { return reading }
            first = first ?? reading
        }
        return first
    }
}
