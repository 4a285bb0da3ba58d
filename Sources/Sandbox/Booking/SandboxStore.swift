/// One shop of the simulated site, with what its search form offers.
public struct SandboxStore: Hashable, Sendable {
    /// `H` and nine digits.
    public var id: String
    public var name: String
    public var vertical: SandboxVertical
    public var staff: [SandboxStaff]
    /// The booking routes in the order of their codes K000000001, K000000002 …; the set is the salon's own.
    public var routes: [String]
    public var equipment: [String]
    /// What its own form for bookings offers.
    public var menus = ["ジェルネイル", "オフ＋ジェルネイル"]

    public init(
        id: String, name: String, vertical: SandboxVertical = .kirei,
        staff: [SandboxStaff] = SandboxStaff.invented,
        routes: [String] = SandboxStore.usualRoutes, equipment: [String] = ["ベッド１", "ベッド２"]
    ) {
        self.id = id
        self.name = name
        self.vertical = vertical
        self.staff = staff
        self.routes = routes
        self.equipment = equipment
    }

    /// The invented salon of the demo.
    public static let demo = SandboxStore(id: "H000000001", name: "キレイサロン デモ店")

    public static let usualRoutes = [
        "電話(自社)", "電話(HOT PEPPER Beauty)", "HOT PEPPER Beauty", "ポンパレ", "直接来店", "次回予約",
        "LINE", "インスタDM",
    ]
}

/// The two halves of SALON BOARD: hair, and everything else.
public enum SandboxVertical: Hashable, Sendable {
    case hair, kirei
}

/// One person of the shop, with the ways the medium spells the name.
public struct SandboxStaff: Hashable, Sendable {
    /// `W` and nine digits in a kirei salon.
    public var code: String
    /// The listing's spelling first, then others seen in mails and schedules.
    public var renditions: [String]

    public init(code: String, renditions: [String]) {
        self.code = code
        self.renditions = renditions
    }

    public var name: String { renditions.first ?? code }

    public static let invented = [
        SandboxStaff(code: "W000000001", renditions: ["渡邊 さくら", "渡辺 さくら"]),
        SandboxStaff(code: "W000000002", renditions: ["髙橋", "高橋"]),
        SandboxStaff(code: "W000000003", renditions: ["Ｍｉｏ", "Mio", "Mio♪"]),
        SandboxStaff(code: "W000000004", renditions: ["宮﨑 ひなた", "宮崎 ひなた"]),
        SandboxStaff(code: "W000000005", renditions: ["あおい【アイ】", "あおい"]),
    ]
}

/// A login of the site and the shops it may enter.
public struct SandboxAccount: Hashable, Sendable {
    /// Two letters and five digits.
    public var userID: String
    public var password: String
    /// One store: the site goes straight to its top page. Several: a store has to be chosen.
    public var stores: [SandboxStore]

    public init(userID: String, password: String, stores: [SandboxStore]) {
        self.userID = userID
        self.password = password
        self.stores = stores
    }

    /// The demo's login: one store, an invented password.
    public static let demo = SandboxAccount(
        userID: "CD00001", password: "demo-password", stores: [.demo])
}
