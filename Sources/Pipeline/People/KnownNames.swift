import Foundation
public import Reservations

/// The names that a question may use besides those that are the same everywhere.
public struct KnownNames: Sendable {
    public var media: [MediumRules]
    public var staff: [String]

    public init(media: [MediumRules], staff: [String] = []) {
        self.media = media
        self.staff = staff
    }
}

/// Values written one by one or with commas between them.
func split(_ words: [String]) -> [String] {
    words.flatMap { $0.split(whereSeparator: { ",、，".contains($0) }) }
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
}
