import ArgumentParser
import Foundation

@main
struct AppendsBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appends-benchmark",
        abstract: "Times the record against SQLite alone, and its start-up and verification.",
        subcommands: [Throughput.self, Record.self])
}

/// Where a benchmark writes. It removes what it wrote.
struct Place: ParsableArguments {
    @Option(name: .customLong("directory"), help: "A directory on the disk to be measured.")
    var path = FileManager.default.temporaryDirectory.path

    func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let folder = path + "/halcyon-benchmark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }
}

extension [Double] {
    /// The middle value; the mean of the two middle ones when there is none.
    var median: Double {
        let sorted = sorted()
        guard let last = sorted.indices.last else { return .nan }
        return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    /// Without a fraction, thousands apart.
    var grouped: String { formatted(.number.precision(.fractionLength(0)).locale(Locale(identifier: "en_US"))) }

    func rounded(to places: Int) -> String { String(format: "%.\(places)f", self) }
}
