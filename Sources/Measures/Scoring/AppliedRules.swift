/// The rules of a score in words, each with where it was read.
extension CompiledScale {
    func rules(_ outcome: Outcome) -> [AppliedRule] {
        var rules = [AppliedRule(id: "score", says: scoringWords, definition.scoring.source)]
        rules += missingRules(outcome)
        if outcome.flags.contains(.gateContradicted) || definition.gates != nil {
            rules += (definition.gates ?? []).map {
                AppliedRule(
                    id: $0.id, says: "Asks \($0.asks.joined(separator: ", ")) only when \(words($0.when)).", $0.source)
            }
        }
        if !suicideItems.isEmpty {
            rules.append(
                AppliedRule(
                    id: "suicide-items",
                    says:
                        "Suicidality is asked in \(suicideItems.joined(separator: ", ")): never imputed, and one that was "
                        + "skipped is an open alarm.",
                    RuleSource(text: "Product rule: a skipped suicide item is an open alarm", evidence: .productDefault)
                ))
        }
        if method != .none, let source = definition.bandSource, !bands.isEmpty {
            let words = (definition.bands ?? []).map {
                "\(Number.text($0.from)) to \(Number.text($0.through)) \($0.name)"
            }
            rules.append(AppliedRule(id: "band", says: words.joined(separator: "; ") + ".", source))
        }
        if outcome.band >= 0, method == .none, let level = definition.levels?[outcome.band] {
            let why = (level.when ?? []).map(words).joined(separator: ", or ")
            rules.append(
                AppliedRule(
                    id: "level", says: "\(level.name): \(why.isEmpty ? "none of the others" : why).", level.source))
        }
        for (index, criterion) in (definition.criteria ?? []).enumerated() {
            let open = outcome.criteriaOpen & (1 << index) != 0
            let met = outcome.criteriaMet & (1 << index) != 0
            let said = open ? "cannot be told, an answer is missing" : met ? "met" : "not met"
            rules.append(AppliedRule(id: criterion.id, says: "\(criterion.title): \(said).", criterion.source))
        }
        return rules
    }

    /// Ids of the items that ask about suicidality.
    var suicideItems: [String] { definition.items.filter { $0.suicideFrom != nil }.map(\.id) }

    private var scoringWords: String {
        let times = multiplier == 1 ? "" : ", times \(multiplier)"
        let groups = (definition.scoring.groups ?? []).map { "the highest of \($0.items.joined(separator: ", "))" }
        let grouped = groups.isEmpty ? "" : " (\(groups.joined(separator: "; ")) counts once)"
        switch method {
        case .sum: return "Sum of \(components.count) parts\(grouped)\(times)."
        case .mean: return "Mean of \(components.count) items\(times)."
        case .total: return "The answer is the total."
        case .none: return "Classified by its answers; it has no total."
        }
    }

    private func missingRules(_ outcome: Outcome) -> [AppliedRule] {
        let policy = definition.missing
        let says: String
        switch policy.method {
        case .mustBeComplete: says = "Every question that applies must be answered; nothing is imputed."
        case .meanOfAnswered:
            says =
                "From \(minimumAnswered) answers on, a missing one counts as their mean"
                + (rounding == .nearest ? ", the total rounded with halves up." : ".")
        }
        var rules = [AppliedRule(id: "missing", says: says, policy.source)]
        if outcome.flags.contains(.reducedMaximum), let item = policy.mayNotApply?.first {
            rules.append(
                AppliedRule(
                    id: "reduced-maximum",
                    says: "Without item \(item.item) the highest total is \(item.maximum): \(item.reason)",
                    policy.source))
        }
        return rules
    }

    private func words(_ condition: ScaleCondition) -> String {
        let count = condition.count ?? 1
        let items = condition.items.joined(separator: ", ")
        let one = condition.items.count == 1 ? "item \(items)" : "at least \(count) of items \(items)"
        return "\(one) is \(condition.atLeast) or more"
    }
}

extension AppliedRule {
    init(id: String, says: String, _ source: RuleSource) {
        self.init(id: id, says: says, source: source.text, evidence: source.evidence)
    }
}
