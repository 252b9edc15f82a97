public import Care
public import Clinic
import Foundation
public import Logging
import NIOCore
import NIOPosix
public import NIOSSL
public import ServiceLifecycle
import Synchronization

/// Listens for monitors and gateways that send HL7 version 2 over the minimal lower layer protocol (MLLP).
///
/// A message is acknowledged after it is on disk, and not before; the answer goes out in one write. A connection has one
/// group of messages under way at a time: while the disk is slow nothing more is read from it, so that the sender waits
/// and memory stays bounded. On a graceful shutdown messages under way are finished and answered, then connections close.
///
///     let listener = try await MLLPListener.bind(host: "127.0.0.1", port: 2575, tls: nil, clinic: clinic, ...)
///     try await ServiceGroup(services: [listener], ...).run()
public struct MLLPListener: Service {
    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Beyond it new connections are closed at once.
    static let mostConnections = 1024

    private let server: NIOAsyncChannel<Connection, Never>
    private let intake: MonitorIntakeDesk
    private let logger: Logger
    private let open = Gauge()

    /// The port that it listens on.
    public var port: Int? { server.channel.localAddress?.port }

    /// Takes the port; messages are read once it runs.
    ///
    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - tls: nil for plain text, which is fit for this machine alone or for a network that monitors have to themselves.
    public static func bind(
        host: String, port: Int, tls: NIOSSLContext?, clinic: Clinic, logger: Logger,
        clock: @escaping @Sendable () -> Instant
    ) async throws -> MLLPListener {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .bind(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        return MLLPListener(server: server, intake: MonitorIntakeDesk(clinic: clinic, clock: clock), logger: logger)
    }

    private init(server: NIOAsyncChannel<Connection, Never>, intake: MonitorIntakeDesk, logger: Logger) {
        self.server = server
        self.intake = intake
        self.logger = logger
    }

    public func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { connections in
                var number = 0
                for try await connection in connections.cancelOnGracefulShutdown() {
                    number += 1
                    let line = MonitorLine(number: number, intake: intake, logger: logger)
                    let isWelcome = open.enter(atMost: Self.mostConnections)
                    group.addTask {
                        await line.serve(connection, isWelcome: isWelcome)
                        if isWelcome { open.leave() }
                    }
                }
            }
        }
    }

    /// How many connections are open.
    private final class Gauge: Sendable {
        private let count = Mutex(0)

        func enter(atMost most: Int) -> Bool {
            count.withLock { count in
                guard count < most else { return false }
                count += 1
                return true
            }
        }

        func leave() { count.withLock { $0 -= 1 } }
    }
}
