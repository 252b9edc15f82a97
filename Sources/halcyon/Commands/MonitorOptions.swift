import ArgumentParser
import Bedside
import Clinic
import Foundation
import Logging

/// The options of `halcyon serve` that let bedside monitors in.
struct MonitorOptions: ParsableArguments {
    @Option(
        name: .customLong("mllp-port"), help: "The port on which monitors send HL7 v2 over MLLP; none unless given.")
    var port: Int?
    @Option(name: .customLong("mllp-host"), help: "The address on which monitors reach it.")
    var host = "127.0.0.1"
    @Option(
        name: .customLong("mllp-tls-certificate"), help: "A PEM file with the certificate chain: monitors use TLS.")
    var certificate: String?
    @Option(name: .customLong("mllp-tls-key"), help: "A PEM file with the certificate's private key.")
    var key: String?

    /// - Throws: `Failure` naming the option that cannot be as it is.
    func check() throws {
        if let port, !(0...65535).contains(port) {
            throw Failure("mllp-port: \(port) is not a port. Give 1 to 65535.")
        }
        guard (certificate == nil) == (key == nil) else {
            throw Failure(
                "mllp-tls-\(key == nil ? "key" : "certificate"): TLS needs both files. Give the other one too.")
        }
        if certificate != nil, port == nil {
            throw Failure("mllp-port: TLS for monitors was asked for, but no port. Give one.")
        }
    }

    /// The listener with its port taken; nil when none was asked for.
    func listener(for clinic: Clinic, logger: Logger, clock: SteadyClock) async throws -> MLLPListener? {
        guard let port else { return nil }
        let listener: MLLPListener
        do {
            let tls = try certificate.flatMap { certificate in
                try key.map { try MLLPSecurity.context(certificate: certificate, key: $0) }
            }
            listener = try await MLLPListener.bind(
                host: host, port: port, tls: tls, clinic: clinic, logger: logger, clock: { clock.now })
        } catch let fault as MLLPSecurity.Fault {
            throw Failure("\(fault.option): \(fault.reason)")
        } catch {
            throw Failure("mllp-port: \(host):\(port) cannot be listened on. Choose another address or port.")
        }
        print(
            "Monitors reach it on \(host):\(listener.port ?? port) (HL7 v2 over MLLP\(certificate == nil ? "" : ", TLS"))"
        )
        if certificate == nil, !["127.0.0.1", "::1", "localhost"].contains(host) {
            print("Monitors send in plain text: keep that port on a network of its own, or give a certificate.")
        }
        fflush(nil)
        return listener
    }
}
