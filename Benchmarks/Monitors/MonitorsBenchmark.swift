import ArgumentParser
import Foundation

@main
struct MonitorsBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monitors-benchmark",
        abstract:
            "Times monitors: messages taken and kept, from the last byte to whoever watches, opening a long session, memory.",
        subcommands: [Intake.self, Latency.self, Opening.self, Memory.self])
}

extension [Double] {
    /// The value below which that share of the others lies.
    func percentile(_ share: Double) -> Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
    var seconds: Double { milliseconds / 1000 }
}

extension Double {
    func rounded(to places: Int) -> String { String(format: "%.\(places)f", self) }
}

/// Resident memory of this process, in MiB.
func residentMebibytes() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
        let pages = status.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return .nan }
    return pages * 4096 / 1_048_576
}
