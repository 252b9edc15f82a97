import Crypto
import Foundation

/// A clinic's signature on one row as it stood: a changed row has another digest and is no longer covered.
public struct ApprovedRow: Sendable, Hashable, Codable {
    /// `Rule.digest` of the row that was signed.
    public let digest: String
    /// Who signed it, as shown to people.
    public let approvedBy: String

    public init(digest: String, approvedBy: String) {
        self.digest = digest
        self.approvedBy = approvedBy
    }
}

extension Rule {
    /// SHA-256 (lower-case hex) of what the row says, whoever has signed it.
    public var digest: String { Digest.hex(of: approved(by: nil)) }
}

extension TreatmentProtocol {
    /// This protocol with the clinic's signatures, by row id, on the rows that still say what was signed.
    ///
    /// The protocol's hash stays: a signature changes who answers for a row, not what the row says.
    public func signed(rows: [String: ApprovedRow]) -> TreatmentProtocol {
        let signedRules = rules.mapValues { rule in
            guard let row = rows[rule.id], row.digest == rule.digest else { return rule.approved(by: nil) }
            return rule.approved(by: row.approvedBy)
        }
        return TreatmentProtocol(
            id: id, version: version, title: title, drug: drug, route: route, setting: setting, enabled: enabled,
            regulatoryStatus: regulatoryStatus, rules: signedRules, hash: hash)
    }
}

extension TreatmentProtocol {
    /// This protocol switched on or off for new plans. Its content, and so its hash, stays.
    public func enabled(_ on: Bool) -> TreatmentProtocol {
        TreatmentProtocol(
            id: id, version: version, title: title, drug: drug, route: route, setting: setting, enabled: on,
            regulatoryStatus: regulatoryStatus, rules: rules, hash: hash)
    }
}

/// SHA-256 over canonical JSON: keys sorted, no white space.
enum Digest {
    static func hex(of content: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // Encoding strings, finite or named numbers and flags cannot fail; an empty digest would match nothing.
        guard let bytes = try? encoder.encode(content) else { return "" }
        return SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
