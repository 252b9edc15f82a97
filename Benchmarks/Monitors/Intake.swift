import ArgumentParser
import Bedside
import Care
import Exchange
import Foundation
import Records

/// As many messages as the disk keeps, each acknowledged only when it is on it.
struct Intake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Durable messages a second, and how long each waits.")

    @Option(help: "A directory on the disk to be measured.") var directory = FileManager.default.temporaryDirectory.path
    @Option(help: "Monitors, each on a line of its own with one message under way.") var lines = 64
    @Option(help: "Messages of one run.") var messages = 64_000
    @Option(help: "Messages that a gateway sends in one packet over one line.") var packet = 64
    @Option(help: "Runs of each kind.") var runs = 3

    func run() async throws {
        for _ in 0..<runs {
            let (lines, packet, messages, directory) = (lines, packet, messages, directory)
            print(
                "\(lines) lines, one under way:   "
                    + (try await Self.time(lines: lines, packet: 1, messages, directory)))
            print(
                "1 line, \(packet) in a packet:     "
                    + (try await Self.time(lines: 1, packet: packet, messages, directory)))
        }
    }

    private static func time(lines: Int, packet: Int, _ messages: Int, _ directory: String) async throws -> String {
        try await Ward.with(chairs: lines, in: directory) { ward in
            let each = messages / lines / packet
            let prepared = (0..<lines).map { line in Self.packets(line, each, packet) }
            let before = residentMebibytes()
            let start = ContinuousClock.now
            let waits = try await withThrowingTaskGroup(of: [Double].self) { group in
                for line in 0..<lines {
                    group.addTask {
                        try await MonitorClient(port: ward.port).connected { exchange in
                            var waits: [Double] = []
                            waits.reserveCapacity(each)
                            for frames in prepared[line] {
                                let sent = ContinuousClock.now
                                try await exchange(frames, packet)
                                waits.append((.now - sent).milliseconds)
                            }
                            return waits
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let rate = Double(each * lines * packet) / (ContinuousClock.now - start).seconds
            let kept = try await ward.store.sampleSubjects(prefix: "session/").reduce(0) { $0 + $1.samples }
            guard kept == Int64(each * lines * packet) else { throw ValidationError("\(kept) messages were kept") }
            return "\(Int(rate)) messages/s, answer after \(waits.percentile(0.5).rounded(to: 2)) ms median, "
                + "\(waits.percentile(0.99).rounded(to: 2)) ms p99, memory \(before.rounded(to: 0)) to "
                + "\(residentMebibytes().rounded(to: 0)) MiB"
        }
    }

    private static func packets(_ line: Int, _ count: Int, _ packet: Int) -> [[UInt8]] {
        let monitor = SyntheticMonitor(place: Ward.place(line), seed: UInt64(line))
        let start = Instant(Date())
        return (0..<count).map { number in
            (0..<packet).flatMap { part in
                let second = number * packet + part
                return MLLPFraming.framed(
                    monitor.message(
                        second: second, identifier: "\(line)-\(second)",
                        at: Instant(microseconds: start.microseconds + Int64(second) * 1000)))
            }
        }
    }
}
