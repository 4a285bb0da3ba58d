import Foundation
import Plumbing
import Reservations

/// What a web target answered to an action, and what that means.
struct WebAnswer {
    private let status: Int
    private let response: HTTPResponse
    private let id: String

    init(_ response: HTTPResponse, to id: String) {
        status = response.status
        self.response = response
        self.id = id
    }

    /// 2xx is done, unless the body is a receipt that says otherwise. Of 4xx, what speaks of the
    /// action refuses it; what speaks of us, of the address or of the hour leaves it to be sent
    /// again. A gateway that waited in vain for the site (504) does not know either.
    var receipt: (Receipt.Result, evidence: String) {
        get throws(DeliveryTrouble) {
            switch status {
            case 200..<300: return taken
            case 504: return (.uncertain, ReceiptWord.noAnswer.evidence(" (504)"))
            case 401, 403, 404, 405, 407, 410: throw notForUs
            case 408, 425, 429, 500...: throw later
            default: return (.refused, oneLine("\(status): \(reason)"))
            }
        }
    }

    private var taken: (Receipt.Result, evidence: String) {
        ProgramReceipt.find(response.body, for: id)
            ?? (.done, ReceiptWord.answered.evidence("\(status)"))
    }

    private var notForUs: DeliveryTrouble {
        DeliveryTrouble(
            "the server does not take actions from us (\(status)): check the address and the "
                + "secret under deliver, on both sides",
            words: "相手のサーバーが受け付けません（\(status)）。定義の deliver の宛先と secret を、相手の設定と合わせてください",
            wait: response.retryAfter)
    }

    private var later: DeliveryTrouble {
        DeliveryTrouble(
            "the server takes nothing just now (\(status)): it will be tried again",
            words: "相手のサーバーがいまは受け付けていません（\(status)）", wait: response.retryAfter)
    }

    /// Why the target refuses, in its own words: a field of its JSON, else its text.
    private var reason: String {
        // What is no such object is read as text.
        if let said = try? JSONDecoder().decode(Reason.self, from: Data(response.body)) {
            return said.words ?? ""
        }
        let text = String(decoding: response.body.prefix(2000), as: UTF8.self)
        return text.contains("<") ? "" : text
    }

    private struct Reason: Decodable {
        let evidence, reason, error, message, detail: String?

        var words: String? { evidence ?? reason ?? error ?? message ?? detail }
    }
}
