public import Foundation
public import Reservations

extension Act {
    /// A person's word on a salon's link with a medium.
    public init(_ step: LinkStep, of medium: Medium, by person: String, at: Date) {
        self.init(
            at: at, person: person, kind: Self.link + step.verb.rawValue,
            subject: Self.subject(ofLink: medium),
            detail: JSON(
                at: step.at.timeIntervalSince1970, state: step.state, begins: step.begins,
                notice: step.notice, file: step.file
            ).line)
    }

    /// The step of a link that this act is; nil where it is another act.
    public var linkStep: LinkStep? {
        get throws(LedgerTrouble) {
            guard kind.hasPrefix(Self.link),
                let verb = LinkVerb(rawValue: String(kind.dropFirst(Self.link.count)))
            else { return nil }
            do {
                let kept = try JSONDecoder().decode(KeptStep.self, from: Data(detail.value.utf8))
                return LinkStep(
                    verb, at: Date(timeIntervalSince1970: kept.at), state: kept.state,
                    begins: kept.begins, notice: kept.notice, file: kept.file)
            } catch {
                throw .invariant("the act \(kind) of \(at) does not hold a link's step")
            }
        }
    }

    static let link = "link."

    static func subject(ofLink medium: Medium) -> String { linkSubjects + medium.rawValue }

    /// What the subjects of all links begin with; no booking's does.
    static let linkSubjects = "link:"
}

/// What an act keeps of a step.
private struct KeptStep: Decodable {
    let at: Double
    let state: LinkState
    let begins: Bool
    let notice: LinkNotice?
    let file: String?
}

extension JSON {
    fileprivate init(
        at: Double, state: LinkState, begins: Bool, notice: LinkNotice?, file: String?
    ) {
        self = [
            "at": .decimal(at), "state": .text(state.rawValue), "begins": .bool(begins),
            "notice": .text(notice?.rawValue), "file": .text(file),
        ]
    }
}
