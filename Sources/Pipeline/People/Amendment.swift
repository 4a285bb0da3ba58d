import Foundation
public import Reservations

/// What a person says of one booking: values that are right whatever its sources say, and fields
/// that are the sources' again (D6).
public struct Amendment: Sendable {
    public let number: String
    /// By its id; needed only where two media use the same number.
    public let medium: Medium?
    /// Claims the fields that are pinned.
    public let pins: Facts
    public let unpins: FieldSet
    public let person: String

    /// Reads `FIELD=VALUE` and `FIELD`, each field by the name of `daicho read` or by its column in
    /// the CSV ledger. Says everything that is wrong at once.
    public init(
        number: String, medium: Medium? = nil, pins: [String], unpins: [String], person: String
    ) throws(WrongUsage) {
        var reading = AmendmentReading()
        for word in pins { reading.pin(word) }
        for word in unpins { reading.unpin(word) }
        if pins.isEmpty, unpins.isEmpty {
            reading.problems.append(
                "nothing to do: say --pin FIELD=VALUE, such as --pin 開始時刻=15:30, "
                    + "or --unpin FIELD")
        }
        guard reading.problems.isEmpty else { throw WrongUsage(reading.problems) }
        self.number = number
        self.medium = medium
        self.pins = reading.pins
        self.unpins = reading.unpins
        self.person = person
    }
}

/// Turns the words of an amendment into values, and gathers what is wrong with them.
struct AmendmentReading {
    var pins = Facts()
    var unpins: FieldSet = []
    var problems: [String] = []

    mutating func pin(_ word: String) {
        guard let cut = word.firstIndex(of: "=") else {
            return problems.append("--pin: write FIELD=VALUE, such as 開始時刻=15:30")
        }
        guard let field = field(String(word[..<cut]), "--pin") else { return }
        if pins.claimed.contains(field) || unpins.contains(field) { return sayTwice(field) }
        let text = word[word.index(after: cut)...].trimmingSpaces
        do throws(UnreadableValue) {
            let value = try Facts(field, reading: text)
            pins.take(field, from: value)
        } catch {
            problems.append("--pin \(field.label): \(error.remedy)")
        }
    }

    mutating func unpin(_ word: String) {
        guard let field = field(word, "--unpin") else { return }
        if pins.claimed.contains(field) { return sayTwice(field) }
        unpins.insert(FieldSet(field))
    }

    private mutating func sayTwice(_ field: Field) {
        problems.append("\(field.label) is named twice: one word a field")
    }

    private mutating func field(_ name: String, _ option: String) -> Field? {
        let name = name.trimmingSpaces
        if let field = Field.pinnable.first(where: { $0.names.contains(name) }) { return field }
        if let fixed = Field.allCases.first(where: { $0.names.contains(name) }) {
            problems.append("\(option): \(fixed.label) is the medium's own word and stays as it is")
        } else {
            let known = Field.pinnable.flatMap(\.names)
            problems.append("\(option): " + WrongUsage.unknown(name, "field", among: known))
        }
        return nil
    }
}

extension Field {
    /// What a person may know better. The medium's own words, the way a booking came and when are
    /// not among them.
    static let pinnable = allCases.filter { $0 != .statusText && $0 != .route && $0 != .receivedAt }

    /// The words by which people name it: as `daicho read` does, as `explain`, as the ledger.
    var names: [String] {
        let column = column?.title
        return [name, label] + (column == label ? [] : [column].compactMap(\.self))
    }

    /// The ledger's column that shows it.
    private var column: LedgerColumn? {
        switch self {
        case .status: .status
        case .statusText: .mediumStatus
        case .visitDate: .visitDate
        case .startTime: .start
        case .durationMinutes: .duration
        case .customerName: .customerName
        case .customerKana: .customerKana
        case .phone: .phone
        case .email: .email
        case .staff: .staff
        case .nominated: .nomination
        case .equipment: .equipment
        case .menu: .menu
        case .coupon: .coupon
        case .total: .total
        case .points: .points
        case .payable: .payable
        case .route: .route
        case .memo: .memo
        case .receivedAt: .receivedAt
        }
    }
}

extension StringProtocol {
    fileprivate var trimmingSpaces: String { trimmingCharacters(in: .whitespaces) }
}
