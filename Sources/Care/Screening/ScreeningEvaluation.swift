/// One screening in progress: rules read the facts, and leave findings and requests.
///
/// A rule asks for evidence (`current`, `taking`, `observed`) and speaks through `find`; the row that it names gives
/// the words, the number, the source and whether it is approved.
struct ScreeningEvaluation: Sendable {
    let facts: CandidateFacts
    let rules: TreatmentProtocol
    let indication: Indication?
    private(set) var found: [Finding] = []
    private(set) var requested: [MissingItem] = []

    init(facts: CandidateFacts, rules: TreatmentProtocol, indication: Indication?) {
        self.facts = facts
        self.rules = rules
        self.indication = indication
    }

    var day: Day { facts.day }
    /// Swallowed or held in the mouth, so that gut and liver act on the drug before it reaches the blood.
    var isByMouth: Bool { rules.route == .oral || rules.route == .sublingual }
    var isAtHome: Bool { rules.setting == .home }

    /// Speaks for `row`, when something made it speak and the protocol has it.
    mutating func find(
        _ row: ScreeningRow, _ basis: [String], severity: Severity? = nil, detail: String? = nil,
        approved: Bool = true
    ) {
        guard !basis.isEmpty, let rule = rules.rule(row.rawValue) else { return }
        found.append(
            Finding(
                id: row.findingID, severity: severity ?? rule.severity ?? .note,
                reason: detail.map { "\(rule.reason.trimmingFullStop) (\($0))." } ?? rule.reason, source: rule.source,
                approved: rule.approved && approved, basis: basis))
    }

    /// Asks for what `row` needs, in the row's words.
    mutating func request(_ name: String, for row: ScreeningRow) {
        guard let rule = rules.rule(row.rawValue), !requested.contains(where: { $0.name == name }) else { return }
        requested.append(MissingItem(name: name, request: rule.reason, rule: row.rawValue))
    }

    func number(_ row: ScreeningRow) -> Double? { rules.number(row.rawValue) }

    func numbers(_ row: ScreeningRow, count: Int) -> [Double]? {
        let numbers = rules.numbers(row.rawValue)
        return numbers.count >= count ? numbers : nil
    }

    func hasFound(_ row: ScreeningRow, atLeast severity: Severity) -> Bool {
        found.contains { $0.id == row.findingID && $0.severity <= severity }
    }

    func basis(of row: ScreeningRow) -> [String] {
        found.filter { $0.id == row.findingID }.flatMap(\.basis)
    }

    /// One level of suicide risk is enough: the lesser ones are part of the gravest.
    mutating func keepGravestSuicidality() {
        let levels = found.filter { $0.id.hasPrefix("S-SI-") }
        guard let gravest = levels.map(\.severity).min() else { return }
        let lesser = levels.filter { $0.severity != gravest }
        found.removeAll { $0.id.hasPrefix("S-SI-") && $0.severity != gravest }
        guard let index = found.firstIndex(where: { $0.id.hasPrefix("S-SI-") }) else { return }
        let kept = found[index]
        found[index] = Finding(
            id: kept.id, severity: kept.severity, reason: kept.reason, source: kept.source, approved: kept.approved,
            basis: kept.basis + lesser.flatMap(\.basis))
    }

    /// One finding per rule: its gravest severity, with the words and bases of all that spoke at that severity, and the
    /// lesser reasons named after them.
    var settledFindings: [Finding] {
        Dictionary(grouping: found, by: \.id).values.compactMap { group -> Finding? in
            guard let severity = group.map(\.severity).min() else { return nil }
            let gravest = group.filter { $0.severity == severity }
            let lesser = group.filter { $0.severity != severity }
            guard let first = gravest.first(where: \.approved) ?? gravest.first else { return nil }
            let reasons = ([first] + gravest + lesser).map(\.reason).unique
            return Finding(
                id: first.id, severity: severity, reason: reasons.joined(separator: " Also: "),
                source: ([first] + gravest).map(\.source).unique.joined(separator: "; "), approved: first.approved,
                basis: (([first] + gravest + lesser).flatMap(\.basis)).unique)
        }
        .sorted { ($0.severity, $0.id) < ($1.severity, $1.id) }
    }

    var settledMissing: [MissingItem] { requested }
}

extension String {
    fileprivate var trimmingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of first appearance.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
