import Foundation
import Plumbing
public import Reservations

/// A site or till of the salon's own that takes each action as a signed POST of JSON.
public struct Webhook: Hashable, Sendable {
    /// `https:`, or `http:` on this machine itself.
    public let url: String
    /// Below it, `/ID` tells what became of an action; nil where the site cannot be asked.
    public let readBackURL: String?
    /// Known to both sides.
    public let secret: Private<String>
    /// A PEM file of an authority that is trusted beside the system's own.
    public let certificateAuthority: String?
    /// Seconds for one question and its answer.
    public let patience: Double

    public init(
        url: String, readBackURL: String? = nil, secret: Private<String>,
        certificateAuthority: String? = nil, patience: Double = 30
    ) {
        self.url = url
        self.readBackURL = readBackURL
        self.secret = secret
        self.certificateAuthority = certificateAuthority
        self.patience = patience
    }

    /// Sends one action, once: a connection of its own, so that nothing below us sends it again.
    ///
    /// - Returns: what the site says became of it; uncertain where it may have it and did not say.
    /// - Throws: where it surely did not take it.
    func send(
        _ line: String, id: String, now: @Sendable () -> Date
    ) async throws(DeliveryTrouble) -> Receipt {
        let body = Array(line.utf8)
        var request = HTTPRequest(url, method: .postText(line, type: "application/json"))
        request.headers = signed(body, at: now()) + [HTTPField("Idempotency-Key", id)]
        let answer: HTTPResponse
        do throws(WireFailure) {
            answer = try await exchange(request)
        } catch {
            guard error.hasSent else { throw trouble(error) }
            return Receipt(
                action: id, result: .uncertain,
                evidence: ReceiptWord.noAnswer.evidence(" (\(error))"), at: now())
        }
        let (result, evidence) = try WebAnswer(answer, to: id).receipt
        return Receipt(action: id, result: result, evidence: evidence, at: now())
    }

    /// Asks what became of an action; nil where the site never got it (404).
    func readBack(
        _ id: String, now: @Sendable () -> Date
    ) async throws(DeliveryTrouble) -> Receipt? {
        let unknown = Receipt(
            action: id, result: .uncertain, evidence: ReceiptWord.noAnswer.evidence(), at: now())
        guard let place = readBackURL else { return unknown }
        let slash = place.hasSuffix("/") ? "" : "/"
        var request = HTTPRequest.get(place + slash + id)
        request.headers = signed(Array(id.utf8), at: now())
        do throws(WireFailure) {
            let answer = try await exchange(request)
            if answer.status == 404 { return nil }
            guard answer.status == 200 else { return unknown }
            let (result, evidence) = ProgramReceipt.read(answer.body, for: id)
            if result == .uncertain { return unknown }
            let words = ReceiptWord.readThere.evidence(evidence.isEmpty ? "" : ": \(evidence)")
            return Receipt(action: id, result: result, evidence: words, at: now())
        } catch {
            throw trouble(error)
        }
    }

    /// Whether the server is there, its certificate checked; nothing is told to it.
    func reach() async throws(DeliveryTrouble) {
        let (session, url) = (session, url)
        do throws(WireFailure) {
            try await offPool { () throws(WireFailure) in try session.reach(url) }
        } catch {
            throw trouble(error)
        }
    }

    /// Headers by which the site knows who speaks, and when: the signature is of the moment, a full
    /// stop and the body; of a question the body is the action's id.
    private func signed(_ body: [UInt8], at moment: Date) -> [HTTPField] {
        let seconds = "\(Int(moment.timeIntervalSince1970))"
        let signature = SharedSecret(secret).signature(of: Array("\(seconds).".utf8) + body)
        return [
            HTTPField("Daicho-Timestamp", seconds),
            HTTPField("Daicho-Signature", "sha256=\(signature)"),
            HTTPField("Accept", "application/json"),
        ]
    }

    private func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
        let session = session
        return try await offPool { () throws(WireFailure) in try session.send(request) }
    }

    /// A redirect is not followed: what is signed for one address is not for another.
    private var session: HTTPSession {
        let limits = WireLimits(
            connectSeconds: min(10, patience), totalSeconds: patience, bodyBytes: 1 << 18,
            redirects: 0, certificateAuthority: certificateAuthority)
        return HTTPSession(limits: limits, userAgent: SiteVisit.userAgent)
    }

    private func trouble(_ failure: WireFailure) -> DeliveryTrouble {
        DeliveryTrouble("the action was not taken: \(failure)", words: failure.words)
    }
}
