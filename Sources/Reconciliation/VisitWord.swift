import Foundation
public import Reservations

/// What a person said of two bookings that may be one visit (D16).
public enum VisitWord: String, Hashable, Sendable {
    /// One visit under two numbers.
    case same
    /// Two visits.
    case apart
}

extension Reservation {
    /// Whether two bookings of one moment at different media seem to be one guest's: the same phone
    /// or the same name, however it is spaced and spelt. A weak link: it suggests and changes
    /// nothing (I22).
    public func seemsSameVisit(as other: Reservation) -> Bool {
        key.medium != other.key.medium && facts.seemsSameGuest(as: other.facts)
    }
}

extension Facts {
    fileprivate func seemsSameGuest(as other: Facts) -> Bool {
        if let phone = digits, let otherPhone = other.digits, phone == otherPhone { return true }
        let names = [customerName, customerKana].compactMap { $0.flatMap(foldedName) }
        let others = [other.customerName, other.customerKana].compactMap { $0.flatMap(foldedName) }
        return names.contains(where: others.contains)
    }

    /// A phone number that is long enough to tell people apart.
    private var digits: String? {
        guard let digits = phone?.value.filter(\.isWholeNumber), digits.count >= 9 else {
            return nil
        }
        return digits
    }
}

/// A name without blanks, widths and the difference of the two kana; nil where nothing is left.
private func foldedName(_ name: Private<String>) -> String? {
    let folded = name.value.bareName.unicodeScalars.map(\.katakana)
    return folded.isEmpty ? nil : String(String.UnicodeScalarView(folded))
}
