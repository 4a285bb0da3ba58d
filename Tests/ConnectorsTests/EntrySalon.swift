import Foundation
import Reservations
import Sandbox
import Support
import Testing
import Yams

@testable import Connectors
@testable import Formats

/// The invented salon's site, whose own forms are filled in.
///
/// Suites that use it are serialized, as those of `WalkSalon`.
final class EntrySalon: Sendable {
    let site: SandboxSite
    let book = Notebook()
    private let folder: TemporaryFolder
    private let url: String

    init(account: SandboxAccount = .demo) async throws {
        let book = book
        folder = try TemporaryFolder()
        site = SandboxSite(accounts: [account], clock: { book.now })
        url = try await site.start()
    }

    deinit { Task { [site] in await site.stop() } }

    static let staff = "渡邊 さくら"
    static let day = "20260701"

    /// A time of the first of the staff, closed for another medium's booking.
    static func slot(_ start: String, minutes: Int, staff: String? = staff) -> Action {
        var facts = Facts()
        facts.claimed = FieldSet([.visitDate, .startTime, .durationMinutes, .staff])
        facts.visitDate = ServiceDay(day)
        facts.startTime = ClockTime(start)
        facts.durationMinutes = minutes
        facts.staff = staff
        return action(.blockSlot, after: facts)
    }

    /// A guest's visit, entered at the desk.
    static func visit(
        _ start: String = "14:15", minutes: Int? = 75, _ change: (inout Facts) -> Void = { _ in }
    ) -> Action {
        var facts = slot(start, minutes: minutes ?? 0).after ?? Facts()
        facts.durationMinutes = minutes
        facts.claimed.insert(FieldSet(.status))
        facts.status = .booked
        facts.customerName = Private("見本 花子")
        facts.customerKana = Private("ミホン ハナコ")
        facts.phone = Private("09012345678")
        facts.nominated = true
        facts.equipment = "ベッド１"
        facts.menu = ["ジェルネイル"]
        facts.memo = Private("10時〜でも可")
        change(&facts)
        return action(.pushCreate, after: facts)
    }

    static func action(_ kind: Action.Kind, before: Facts? = nil, after: Facts?) -> Action {
        Action(
            target: Medium(rawValue: "hotpepper"), kind: kind,
            key: ReservationKey(medium: .local, number: "L1"), before: before, after: after,
            reasons: [], opens: .juneMorning, salon: "demo", receipt: nil)
    }

    func enter(_ action: Action, isOnlyLook: Bool = false) async throws -> EntryOutcome {
        let entry: SiteEntry
        do throws(EntryRefusal) {
            entry = try SiteEntry(action, staff: action.after?.staff)
        } catch {
            return .refused(error)
        }
        let access = SiteAccess(
            site: url, id: Private("CD00001"), password: Private("demo-password"),
            store: SandboxStore.demo.id, source: "list")
        return try await SiteFamily.salonboardKirei.enter(
            entry, as: access, text: MediumText(letters: .jisX0208), isOnlyLook: isOnlyLook,
            reader: Self.reader.get(), login: Login(at: folder.file("logins/honten")),
            pace: book.pace)
    }

    /// The schedules of some days from 2026-07-01 on, as a run brings them.
    func schedules(days: Int, store: String = SandboxStore.demo.id) async throws -> ListingWalk {
        let first = try #require(ServiceDay(Self.day))
        let access = SiteAccess(
            site: url, id: Private("CD00001"), password: Private("demo-password"), store: store,
            source: "schedule")
        return await SiteFamily.salonboardKirei.walk(
            ListingOrder(access: access, from: first, to: first.adding(days: days - 1)),
            reader: try Self.reader.get(), login: try Login(at: folder.file("logins/honten")),
            pace: book.pace, keep: book.keep)
    }

    var loginState: LoginState {
        get throws { try Login.state(at: folder.file("logins/honten")) }
    }

    /// The requests since the sign-in, without what they carry.
    var steps: [String] {
        get async {
            await site.requests.map { "\($0.method) \($0.path)" }
                .filter { !$0.contains("login") && !$0.hasSuffix("top/") }
        }
    }

    private static let reader = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let yaml = try String(
            contentsOf: root.appending(path: "Pipelines/formats/salonboard-kirei-schedule.yaml"),
            encoding: .utf8)
        return try Reader(YAMLDecoder().decode(Format.self, from: yaml))
    }
}
