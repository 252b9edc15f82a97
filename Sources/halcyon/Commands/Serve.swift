import ArgumentParser
import Bedside
import Care
import Clinic
import Foundation
import Hummingbird
import Logging
import Records
import ServiceLifecycle
import UnixSignals
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the clinic to browsers.")

    @OptionGroup var data: DataDirectory
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on.") var port = 8080
    @Flag(help: "Browsers reach this server over TLS, through a proxy on this machine.") var behindTLS = false

    @OptionGroup var monitors: MonitorOptions
    @OptionGroup var messages: MessageOptions

    /// Away from loopback the session's cookie always asks for TLS: without it a browser does not keep the cookie, so nobody
    /// can work over a line that may be overheard.
    private var isSecure: Bool { behindTLS || !["127.0.0.1", "::1", "localhost"].contains(host) }

    func run() async throws {
        guard (0...65535).contains(port) else { throw Failure("port: \(port) is not a port. Give 1 to 65535.") }
        try monitors.check()
        try data.requireRecord()
        var logger = Logger(label: "halcyon")
        logger.logLevel = .notice
        let store = try data.open()
        do {
            try await serve(store, logger: logger)
        } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
    }

    private func serve(_ store: SQLiteStore, logger: Logger) async throws {
        let clock = try await ClinicTime.clock(after: store)
        let address = "http://\(host):\(port)"
        let carrier = try messages.carrier()
        let publicAddress = try messages.publicAddress(local: address)
        let premises = try await Self.premises(of: store, channels: carrier.channels, now: clock.now)
        let router = WebServer.router(
            premises, isSecure: isSecure, publicAddress: publicAddress, logger: logger
        ) { clock.now }
        let name = premises.clinic.identity.name
        let application = Application(
            router: router, configuration: .init(address: .hostname(host, port: port), serverName: "halcyon"),
            onServerRunning: { _ in
                print("\(name) is served on \(address)")
                if isSecure { print("Sign-in works over TLS only: put a TLS proxy in front of this address.") }
                fflush(nil)
            }, logger: logger)
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: application),
            .init(service: AlarmWatch(clinic: premises.clinic, clock: clock, logger: logger)),
            .init(
                service: AskingWatch(
                    clinic: premises.clinic, carrier: carrier, publicAddress: publicAddress, clock: clock,
                    logger: logger)),
        ]
        if let listener = try await monitors.listener(for: premises.clinic, logger: logger, clock: clock) {
            services.append(.init(service: listener))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Requests under way are finished; a connection that will not end is cut, so that the record closes in time.
        configuration.maximumGracefulShutdownDuration = .seconds(6)
        configuration.maximumCancellationDuration = .seconds(2)
        try await ServiceGroup(configuration: configuration).run()
    }

    private static func premises(
        of store: SQLiteStore, channels: Set<MessageChannel>, now: Instant
    ) async throws -> Premises {
        let (protocols, education) = (try Resources.protocols(), try Resources.education())
        return try await Premises.open(
            store, protocols: protocols, education: education, scales: try Resources.scales(), channels: channels,
            now: now)
    }
}
