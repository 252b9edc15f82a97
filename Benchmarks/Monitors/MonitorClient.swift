import Exchange
import NIOCore
import NIOPosix

/// One line to the listener, as a monitor has it.
struct MonitorClient: Sendable {
    let port: Int

    struct LineLost: Error {}
    struct NotAccepted: Error {}

    /// Opens a line; what is sent over it, one frame or several, is answered by as many answers.
    func connected<Value: Sendable>(
        _ body:
            @escaping @Sendable (_ exchange: (_ frames: [UInt8], _ count: Int) async throws -> Void) async throws ->
            Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let allocator = channel.channel.allocator
        return try await channel.executeThenClose { inbound, outbound in
            var answers = inbound.makeAsyncIterator()
            var framing = MLLPFraming()
            return try await body { frames, count in
                try await outbound.write(allocator.buffer(bytes: frames))
                var answered = 0
                while answered < count {
                    guard let buffer = try await answers.next() else { throw LineLost() }
                    for answer in try framing.messages(in: Array(buffer.readableBytesView)) {
                        guard Self.isAccepted(answer) else { throw NotAccepted() }
                        answered += 1
                    }
                }
            }
        }
    }

    private static func isAccepted(_ answer: [UInt8]) -> Bool {
        let words = Array("MSA|AA".utf8)
        return answer.indices.dropLast(words.count - 1).contains { answer[$0...].starts(with: words) }
    }
}
