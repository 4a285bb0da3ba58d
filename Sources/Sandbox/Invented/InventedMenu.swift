/// What people book in an invented salon, with prices and lengths.
struct InventedMenu: Sendable {
    let items: [String]
    let coupon: String?
    let extras: [String]
    let total: Int
    let minutes: Int

    private static let coupons: [(name: String, yen: Int, minutes: Int)] = [
        ("《平日限定》まつげパーマ＋コーティング　¥6,900", 6_900, 75),
        ("【新規】★全身もみほぐし６０分★\u{3000}￥5,500", 5_500, 60),
        ("《2回目以降》フラットラッシュ120本 7,700円", 7_700, 90),
        ("[全員]ワンカラージェル+オフ込\u{A0}\u{A0}¥4,980", 4_980, 65),
        ("《学割U24》上下まつげパーマ￥8,800→¥7,900", 7_900, 100),
        ("【指名料込】深層リンパ 90分 <初回> ￥9,800", 9_800, 95),
    ]

    private static let menus: [(name: String, yen: Int, minutes: Int)] = [
        ("ジェルネイル　定額Ａコース", 6_600, 90), ("フットケア（角質除去）", 4_400, 45),
        ("アイブロウWAX", 3_850, 40), ("ハンド&フット\"セット\"", 11_000, 150), ("フェイシャル 60分", 7_150, 60),
        ("ヘッドスパ　30分～", 3_300, 35),
    ]

    private static let extraNames = ["オフ代 0円", "学割 -500円", "ホットアイマスク"]

    init(using random: inout SplitMix64, nominated: Bool) {
        var items: [String] = []
        var sum = 0
        var minutes = 0
        var coupon: String?
        if random.chance(55) {
            let chosen = random.pick(Self.coupons)
            (coupon, sum, minutes) = (chosen.name, chosen.yen, chosen.minutes)
        }
        if coupon == nil || random.chance(20) {
            let chosen = random.pick(Self.menus)
            items.append(chosen.name)
            sum += chosen.yen
            minutes += chosen.minutes
        }
        if nominated && random.chance(40) {
            items.append("指名料")
            sum += 550
        }
        extras = random.chance(15) ? [random.pick(Self.extraNames)] : []
        (self.items, self.coupon, total, self.minutes) = (items, coupon, sum, minutes)
    }
}
