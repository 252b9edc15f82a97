public import Foundation

/// The protocols of a library in one line each, as `halcyon protocol list` prints them.
public struct ProtocolListing: Sendable, Hashable, Codable {
    public struct Line: Sendable, Hashable, Codable {
        public let id: String
        public let version: String
        public let title: String
        public let drug: Drug
        public let route: Route
        public let setting: Setting
        public let enabled: Bool
        public let regulatoryStatus: String
        public let hash: String
        public let rows: Int
        /// Rows that wait for a clinician's signature.
        public let unapproved: Int
    }
    public let protocols: [Line]
}

/// A protocol with every resolved row, as `halcyon protocol show ID` prints it.
public struct ProtocolDocument: Sendable, Hashable, Codable {
    public struct Row: Sendable, Hashable, Codable {
        public let id: String
        public let value: RuleValue?
        public let unit: String?
        public let severity: Severity?
        public let reason: String
        public let source: String
        public let evidence: EvidenceTag
        public let approved: Bool
        public let approvedBy: String?
        public let validFrom: Day
        /// The file the row was written in.
        public let file: String
        /// What a signature on this row covers.
        public let digest: String
    }
    public let id: String
    public let version: String
    public let title: String
    public let drug: Drug
    public let route: Route
    public let setting: Setting
    public let enabled: Bool
    public let regulatoryStatus: String
    public let hash: String
    public let rules: [Row]
}

/// What `halcyon protocol check FILE` prints.
public struct ProtocolCheckReport: Sendable, Hashable, Codable {
    public let valid: Bool
    public let problems: [ProtocolProblem]

    public init(problems: [ProtocolProblem]) {
        valid = problems.isEmpty
        self.problems = problems
    }
}

extension ProtocolLibrary {
    public var listing: ProtocolListing {
        ProtocolListing(
            protocols: treatments.map { treatment in
                ProtocolListing.Line(
                    id: treatment.id, version: treatment.version, title: treatment.title, drug: treatment.drug,
                    route: treatment.route, setting: treatment.setting, enabled: treatment.enabled,
                    regulatoryStatus: treatment.regulatoryStatus, hash: treatment.hash, rows: treatment.rules.count,
                    unapproved: treatment.rules.values.count { !$0.approved })
            })
    }

    /// The protocol with its rows in order of their ids; with a clinic's signatures when they are given.
    public func document(_ id: String, signatures: [String: ApprovedRow] = [:]) -> ProtocolDocument? {
        guard let treatment = treatment(id)?.signed(rows: signatures) else { return nil }
        return ProtocolDocument(
            id: treatment.id, version: treatment.version, title: treatment.title, drug: treatment.drug,
            route: treatment.route, setting: treatment.setting, enabled: treatment.enabled,
            regulatoryStatus: treatment.regulatoryStatus, hash: treatment.hash,
            rules: treatment.rules.values.sorted { $0.id < $1.id }.map { rule in
                ProtocolDocument.Row(
                    id: rule.id, value: rule.value, unit: rule.unit, severity: rule.severity, reason: rule.reason,
                    source: rule.source, evidence: rule.evidence, approved: rule.approved,
                    approvedBy: rule.approvedBy, validFrom: rule.validFrom,
                    file: origin(of: rule.id, in: id) ?? id, digest: rule.digest)
            })
    }

    /// `check` as the command line prints it.
    public func report(on data: Data) throws -> ProtocolCheckReport {
        ProtocolCheckReport(problems: try check(data))
    }
}
