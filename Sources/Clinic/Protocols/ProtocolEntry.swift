import Care

/// Kinds and payloads of the stream `protocols`.
enum ProtocolEntry {
    /// The whole content of a protocol that came into use.
    static let publishedKind = "protocol.published"
    static let rowsSignedKind = "protocol.rows-signed"
    static let switchedKind = "protocol.switched"

    /// What is read back of a published protocol.
    struct Published: Codable {
        let hash: String
    }

    /// A row exactly as it was signed.
    struct SignedRow: Codable, Sendable, Hashable {
        let row: String
        let digest: String
    }

    struct RowsSigned: Codable, Sendable {
        let protocolID: String
        let rows: [SignedRow]
        let signature: SignatureMark
    }

    struct Switched: Codable, Sendable {
        let protocolID: String
        let enabled: Bool
        let reason: String
        let signature: SignatureMark
    }
}
