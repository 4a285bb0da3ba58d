import Foundation

/// Two mornings of the invented salon, as saved pages and mails: what `make run` shows.
///
/// On the second morning bookings are new, moved and cancelled (by mail and by status), one guest
/// has cancelled and booked again under a new number, one booking has vanished from the list, and
/// one mail lacks its number.
public struct DemoMornings: Sendable {
    public struct File: Sendable {
        /// Below the morning's folder: `pages/page-1.html`.
        public let path: String
        public let bytes: [UInt8]
    }

    public static let first = "20261201"
    public static let second = "20261202"

    let yesterday: [SandboxBooking]
    let today: [SandboxBooking]
    let story: DemoStory

    public init(seed: UInt64 = 7) {
        yesterday = InventedSalon(seed: seed).bookings(
            132, from: "20261130", days: 122, today: Self.first)
        story = DemoStory(yesterday)
        today = story.secondList
    }

    /// What lies in the folders on the first morning at nine.
    public var firstMorning: [File] {
        pages(of: yesterday, from: "20261130", to: "20270402", savedAt: "2026-12-01T08:55:00")
            + mails(story.firstMails, startingAt: 1)
    }

    /// What lies there a day later: the list read anew, the mailbox grown.
    public var secondMorning: [File] {
        pages(of: today, from: "20261201", to: "20270403", savedAt: "2026-12-02T08:55:00")
            + mails(story.firstMails + story.secondMails, startingAt: 1)
    }

    private func pages(
        of bookings: [SandboxBooking], from: String, to: String, savedAt: String
    ) -> [File] {
        var form = SearchForm(from: from, to: to)
        form.statuses = Set(SandboxStatus.all.compactMap(\.code))
        let shown = ListPage.newestFirst(bookings).filter { from <= $0.date && $0.date <= to }
        var tokens = SandboxTokens(seed: UInt64(from) ?? 0)
        return ListPage.pages(of: shown, form: form).flatMap { page -> [File] in
            var screen = SandboxScreen(token: tokens.next())
            screen.renderedAt = savedAt.filter(\.isNumber)
            let name = "pages/page-\(page.number).html"
            let time = "{\"fetchedAt\": \"\(savedAt)+09:00\"}\n"
            return [
                File(path: name, bytes: SalonBoard.listPage(page, for: screen)),
                File(path: name + ".meta.json", bytes: Array(time.utf8)),
            ]
        }
    }

    private func mails(_ mails: [NoticeMail], startingAt first: Int) -> [File] {
        mails.enumerated().map { index, mail in
            let number = first + index
            return File(
                path: "mails/\(number < 10 ? "0" : "")\(number).eml", bytes: mail.bytes)
        }
    }
}
