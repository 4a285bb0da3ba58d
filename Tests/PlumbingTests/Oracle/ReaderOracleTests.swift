import Sandbox
import Testing

@testable import Plumbing

/// The reader of pages, held against libxml2's.
@Suite struct ReaderOracleTests {
    /// But those that are cut: libxml2 takes a tag that has no end for one.
    @Test(arguments: OraclePages.fixtures.map(\.name).filter { !$0.contains("truncated") })
    func `a saved page is the same tree to libxml2`(name: String) throws {
        let page = try #require(OraclePages.fixtures.first { $0.name == name })
        try expectSameTree(page.utf8)
    }

    @Test(arguments: OraclePages.rendered.map(\.name))
    func `a rendered page is the same tree to libxml2`(name: String) throws {
        let page = try #require(OraclePages.rendered.first { $0.name == name })
        try expectSameTree(page.utf8)
    }

    private func expectSameTree(_ utf8: [UInt8]) throws {
        let oracle = try #require(LibXMLPage(utf8))
        for path in ["//*", "//comment()", "//*/..", "//script/following::*", "//text()"] {
            #expect(try HTMLPage(utf8: utf8).seen(path) == oracle.seen(path), "\(path)")
        }
    }

    /// PageDamage after which both readers must still see the same rows.
    @Test(arguments: PageDamage.Kind.allCases)
    func `a damaged page has the same rows to libxml2`(kind: PageDamage.Kind) throws {
        let page = Array(OraclePages.small.utf8)
        var same = 0
        for seed in 0..<400 {
            var damage = PageDamage(kind, seed: UInt64(seed))
            let damaged = damage.applied(to: page)
            let ours = try rows(damaged)
            let theirs = LibXMLPage(damaged)?.seen(Self.rows) ?? []
            if ours == theirs {
                same += 1
            } else if kind.leavesNoDoubt {
                #expect(
                    ours == theirs, "\(kind) \(seed): \(String(decoding: damaged, as: UTF8.self))")
                return
            }
        }
        #expect(same >= kind.leastAgreement, "\(kind): \(same) of 400")
    }

    static let rows = "//tr[td] | //tr/td | //tr/td//@*"

    /// A page without an element has none either.
    private func rows(_ page: [UInt8]) throws -> [String] {
        do throws(UnreadableHTML) {
            _ = try HTMLPage(utf8: page)
        } catch .empty {
            return []
        } catch {
            throw error
        }
        return try HTMLPage(utf8: page).seen(Self.rows)
    }

    @Test func `whatever is done to a page, it is read the same twice and within its bounds`()
        throws
    {
        for seed in 0..<2_000 {
            var random = SplitMix64(seed: UInt64(seed))
            let pages = OraclePages.rendered + [("small", Array(OraclePages.small.utf8))]
            var page = pages[Int(random.next() % UInt64(pages.count))].utf8
            page = Array(page.prefix(2_500))
            for _ in 0...Int(random.next() % 4) {
                let kinds = PageDamage.Kind.allCases
                var damage = PageDamage(
                    kinds[Int(random.next() % UInt64(kinds.count))], seed: random.next())
                page = damage.applied(to: page)
            }
            try expectSound(page, seed: seed)
        }
    }

    private func expectSound(_ page: [UInt8], seed: Int) throws {
        guard let read = try? HTMLPage(utf8: page) else {
            #expect(page.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "<") } || page.count < 400)
            return
        }
        let tree = read.root!.tree
        let again = try HTMLPage(utf8: page).root!.tree
        #expect(tree.nodes.count == again.nodes.count && tree.bytes == again.bytes)
        for (index, node) in tree.nodes.enumerated() {
            #expect(Int(node.after) > index && Int(node.after) <= tree.nodes.count, "\(seed)")
            #expect(Int(node.end) <= tree.bytes.count && node.start <= node.end, "\(seed)")
            if index > 0 {
                let parent = tree.nodes[Int(node.parent)]
                #expect(Int(node.parent) < index && node.after <= parent.after, "\(seed)")
            }
            if node.kind == .element, node.start >= 0 {
                #expect(tree.bytes[Int(node.start)] == UInt8(ascii: "<"), "\(seed)")
            }
        }
    }
}
