import Reservations
import Testing

@testable import Pipeline

/// The staff as people page through them.
@Suite struct StaffListingTests {
    private func listing(_ unmerged: Int, merged: Int) throws -> StaffListing {
        let medium = Medium(rawValue: "hotpepper")
        func name(_ index: Int) -> StaffIdentity {
            StaffIdentity(medium: medium, name: "見本" + String(repeating: "子", count: index))
        }
        var book = StaffBook((1...unmerged + merged).map(name))
        for index in 0..<merged {
            book.take(
                .merge([name(unmerged + 1 + index)], person: "人\(index)"), at: .distantPast)
        }
        return try StaffListing(book, of: SalonFolder().load(SalonStatusTests.definition))
    }

    @Test func `R1-20: merged and unmerged apart, twenty a page, or all`() throws {
        let listing = try listing(45, merged: 21)
        let first = listing.text(page: 1)
        #expect(first.contains("未統合のスタッフ  45 名\n"))
        #expect(first.contains("1/3 ページ（--all ですべて表示、--page 2 で続き）\n"))
        #expect(first.contains("統合済みのスタッフ  21 名\n"))
        #expect(first.contains("1/2 ページ"))
        let names = { (text: String) in
            text.split(separator: "\n").count { $0.contains("HOT PEPPER Beauty") }
        }
        #expect(names(first) == 40)
        #expect(names(listing.text(page: 2)) == 21)
        #expect(names(listing.text(page: 3)) == 5)
        #expect(!listing.text(page: 3).contains("で続き"))
        #expect(names(listing.text(page: nil)) == 66)
        #expect(!listing.text(page: nil).contains("ページ"))
        let short = try self.listing(20, merged: 0).text(page: 1)
        #expect(!short.contains("ページ"))
    }
}
