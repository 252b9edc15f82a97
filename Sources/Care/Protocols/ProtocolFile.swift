/// A protocol file as it is written: a shared foundation when it names no drug, a protocol when it does.
struct ProtocolFile: Sendable, Hashable {
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

extension ProtocolFile {
    /// Nil when a field is missing or of another kind; `ProtocolCheck` says which.
    init?(_ tree: JSONTree) {
        guard let fields = tree.fields, let id = fields["id"]?.text, let version = fields["version"]?.text,
            let rows = fields["rules"]?.list
        else { return nil }
        let rules = rows.compactMap { Rule($0) }
        guard rules.count == rows.count else { return nil }
        self.init(
            id: id, version: version, title: fields["title"]?.text,
            drug: fields["drug"]?.text.flatMap(Drug.init), route: fields["route"]?.text.flatMap(Route.init),
            setting: fields["setting"]?.text.flatMap(Setting.init), enabled: fields["enabled"]?.flag,
            regulatoryStatus: fields["regulatoryStatus"]?.text, extends: fields["extends"]?.list?.compactMap(\.text),
            rules: rules)
    }
}

extension Rule {
    /// A row as it is written in a file; a signature there does not count.
    fileprivate init?(_ tree: JSONTree) {
        guard let fields = tree.fields, let id = fields["id"]?.text, let reason = fields["reason"]?.text,
            let source = fields["source"]?.text, let evidence = EvidenceTag(rawValue: fields["evidence"]?.text ?? ""),
            let validFrom = Day(fields["validFrom"]?.text ?? "")
        else { return nil }
        var value: RuleValue?
        if let written = fields["value"] {
            guard let read = RuleValue(written) else { return nil }
            value = read
        }
        self.init(
            id: id, value: value, unit: fields["unit"]?.text,
            severity: fields["severity"]?.text.flatMap(Severity.init), reason: reason, source: source,
            evidence: evidence, validFrom: validFrom)
    }
}

extension RuleValue {
    fileprivate init?(_ tree: JSONTree) {
        switch tree {
        case .flag(let flag): self = .flag(flag)
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .null, .fields: return nil
        case .list(let items):
            let numbers = items.compactMap(\.number)
            let texts = items.compactMap(\.text)
            let phases = items.compactMap { SchedulePhase($0) }
            if numbers.count == items.count {
                self = .numbers(numbers)
            } else if texts.count == items.count {
                self = .texts(texts)
            } else if phases.count == items.count {
                self = .phases(phases)
            } else {
                return nil
            }
        }
    }
}

extension SchedulePhase {
    fileprivate init?(_ tree: JSONTree) {
        guard let fields = tree.fields, let name = fields["name"]?.text, let fromWeek = fields["fromWeek"]?.integer,
            let minimum = fields["minimumDays"]?.integer, let maximum = fields["maximumDays"]?.integer
        else { return nil }
        self.init(
            name: name, fromWeek: fromWeek, throughWeek: fields["throughWeek"]?.integer, minimumDays: minimum,
            maximumDays: maximum, sessions: fields["sessions"]?.integer)
    }
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
