import Foundation
import Reservations

/// The definition of a salon that ten media sell.
enum YearSalon {
    /// What the menus of the simulated rows take; of one nobody has ever said it.
    static let menus: [(name: String, minutes: Int?)] = [
        ("ジェルネイル", 60), ("まつげエクステ", 90), ("フットケア", 45), ("フェイシャル", 75),
        ("眉毛ワックス", nil),
    ]

    /// The pieces of a kind, and who serves nobody without one of them (R1-10).
    static let beds = ["ベッド１", "ベッド２"]
    static let bedded = [0, 1, 2].map(Year.person)

    /// Whose break it is, on which day of the week and when.
    static let pausing = Year.person(1)
    static let pauseDay = 1
    static let pause = 840..<900
    /// When the salon is open on ordinary days.
    static let open = 540..<1380

    /// - Parameter daysOff: further days on which the salon is closed.
    static func definition(daysOff: [ServiceDay] = []) -> String {
        let formats = (Year.mailed + [Year.hub]).map { "\($0.rawValue)-notice" }
        let known = menus.compactMap { menu in menu.minutes.map { "\(menu.name): \($0) minutes" } }
        let hours = ["every: 9:00-23:00"] + Set(daysOff).sorted().map { "\($0): none" }
        return """
            salon: {id: simulated, name: 見本サロン, vertical: kirei, store: H000000001}
            state: state
            sources:
              list:
                formats: [salonboard-kirei-list]
                from: https://salonboard.com
                login: {id: {env: ID}, password: {env: PASSWORD}}
                every: 5 minutes
              notices:
                formats: [salonboard-notice, \(formats.joined(separator: ", "))]
                from: imaps://imap.example.jp/INBOX
                login: {user: reserve@salon.example, password: {env: PASSWORD}}
                every: 30 minutes
            deliver:
            \(Year.targets.map(delivery).joined(separator: "\n"))
            menus: {\(known.joined(separator: ", "))}
            stay: {ekiten: 50 minutes}
            hours: {\(hours.joined(separator: ", "))}
            staff: {\(pausing): {every: 9:00-23:00, mon: 9:00-14:00 15:00-23:00}}
            equipment: [{pieces: [\(beds.joined(separator: ", "))], staff: [\(bedded.joined(separator: ", "))]}]

            """
    }

    /// Every second one is a file, whose reader does not answer.
    static func isFile(_ target: Medium) -> Bool { target.rawValue.utf8.count % 2 == 0 }

    private static func delivery(to target: Medium) -> String {
        let place =
            isFile(target) ? "file:\(target.rawValue).ndjson" : "exec:/bin/\(target.rawValue)"
        return "  - {to: \"\(place)\", target: \(target.rawValue)}"
    }
}
