// swift-tools-version: 6.2
import PackageDescription

/// `make fuzz` alone builds our rooms so that libFuzzer sees which ways are taken, and ASan each byte.
let isFuzzing = Context.environment["DAICHO_FUZZ"] != nil
let watched: [SwiftSetting] =
    isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])] : []

/// The flags every room is built with: no silent existential, no leaking import, no pointer without a word.
let house: [SwiftSetting] =
    watched + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]

/// Tests may reach into a room and may force a value: a crash there is a failed test.
let tests: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

func tests(_ room: String, _ others: Target.Dependency...) -> Target {
    .testTarget(
        name: "\(room)Tests", dependencies: [.init(stringLiteral: room), "Support"] + others,
        swiftSettings: tests)
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
    name: "daicho",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "daicho", targets: ["daicho"]),
        .executable(name: "sandbox", targets: ["SandboxServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
    ],
    targets: [
        // cellar
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "Plumbing", dependencies: ["CCurl"], swiftSettings: house),
        // floor 1
        .target(name: "Reservations", dependencies: [crypto], swiftSettings: house),
        // floor 2
        .target(name: "Formats", dependencies: ["Reservations", "Plumbing"], swiftSettings: house),
        .target(name: "Reconciliation", dependencies: ["Reservations"], swiftSettings: house),
        // floor 3
        .target(
            name: "Connectors", dependencies: ["Reservations", "Formats", "Plumbing"],
            swiftSettings: house),
        .target(
            name: "LedgerStore", dependencies: ["Reservations", "Reconciliation", grdb],
            swiftSettings: house),
        .target(
            name: "Publishing", dependencies: ["Reservations", "Plumbing"], swiftSettings: house),
        // floor 4
        .target(
            name: "Pipeline",
            dependencies: [
                "Reservations", "Formats", "Reconciliation", "Connectors", "LedgerStore",
                "Publishing", yams,
            ],
            swiftSettings: house),
        // roof
        .executableTarget(
            name: "daicho",
            dependencies: [
                "Reservations", "Formats", "Reconciliation", "Connectors", "LedgerStore",
                "Publishing", "Pipeline", "Plumbing", argumentParser,
            ],
            swiftSettings: house),
        // outside
        .target(
            name: "Sandbox", dependencies: ["Reservations", flyingFox, flyingSocks],
            exclude: ["Command"], swiftSettings: house),
        .executableTarget(
            name: "SandboxServer", dependencies: ["Sandbox"], path: "Sources/Sandbox/Command",
            swiftSettings: house),
        // tests, which mirror the house
        .systemLibrary(
            name: "CXML2", path: "Tests/CXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]),
        .target(name: "Support", path: "Tests/Support", swiftSettings: tests),
        .target(
            name: "CFaults", path: "Tests/CFaults",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "Faults", dependencies: ["CFaults"], path: "Tests/Faults", swiftSettings: tests),
        tests("Reservations"),
        tests("Plumbing", "CXML2", "Sandbox"),
        tests("Formats", "Reservations", "Plumbing", yams),
        tests("Reconciliation", "Reservations", "Sandbox"),
        tests("LedgerStore", "Reservations", "Reconciliation", grdb),
        tests("Publishing", "Reservations", "Plumbing"),
        tests("Connectors", "Reservations", "Formats", "Plumbing", "Sandbox", yams),
        tests(
            "Pipeline", "Reservations", "Formats", "Reconciliation", "Connectors", "LedgerStore",
            "Publishing", "Plumbing", "Sandbox", "CFaults", "Faults", grdb),
        tests("Sandbox", "Reservations"),
        tests("daicho", "Reservations", "Pipeline", "Sandbox"),
        .target(
            name: "Simulation",
            dependencies: [
                "Reservations", "Formats", "Reconciliation", "Connectors", "LedgerStore",
                "Publishing", "Pipeline", "Sandbox", "Faults", grdb, yams,
            ],
            path: "Tests/Simulation", exclude: ["Command"], swiftSettings: tests),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation"], path: "Tests/Simulation/Command",
            swiftSettings: tests),
        tests("Simulation", "simulate", "Reservations", "Formats", "Pipeline", "Sandbox", "Faults"),
        .target(
            name: "Fuzzing",
            dependencies: ["Reservations", "Plumbing", "Formats", "Pipeline", yams],
            path: "Tests/Fuzz", exclude: ["Command", "run.sh"], swiftSettings: watched + tests),
        tests("Fuzzing"),
        .executableTarget(
            name: "bench",
            dependencies: [
                "Reservations", "Formats", "Reconciliation", "Connectors", "LedgerStore",
                "Publishing", "Pipeline", "Plumbing", "Sandbox", grdb,
            ],
            path: "Tests/Bench", exclude: ["run.sh", "peers"], swiftSettings: tests),
    ],
    swiftLanguageModes: [.v6]
)

// `make mutate` builds the tests of one room at a time.
if let room = Context.environment["DAICHO_TESTS"] {
    package.targets.removeAll { $0.type == .test && $0.name != room }
}

// A program whose main is libFuzzer's own: nothing else can link it.
if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzz/Command",
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]))
}
