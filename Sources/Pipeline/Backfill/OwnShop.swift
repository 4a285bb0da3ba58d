import Formats
import Foundation
import Reservations

/// Which rows of a file that names its shops are this salon's: a group's export holds the guests of
/// all of them.
struct OwnShop {
    /// Under which rows of other shops are counted.
    static let reason = "other-shop"

    private let salon: Definition.Salon
    private let names: Set<String>

    init(_ salon: Definition.Salon) {
        self.salon = salon
        names = Set(
            ([salon.name, salon.id] + (salon.store.map { [$0] } ?? []) + salon.names)
                .map(Self.folded))
    }

    func owns(_ shop: String?) -> Bool { shop.map { names.contains(Self.folded($0)) } ?? false }

    /// Why a file with rows of these shops is not the salon's at all; nil where it is.
    func refusal(of shops: Set<String>) -> String? {
        if shops.isEmpty || shops.contains(where: owns) { return nil }
        let some = shops.sorted().prefix(5).joined(separator: "、")
        return "\(some)\(shops.count > 5 ? " …" : "") の行だけで、\(salon.name) の行がありません。"
            + "自店の名前なら、定義の salon の names に書いてください"
    }

    /// Width, case and blanks tell no shop from another.
    private static func folded(_ name: String) -> String {
        name.bareName.lowercased()
    }
}
