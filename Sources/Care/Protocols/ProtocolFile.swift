/// A protocol file as it is written: a shared foundation when it names no drug, a protocol when it does.
struct ProtocolFile: Sendable, Hashable, Decodable {
    let id: String
    let version: String
    let title: String?
    let drug: Drug?
    let route: Route?
    let setting: Setting?
    let enabled: Bool?
    let regulatoryStatus: String?
    let extends: [String]?
    let rules: [Rule]

    /// The fields a file may have; `protocolFields` are needed as soon as it names a drug.
    static let sharedFields = ["id", "version", "title", "extends", "rules"]
    static let protocolFields = ["drug", "route", "setting", "enabled", "regulatoryStatus"]
    static let ruleFields = ["id", "value", "unit", "severity", "reason", "source", "evidence", "validFrom"]
    static let phaseFields = ["name", "fromWeek", "throughWeek", "minimumDays", "maximumDays", "sessions"]
}

extension TreatmentProtocol {
    /// The protocol that a file and the rows it inherits make, or nil when the file is a shared foundation.
    init?(_ file: ProtocolFile, inherited: [Rule]) {
        guard let drug = file.drug, let route = file.route, let setting = file.setting else { return nil }
        let spoken = (inherited + file.rules).map { $0.speaking() }
        let rules = Dictionary(spoken.map { ($0.id, $0) }, uniquingKeysWith: { _, own in own })
        let content = ResolvedProtocol(
            id: file.id, version: file.version, title: file.title ?? file.id, drug: drug, route: route,
            setting: setting, enabled: file.enabled ?? false, regulatoryStatus: file.regulatoryStatus ?? "",
            rules: rules.values.sorted { $0.id < $1.id })
        self.init(
            id: content.id, version: content.version, title: content.title, drug: drug, route: route,
            setting: setting, enabled: content.enabled, regulatoryStatus: content.regulatoryStatus, rules: rules,
            hash: Digest.hex(of: content))
    }
}

/// What a protocol's hash is computed over: everything that can change a decision.
private struct ResolvedProtocol: Encodable {
    let id: String
    let version: String
    let title: String
    let drug: Drug
    let route: Route
    let setting: Setting
    let enabled: Bool
    let regulatoryStatus: String
    let rules: [Rule]
}
