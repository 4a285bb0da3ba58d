import Foundation
import Sandbox

extension BenchData {
    /// The run's day in all invented data.
    static let today = "20261201"
    static let days = 118

    /// Listing pages of 50 rows, each with a token of its own.
    func inventPages() throws {
        _ = try emptyFolder("pages")
        let bookings = Self.bookings(pages * ListPage.rowsPerPage)
        for (index, page) in Self.rendered(bookings, seed: 1).enumerated() {
            try write(page, to: "pages/" + Self.name(index, "html"))
        }
    }

    /// Notice mails in ISO-2022-JP, without the vendor characters that the peers lose.
    func inventMails() throws {
        _ = try emptyFolder("mails")
        let bookings = Self.bookings(mails * 2, seed: 2).filter(\.cameOverTheNet)
            .map(\.withoutVendorCharacters).filter { !$0.customerName.hasHalfWidthKana }
        let first = Date(timeIntervalSince1970: 1_796_000_000)
        let mails = InventedMailbox(seed: 2).mails(about: bookings, from: first).prefix(mails)
        for (index, mail) in mails.enumerated() {
            var mail = mail
            (mail.encoding, mail.forwarding) = (.iso2022jp, .none)
            mail.wording.couponDescription = Self.description
            mail.booking.memo = Self.wish
            // GMime cuts the subject of this kind.
            if mail.kind == .lastMinute { mail.kind = .bookedToday }
            try write(mail.bytes, to: "mails/" + Self.name(index, "eml"))
        }
    }

    /// What makes a mail as long as real ones, about 3 KB.
    private static let description = String(
        repeating: "初めてのお客様にも安心してお受けいただける、当店で一番人気の施術です。お肌の状態に合わせて担当者がご提案いたします。", count: 3)
    private static let wish = [
        "前回と同じ担当の方にお願いしたいです。", "肌が弱いので、施術の前に相談する時間をいただけますか。",
        "駅から歩いて向かいますので、五分ほど遅れるかもしれません。遅れるときは電話します。", "よろしくお願いいたします。",
    ].joined(separator: "\n")

    static func bookings(_ count: Int, seed: UInt64 = 1) -> [SandboxBooking] {
        InventedSalon(seed: seed).bookings(count, from: "20261202", days: days, today: today)
    }

    /// The pages of a search that covers all bookings.
    static func rendered(_ bookings: [SandboxBooking], seed: UInt64) -> [[UInt8]] {
        let form = SearchForm.everything(from: "20261130", to: "20270402")
        var tokens = SandboxTokens(seed: seed)
        return ListPage.pages(of: ListPage.newestFirst(bookings), form: form).map { page in
            SalonBoard.listPage(page, for: SandboxScreen(token: tokens.next()))
        }
    }

    static func name(_ index: Int, _ ending: String) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + "." + ending
    }
}

extension SandboxBooking {
    /// The booking in JIS X 0208 alone: other readers of ISO-2022-JP lose NEC's and IBM's rows, and
    /// then there would be nothing to compare.
    fileprivate var withoutVendorCharacters: SandboxBooking {
        var booking = self
        booking.customerName = Self.plain(customerName)
        booking.staff = Self.plain(staff)
        return booking
    }

    private static func plain(_ text: String) -> String {
        var text = text
        for (vendor, twin) in [("髙", "高"), ("﨑", "崎"), ("濵", "浜")] {
            text = text.replacing(vendor, with: twin)
        }
        return text
    }
}

extension String {
    fileprivate var hasHalfWidthKana: Bool {
        unicodeScalars.contains { (0xFF61...0xFF9F).contains($0.value) }
    }
}
