import Foundation
public import NIOSSL

/// TLS for the line to monitors: version 1.2 at least.
public enum MLLPSecurity {
    /// Why a certificate or a key cannot be used, and the option that names it.
    public struct Fault: Error, Sendable {
        public let option: String
        public let reason: String
    }

    /// - Parameters:
    ///   - certificate: path of a PEM file with the chain, the server's own certificate first.
    ///   - key: path of a PEM file with its private key.
    /// - Throws: `Fault`.
    public static func context(certificate: String, key: String) throws -> NIOSSLContext {
        let chain: [NIOSSLCertificateSource]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
        } catch {
            throw Fault(
                option: "mllp-tls-certificate",
                reason: "\(certificate) holds no certificate in PEM form. Name one that does.")
        }
        let privateKey: NIOSSLPrivateKey
        do {
            privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
        } catch {
            throw Fault(option: "mllp-tls-key", reason: "\(key) holds no private key in PEM form. Name one that does.")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw Fault(
                option: "mllp-tls-key", reason: "The key does not fit the certificate. Name the one that belongs to it."
            )
        }
    }
}
