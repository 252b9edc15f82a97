public import Care
import Exchange
import NIOCore
import NIOPosix
import Synchronization

/// A floor of monitors that do not exist, each on a line of its own: it sends, waits for the answer, and sends again. A line
/// that dies is opened anew.
public final class SyntheticFloor: Sendable {
    public let monitors: [SyntheticMonitor]
    /// Messages a second from each monitor; the course that it plays runs as many times faster than life.
    public let speed: Double
    public let host: String
    public let port: Int
    private let clock: @Sendable () -> Instant
    private let counts = Mutex(Counts())

    /// How many messages were answered in which way.
    public struct Counts: Sendable, Hashable {
        public var accepted = 0
        public var refused = 0
        public var lostLines = 0
    }

    public init(
        monitors: [SyntheticMonitor], speed: Double, host: String, port: Int, clock: @escaping @Sendable () -> Instant
    ) {
        self.monitors = monitors
        self.speed = speed
        self.host = host
        self.port = port
        self.clock = clock
    }

    /// Sends until its task is cancelled.
    ///
    /// - Parameter progress: is told of the counts every ten seconds.
    public func run(progress: @escaping @Sendable (Counts) -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            for (index, monitor) in monitors.enumerated() {
                group.addTask { await self.send(as: monitor, number: index) }
            }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(10))
                    progress(self.counts.withLock { $0 })
                }
            }
        }
    }

    private func send(as monitor: SyntheticMonitor, number: Int) async {
        // Identifiers begin anew with each run: the moment tells them apart.
        let run = String(clock().microseconds, radix: 36).uppercased()
        var second = number * 97
        var cuffAt = clock()
        while !Task.isCancelled {
            do {
                try await connected { exchange in
                    var next = ContinuousClock.now
                    while !Task.isCancelled {
                        second += 1
                        if monitor.measuresPressure(at: second) { cuffAt = clock() }
                        let message = monitor.message(
                            second: second, identifier: "\(run)-\(number)-\(second)", at: clock(), cuffAt: cuffAt)
                        let answer = try await exchange(message)
                        let isAccepted = String(decoding: answer, as: UTF8.self).contains("MSA|AA")
                        counts.withLock { if isAccepted { $0.accepted += 1 } else { $0.refused += 1 } }
                        next += .seconds(1 / speed)
                        // One that fell behind does not catch up: a monitor sends what is now.
                        if next < .now { next = .now } else { try await Task.sleep(until: next, clock: .continuous) }
                    }
                }
            } catch {
                if Task.isCancelled { return }
                counts.withLock { $0.lostLines += 1 }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private struct LineLost: Error {}

    /// Opens a line; what is sent over it is answered by the bytes of the answer.
    private func connected(_ body: (([UInt8]) async throws -> [UInt8]) async throws -> Void) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let allocator = channel.channel.allocator
        try await channel.executeThenClose { inbound, outbound in
            var answers = inbound.makeAsyncIterator()
            var framing = MLLPFraming()
            try await body { message in
                try await outbound.write(allocator.buffer(bytes: MLLPFraming.framed(message)))
                while true {
                    guard let buffer = try await answers.next() else { throw LineLost() }
                    if let answer = try framing.messages(in: Array(buffer.readableBytesView)).first { return answer }
                }
            }
        }
    }
}
