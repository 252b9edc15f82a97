// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "halcyon",
    products: [.executable(name: "halcyon", targets: ["halcyon"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure science: models as data, exact solutions, populations, fits, designs, effects. Optimised even in debug.
        .target(
            name: "Pharmacology",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        // Pure rules: charts in, findings, entries and tasks out.
        .target(
            name: "Care",
            dependencies: ["Measures", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        // Rating scales as data, scoring, and change that can be believed.
        .target(
            name: "Measures",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            resources: [.copy("Resources")], swiftSettings: settings),
        // Append-only entries, hash chains and projections on SQLite.
        .target(
            name: "Records",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        // FHIR R4 bundles into candidates.
        .target(
            name: "Exchange",
            dependencies: ["Care", "Measures", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        // Use cases, people and permissions.
        .target(
            name: "Clinic",
            dependencies: [
                "Care", "Measures", "Pharmacology", "Records",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        // Routes, pages and assets.
        .target(
            name: "Web",
            dependencies: [
                "Care", "Clinic", "Exchange", "Measures", "Pharmacology",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        // Monitors: HL7 version 2 over MLLP, from the line to the clinic.
        .target(
            name: "Bedside",
            dependencies: [
                "Care", "Clinic", "Exchange",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        // A synthetic clinic that acts through Clinic as people do.
        .target(name: "Simulation", dependencies: ["Care", "Clinic", "Measures", "Records"], swiftSettings: settings),
        .executableTarget(
            name: "halcyon",
            dependencies: [
                "Bedside", "Care", "Clinic", "Exchange", "Measures", "Pharmacology", "Records", "Simulation", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        // Durable appends against SQLite alone, start-up and verification.
        .executableTarget(
            name: "appends-benchmark",
            dependencies: [
                "Records",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Benchmarks/Appends", swiftSettings: settings),
        // A synthetic clinic grown large, and the fold of its largest chart.
        .executableTarget(
            name: "charts-benchmark",
            dependencies: [
                "Care", "Clinic", "Records", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/Charts", swiftSettings: settings),
        // The closed form of one model in scalar C, optimised, to measure forecasts against.
        .target(
            name: "ForecastBaseline", path: "Benchmarks/ForecastBaseline",
            cSettings: [.unsafeFlags(["-O3"])], swiftSettings: settings),
        // Populations, sessions, fits and bands, beside the C baseline in one run.
        .executableTarget(
            name: "forecasts-benchmark",
            dependencies: [
                "ForecastBaseline", "Pharmacology", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/Forecasts", swiftSettings: settings),
        .testTarget(name: "PharmacologyTests", dependencies: ["Pharmacology"], swiftSettings: settings),
        // Messages of monitors from the line to the disk and to those who watch.
        .executableTarget(
            name: "monitors-benchmark",
            dependencies: [
                "Bedside", "Care", "Clinic", "Exchange", "Records",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Benchmarks/Monitors", swiftSettings: settings),
        .testTarget(name: "CareTests", dependencies: ["Care", "Measures"], swiftSettings: settings),
        .testTarget(name: "MeasuresTests", dependencies: ["Measures"], swiftSettings: settings),
        .testTarget(
            name: "RecordsTests",
            dependencies: ["Records", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(name: "ExchangeTests", dependencies: ["Care", "Exchange", "Measures"], swiftSettings: settings),
        .testTarget(
            name: "ClinicTests", dependencies: ["Care", "Clinic", "Measures", "Pharmacology", "Records"],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Care", "Clinic", "Measures", "Records", "Web",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SimulationTests", dependencies: ["Care", "Clinic", "Measures", "Records", "Simulation"],
            swiftSettings: settings),
        .testTarget(name: "EndToEndTests", dependencies: ["halcyon"], swiftSettings: settings),
    ]
)
