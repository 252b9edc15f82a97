import ArgumentParser
import Bedside
import Care
import Clinic
import Exchange
import Foundation
import Synchronization

/// A day of a whole floor as fast as it can be taken: what the server holds in memory must not grow with the hours.
struct Memory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Memory over a day of monitors, each sending once a second.")

    @Option(help: "A directory on the disk to be measured.") var directory = FileManager.default.temporaryDirectory.path
    @Option(help: "Chairs, each with a monitor.") var chairs = 200
    @Option(help: "How many watch every message.") var watchers = 50
    @Option(help: "Gateways that the monitors share; each sends a second of its monitors in one packet.") var lines = 4
    @Option(help: "Hours, by the clock of the monitors and the clinic.") var hours = 24

    func run() async throws {
        let (chairs, watchers, lines, hours) = (chairs, watchers, lines, hours)
        let clock = SimulatedClock()
        try await Ward.with(chairs: chairs, in: directory, clock: clock.now) { ward in
            let watching = (0..<watchers).map { _ in
                let stream = ward.clinic.monitors.watch()
                return Task { for await _ in stream {} }
            }
            defer { for task in watching { task.cancel() } }
            print("hour 0: \(residentMebibytes().rounded(to: 0)) MiB")
            let start = ContinuousClock.now
            for hour in 0..<hours {
                try await Self.hour(hour, of: ward, chairs: chairs, lines: lines, clock)
                let rate = Double((hour + 1) * 3600 * chairs) / (ContinuousClock.now - start).seconds
                print("hour \(hour + 1): \(residentMebibytes().rounded(to: 0)) MiB, \(Int(rate)) messages/s so far")
            }
        }
    }

    /// Each line sends its monitors' messages of one second after those of the second before were answered.
    private static func hour(
        _ hour: Int, of ward: Ward, chairs: Int, lines: Int, _ clock: SimulatedClock
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for line in 0..<lines {
                let monitors = stride(from: line, to: chairs, by: lines)
                    .map { SyntheticMonitor(place: Ward.place($0), seed: UInt64($0)) }
                group.addTask {
                    try await MonitorClient(port: ward.port).connected { exchange in
                        for second in (hour * 3600)..<((hour + 1) * 3600) {
                            let now = clock.advance(to: second)
                            let frames = monitors.flatMap { monitor in
                                MLLPFraming.framed(
                                    monitor.message(second: second, identifier: "\(monitor.place)-\(second)", at: now))
                            }
                            try await exchange(frames, monitors.count)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// A clock that goes as fast as seconds are sent, and never back.
final class SimulatedClock: Sendable {
    private let start = Instant(Date())
    private let second = Mutex(0)

    /// Microseconds since 1970, UTC, by the seconds that were sent.
    var now: @Sendable () -> Instant {
        { [self] in Instant(microseconds: start.microseconds + Int64(second.withLock { $0 }) * 1_000_000) }
    }

    func advance(to other: Int) -> Instant {
        second.withLock { $0 = max($0, other) }
        return Instant(microseconds: start.microseconds + Int64(other) * 1_000_000)
    }
}
