public import Connectors
public import LedgerStore

extension ExitStatus {
    /// How a command ends that the ledger has refused.
    public init(_ trouble: LedgerTrouble) {
        switch trouble {
        case .newer, .otherSalon: self = .wrongDefinition
        case .locked: self = .locked
        case .unknown: self = .usage
        case .damaged, .noSpace, .noRights, .unreadable, .invariant: self = .broken
        }
    }

    /// How a command ends that wanted only this source.
    public init(_ trouble: SourceTrouble) {
        switch trouble.fault {
        case .person: self = .personNeeded
        case .network: self = .nothingRead
        case .storage: self = .broken
        }
    }
}
