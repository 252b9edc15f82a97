import Exchange
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// One connection of a monitor or gateway, from its first byte to its last.
struct MonitorLine: Sendable {
    let number: Int
    let intake: MonitorIntakeDesk
    let logger: Logger

    /// Messages that are taken and saved together when they arrive together.
    static let largestGroup = 256

    func serve(_ connection: MLLPListener.Connection, isWelcome: Bool) async {
        let channel = connection.channel
        let stopping = Stopping()
        do {
            try await withGracefulShutdownHandler {
                try await connection.executeThenClose { inbound, outbound in
                    guard isWelcome else { throw TooMany() }
                    try await read(inbound, stopping) { answers in
                        try await outbound.write(channel.allocator.buffer(bytes: answers))
                    }
                }
            } onGracefulShutdown: {
                // A line with a message under way closes when that one is answered.
                if stopping.stop() { channel.close(promise: nil) }
            }
        } catch let fault as MLLPFault {
            logger.warning("monitor connection \(number) closed: \(fault.reason)")
        } catch is TooMany {
            logger.warning("monitor connection \(number) closed: \(MLLPListener.mostConnections) are open")
        } catch {
            logger.debug("monitor connection \(number) ended: \(type(of: error))")
        }
    }

    private struct TooMany: Error {}

    private func read(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ stopping: Stopping,
        _ write: ([UInt8]) async throws -> Void
    ) async throws {
        var framing = MLLPFraming()
        var remarks = Remarks(number: number, logger: logger)
        for try await buffer in inbound {
            var messages = try framing.messages(in: Array(buffer.readableBytesView))[...]
            remarks.note(cutShort: framing.cutShort)
            guard !messages.isEmpty else { continue }
            stopping.begin()
            while !messages.isEmpty {
                let group = Array(messages.prefix(Self.largestGroup))
                messages = messages.dropFirst(Self.largestGroup)
                let handled = await intake.take(group)
                for remark in handled.remarks { remarks.note(remark) }
                let answers = handled.answers.flatMap { MLLPFraming.framed($0) }
                if !answers.isEmpty { try await write(answers) }
            }
            if stopping.end() { return }
        }
        if framing.isInMessage { remarks.note("the line ended within a message, which was not taken") }
    }
}

/// Whether a line is at work, and whether it shall end.
private final class Stopping: Sendable {
    private let state = Mutex((isBusy: false, isStopping: false))

    /// True when nothing is under way.
    func stop() -> Bool {
        state.withLock { state in
            state.isStopping = true
            return !state.isBusy
        }
    }

    func begin() { state.withLock { $0.isBusy = true } }

    /// True when the line shall end.
    func end() -> Bool {
        state.withLock { state in
            state.isBusy = false
            return state.isStopping
        }
    }
}

/// What is said in the log about a line: each thing once, in words without anything of what was sent.
private struct Remarks {
    let number: Int
    let logger: Logger
    private var said: Set<String> = []

    init(number: Int, logger: Logger) {
        self.number = number
        self.logger = logger
    }

    mutating func note(_ remark: String) {
        guard said.count < 32, said.insert(remark).inserted else { return }
        logger.notice("monitor connection \(number): \(remark)")
    }

    mutating func note(cutShort count: Int) {
        if count > 0 { note("a message began before the one before it ended") }
    }
}
