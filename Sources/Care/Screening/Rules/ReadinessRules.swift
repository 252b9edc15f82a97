extension ScreeningEvaluation {
    /// Consent, and the holds of the day itself, which speak only when somebody recorded something.
    mutating func judgeReadiness() {
        judgeConsent()
        let today = facts.sightings.filter { $0.on == nil || $0.on == day }
        func answered(_ set: ValueSet, _ wanted: Bool) -> [String] {
            today.compactMap { sighting in
                guard sighting.answer == wanted, let match = set.match(sighting.concept, wordings: sighting.wordings)
                else { return nil }
                return Evidence(fact: sighting, match: match, reference: sighting.reference).basis
            }
        }
        find(.escort, answered(.escort, false))
        let row: ScreeningRow = rules.drug == .esketamine ? .fastingEsketamine : .fastingParenteral
        if rules.drug == .esketamine || !isByMouth {
            find(row, answered(.fasting, false) + answered(.ateRecently, true))
            let limits = numbers(row, count: 1) ?? []
            for (set, limit) in zip([ValueSet.sinceFood, .sinceDrink], limits) {
                for sighting in today {
                    guard let minutes = sighting.minutes, minutes < limit,
                        let match = set.match(sighting.concept, wordings: sighting.wordings)
                    else { continue }
                    find(row, [Evidence(fact: sighting, match: match, reference: sighting.reference).basis])
                }
            }
        }
    }

    private mutating func judgeConsent() {
        find(.consentLacking, current(.lacksCapacity).basis())
        for capacity in observed(.capacity).prefix(1) where capacity.fact.answer == false {
            find(.consentLacking, [capacity.basis])
        }
        guard let consent = observed(.consentRecord).first else { return request("consent", for: .wConsent) }
        switch consent.fact.consent {
        case true?: break
        case false?: find(.consentLacking, [consent.basis], detail: "consent refused or withdrawn")
        case nil: request("consent", for: .wConsent)
        }
    }
}

extension CandidateFacts.Sighting {
    /// True when signed, false when refused or withdrawn, nil when neither is recorded.
    fileprivate var consent: Bool? {
        let texts: [String] =
            switch value {
            case .flag(let flag): flag ? ["signed"] : []
            case .text(let text): [text]
            case .concept(let concept): concept.texts
            case .quantity: []
            }
        for wording in texts.map(Wording.init) {
            if wording.assertion(of: ["refused", "declined", "withdrawn", "revoked", "withdrew", "refuses"]) != nil {
                return false
            }
            if wording.assertion(of: [
                "signed", "given", "obtained", "granted", "yes", "consented", "active", "documented",
            ]) == .present {
                return true
            }
        }
        return answer == true ? true : nil
    }

    /// A length of time as minutes.
    fileprivate var minutes: Double? {
        guard case .quantity(let value, let unit) = value else { return nil }
        switch unit.lowercased() {
        case "h", "hr", "hrs", "hour", "hours": return value * 60
        case "min", "minute", "minutes", "mins": return value
        default: return nil
        }
    }
}
