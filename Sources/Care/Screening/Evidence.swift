/// A fact that matched a value set, and how it may be quoted.
struct Evidence<Fact: Sendable>: Sendable {
    let fact: Fact
    let match: ValueSet.Match
    let reference: String

    /// What a finding's basis says: the reference, marked when words alone matched.
    var basis: String {
        if case .text = match { "\(reference) (by text)" } else { reference }
    }

    var isPastByWords: Bool { match == .text(.past) }
}

extension CandidateFacts {
    /// Statements in `set` that hold now: not resolved, abated or worded as history.
    func current(_ set: ValueSet) -> [Evidence<Statement>] {
        ever(set).filter { $0.fact.current && !$0.isPastByWords }
    }

    /// Statements in `set` at any time.
    func ever(_ set: ValueSet) -> [Evidence<Statement>] {
        statements.compactMap { statement in
            set.match(statement.concept, wordings: statement.wordings).map {
                Evidence(fact: statement, match: $0, reference: statement.reference)
            }
        }
    }

    /// Medicines in `set` being taken.
    func taking(_ set: ValueSet) -> [Evidence<Medicine>] {
        everTook(set).filter { $0.fact.taken && !$0.isPastByWords && !$0.fact.isStoppedByWords }
    }

    /// Medicines in `set`, taken now or before.
    func everTook(_ set: ValueSet) -> [Evidence<Medicine>] {
        medicines.compactMap { medicine in
            set.match(medicine.concept, wordings: medicine.wordings).map {
                Evidence(fact: medicine, match: $0, reference: medicine.reference)
            }
        }
    }

    func allergic(to set: ValueSet) -> [Evidence<Statement>] {
        allergies.compactMap { allergy in
            set.match(allergy.concept, wordings: allergy.wordings).map {
                Evidence(fact: allergy, match: $0, reference: allergy.reference)
            }
        }
    }

    /// Observations whose question is in `set`, newest first, not older than `days` when given; an undated one is then
    /// left out, unless a danger must not be missed for want of a date.
    func observed(
        _ set: ValueSet, within days: Double? = nil, orUndated: Bool = false
    ) -> [Evidence<Sighting>] {
        sightings.compactMap { sighting in
            if let days {
                guard sighting.on.map({ Double(day.days(since: $0)) <= days }) ?? orUndated else { return nil }
            }
            return set.match(sighting.concept, wordings: sighting.wordings).map {
                Evidence(fact: sighting, match: $0, reference: sighting.reference)
            }
        }
    }
}

extension ScreeningEvaluation {
    func current(_ set: ValueSet) -> [Evidence<CandidateFacts.Statement>] { facts.current(set) }

    func ever(_ set: ValueSet) -> [Evidence<CandidateFacts.Statement>] { facts.ever(set) }

    func taking(_ set: ValueSet) -> [Evidence<CandidateFacts.Medicine>] { facts.taking(set) }

    func everTook(_ set: ValueSet) -> [Evidence<CandidateFacts.Medicine>] { facts.everTook(set) }

    func allergic(to set: ValueSet) -> [Evidence<CandidateFacts.Statement>] { facts.allergic(to: set) }

    func observed(
        _ set: ValueSet, within days: Double? = nil, orUndated: Bool = false
    ) -> [Evidence<CandidateFacts.Sighting>] {
        facts.observed(set, within: days, orUndated: orUndated)
    }

    /// The newest number observed for `set`.
    func latestNumber(
        _ set: ValueSet, within days: Double? = nil, orUndated: Bool = false
    ) -> (value: Double, unit: String, evidence: Evidence<CandidateFacts.Sighting>)? {
        for evidence in observed(set, within: days, orUndated: orUndated) {
            if let (value, unit) = evidence.fact.number { return (value, unit, evidence) }
        }
        return nil
    }
}

extension CandidateFacts.Medicine {
    /// True when its words are one plain statement that it was stopped: "naltrexone, stopped; now on lithium" is not.
    fileprivate var isStoppedByWords: Bool {
        let others: Set<String> = ["not", "now", "on", "taking", "switched", "started", "and", "for", "before"]
        return wordings.contains { wording in
            let words = wording.words.map(\.text)
            return Set(wording.words.map { [$0.sentence, $0.item] }).count == 1
                && words.contains { ["stopped", "discontinued"].contains($0) }
                && !words.contains(where: others.contains)
        }
    }
}

extension CandidateFacts.Sighting {
    /// The value as a number: a quantity, or a text that begins with one, as `23` or `23/27`.
    var number: (Double, unit: String)? {
        switch value {
        case .quantity(let number, let unit): return (number, unit)
        case .text(let text):
            let digits = text.drop { $0 == " " }.prefix { $0.isNumber || $0 == "." }
            return Double(digits).map { ($0, "") }
        case .concept, .flag: return nil
        }
    }
}

extension Array {
    /// The bases of all pieces of evidence, each once.
    func basis<Fact>() -> [String] where Element == Evidence<Fact> { map(\.basis).unique }
}
