import ArgumentParser
import Bedside
import Care
import Clinic
import Exchange
import Foundation
import Synchronization

/// From the moment at which a monitor hands over the last byte to the moment at which each watcher has the news, with the
/// message on disk in between.
struct Latency: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "From the last byte of a message to those who watch.")

    @Option(help: "A directory on the disk to be measured.") var directory = FileManager.default.temporaryDirectory.path
    @Option(help: "Chairs, each with a monitor.") var chairs = 200
    @Option(help: "Messages a second of each monitor.") var rate = 1.0
    @Option(help: "How many watch every message.") var watchers = 50
    @Option(help: "Seconds.") var seconds = 30

    func run() async throws {
        let (chairs, rate, watchers, seconds) = (chairs, rate, watchers, seconds)
        let words = try await Ward.with(chairs: chairs, in: directory) { ward in
            let sent = SendTimes()
            let before = residentMebibytes()
            let watching = (0..<watchers).map { _ in
                let stream = ward.clinic.monitors.watch()
                return Task {
                    var waits: [Double] = []
                    for await news in stream {
                        if let time = sent.time(of: news.session) { waits.append((.now - time).milliseconds) }
                    }
                    return waits
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for chair in 0..<chairs {
                    group.addTask {
                        try await Self.send(chair, to: ward, rate: rate, seconds: seconds, sent)
                    }
                }
                try await group.waitForAll()
            }
            try await Task.sleep(for: .milliseconds(500))
            var waits: [Double] = []
            for task in watching {
                task.cancel()
                waits += await task.value
            }
            return
                "\(chairs) chairs at \(rate.rounded(to: 1))/s, \(watchers) watchers, \(waits.count) deliveries: median "
                + "\(waits.percentile(0.5).rounded(to: 2)) ms, p99 \(waits.percentile(0.99).rounded(to: 2)) ms, worst "
                + "\((waits.max() ?? .nan).rounded(to: 1)) ms, memory \(before.rounded(to: 0)) to "
                + "\(residentMebibytes().rounded(to: 0)) MiB"
        }
        print(words)
    }

    private static func send(
        _ chair: Int, to ward: Ward, rate: Double, seconds: Int, _ sent: SendTimes
    ) async throws {
        let monitor = SyntheticMonitor(place: Ward.place(chair), seed: UInt64(chair))
        try await MonitorClient(port: ward.port).connected { exchange in
            // Monitors do not send at the same moment.
            try await Task.sleep(for: .seconds(Double(chair % 97) / 97 / rate))
            var next = ContinuousClock.now
            for second in 0..<Int(Double(seconds) * rate) {
                let message = MLLPFraming.framed(
                    monitor.message(second: second, identifier: "\(chair)-\(second)", at: Instant(Date())))
                sent.note(ward.sessions[chair])
                try await exchange(message, 1)
                next += .seconds(1 / rate)
                try await Task.sleep(until: next, clock: .continuous)
            }
        }
    }

    /// When each session's last message was handed over. One is under way at a time.
    private final class SendTimes: Sendable {
        private let times = Mutex<[SessionID: ContinuousClock.Instant]>([:])

        func note(_ session: SessionID) { times.withLock { $0[session] = .now } }

        func time(of session: SessionID) -> ContinuousClock.Instant? { times.withLock { $0[session] } }
    }
}
