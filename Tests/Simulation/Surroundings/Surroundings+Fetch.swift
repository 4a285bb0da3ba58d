import Connectors
import Formats
import Foundation
import LedgerStore
import Pipeline
import Reservations
import Sandbox

extension Surroundings {
    /// The pages of the walk, as values or as HTML.
    func pages(_ errand: Errand, _ keep: @escaping Keep) async -> Harvest {
        let (walk, skew, login) = with { ($0.walk, $0.skew, $0.login) }
        var harvest = Harvest()
        harvest.signedInAs = Fingerprint(words: ["login \(login)"])
        harvest.trouble = walk.trouble.map(SourceTrouble.init)
        harvest.hasAnswered = !walk.pages.isEmpty || walk.trouble == nil
        for (index, page) in walk.pages.enumerated() {
            let moment = plot.begin + walk.times[index] + skew
            let read = read(page, asked: moment, errand: errand)
            with { $0.misreadings[read.capture.name, default: []].formUnion(walk.misread) }
            do { try await keep(read.capture) } catch {
                return Harvest(SourceTrouble(.notKept, "\(error)"))
            }
            harvest.pages.append(read)
        }
        if let again = walk.again, let last = walk.times.last {
            let moment = plot.begin + last + skew + 2
            harvest.again = read(again, asked: moment, errand: errand)
        }
        if !walk.pages.isEmpty { harvest.serverAhead = -skew }
        return harvest
    }

    private func read(_ page: Walk.Page, asked moment: Date, errand: Errand) -> Harvest.Page {
        let bytes = page.bytes(usesPaper: plot.usesPaper)
        let capture = Capture(
            bytes, purpose: .page, source: errand.source.name, origin: "list",
            askedAt: moment - 0.5, answeredAt: moment + 0.5, httpStatus: 200)
        let horizon = errand.horizon
        let expecting = PageExpectation(
            store: SandboxStore.demo.id, from: horizon.first, to: horizon.last)
        let reading =
            plot.usesPaper
            ? errand.readers[0].read(bytes, expecting: expecting)
            : page.reading(by: errand.readers[0], bytes: bytes)
        return Harvest.Page(capture: capture, reading: reading)
    }

    /// The mails that no run before has read.
    func mails(_ errand: Errand, _ keep: @escaping Keep) async -> Harvest {
        let (letters, validity, fails, skew) = with {
            ($0.letters, $0.validity, $0.mailFails, $0.skew)
        }
        if fails { return Harvest(SourceTrouble(.network, "no connection")) }
        var harvest = Harvest()
        if let postbox {
            do { harvest.mails = try await postbox.read(errand, keep) } catch {
                return Harvest(SourceTrouble(.notKept, "\(error)"))
            }
            return harvest
        }
        let known = Set(errand.read.map { "\($0.validity) \($0.mail)" })
        for (letter, uid) in letters where !known.contains("\(validity) \(uid)") {
            let capture = Capture(
                letter.bytes, purpose: .mail, source: errand.source.name, origin: "INBOX \(uid)",
                askedAt: errand.asOf, answeredAt: errand.asOf)
            do { try await keep(capture) } catch {
                return Harvest(SourceTrouble(.notKept, "\(error)"))
            }
            let mark = MailMark(
                source: errand.source.name, box: "INBOX", validity: validity, mail: "\(uid)",
                content: capture.name)
            let arrived = plot.begin + letter.arrivesAt + skew
            harvest.mails.append(
                Harvest.Mail(capture: capture, mark: mark, arrivedAt: arrived))
        }
        return harvest
    }
}

extension SourceTrouble {
    fileprivate init(_ trouble: Walk.Trouble) {
        switch trouble {
        case .siteError: self.init(.siteError, "the site answers 503")
        case .tooManyRequests: self.init(.tooManyRequests, "the site answers 429")
        case .network: self.init(.network, "the connection broke")
        }
    }
}
