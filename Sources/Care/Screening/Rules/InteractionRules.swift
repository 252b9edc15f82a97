extension ScreeningEvaluation {
    /// Medicines being taken. Rows on swallowed ketamine speak only for doses by mouth.
    mutating func judgeInteractions() {
        judgeBenzodiazepines()
        find(
            .depressants,
            (taking(.opioid) + taking(.hypnotic) + taking(.gabapentinoid)).basis() + recordedDepressants)
        find(.stimulants, taking(.psychostimulant).basis())
        find(.monoamineOxidase, taking(.monoamineOxidaseInhibitor).basis())
        find(.linezolid, taking(.linezolid).basis())
        find(.sympathomimetic, taking(.sympathomimetic).basis())
        find(.vasopressin, taking(.vasopressin).basis())
        find(.theophylline, taking(.theophylline).basis())
        find(.lamotrigine, taking(.lamotrigine).basis())
        find(.naltrexone, taking(.naltrexone).basis())
        find(.inducer, taking(.inducer).basis(), severity: isByMouth ? nil : .note)
        find(.antidepressant, taking(.antidepressant).basis())
        find(.moodStabiliser, (taking(.lithium) + taking(.valproate)).basis())
        find(.nmda, taking(.nmdaAntagonist).basis())
        find(.variant2B6, variant2B6)
        if isByMouth {
            find(.inhibitor3A4, taking(.strongCYP3A4Inhibitor).basis())
            find(.grapefruit, facts.grapefruit)
            find(.itraconazole, taking(.itraconazole).basis())
            find(.inhibitor2B6, taking(.ticlopidine).basis())
            find(.clopidogrel, taking(.clopidogrel).basis())
        }
    }

    /// Adds up what all benzodiazepines equal in diazepam; any unknown dose leaves the sum unknown.
    private mutating func judgeBenzodiazepines() {
        var equivalent = 0.0
        var basis: [String] = []
        var rows: [ScreeningRow] = []
        var isUnknown = false
        for drug in ValueSet.benzodiazepines {
            for medicine in taking(drug.names) {
                basis.append(medicine.basis)
                rows.append(drug.row)
                if let dose = medicine.fact.dailyDose, let factor = number(drug.row) {
                    equivalent += dose.value * factor
                } else {
                    isUnknown = true
                }
            }
        }
        let others = taking(.otherBenzodiazepine).basis().filter { !basis.contains($0) }
        if !others.isEmpty { isUnknown = true }
        basis += others
        guard !basis.isEmpty, let limit = number(.benzodiazepine) else { return }
        let detail = "\(Figure.text(equivalent)) mg/day as diazepam"
        if equivalent > limit {
            let allVerified = rows.allSatisfy { rules.rule($0.rawValue)?.approved ?? false }
            find(.benzodiazepine, basis.unique, detail: detail, approved: allVerified)
        } else if isUnknown {
            find(.benzodiazepineUnknown, basis.unique)
        } else {
            find(.benzodiazepineLow, basis.unique, detail: detail)
        }
        if isUnknown { request("benzodiazepine-dose", for: .wBenzodiazepine) }
    }

    /// Opioids and alcohol that stand outside the medication list: a recorded use, or drinks above nought.
    private var recordedDepressants: [String] {
        let drinks = observed(.drinks).first.flatMap { evidence in
            (evidence.fact.number?.0 ?? 0) > 0 ? evidence.basis : nil
        }
        return
            (current(.longTermOpioid).basis() + current(.alcoholUse).basis() + taking(.alcoholUse).basis()
            + [drinks].compactMap { $0 }).unique
    }

    /// The star is lost when words are read, so the texts are looked at as they were written.
    private var variant2B6: [String] {
        let results = observed(.cyp2b6Variant).filter { evidence in
            switch evidence.fact.value {
            case .text(let text): text.contains("*6") || (evidence.fact.names6 && evidence.fact.isYesWord)
            case .concept(let concept):
                concept.texts.contains { $0.contains("*6") } || (evidence.fact.names6 && evidence.fact.isYesWord)
            case .flag(let flag): flag && evidence.fact.names6
            case .quantity: false
            }
        }
        let carried = ever(.cyp2b6Variant).filter { $0.fact.concept.texts.contains { $0.contains("*6") } }
        return (results.basis() + carried.basis()).unique
    }
}

extension CandidateFacts {
    /// Juice on the medication list, as a habit, or as an answer that is no refusal: "Grapefruit juice: daily".
    var grapefruit: [String] {
        let answers = observed(.grapefruit).filter { evidence in
            if let number = evidence.fact.number { return number.0 > 0 }
            guard evidence.fact.answer != false, case .text(let text) = evidence.fact.value else { return false }
            return Wording(text).assertion(of: ["daily", "weekly", "often", "sometimes", "occasional*", "regular*"])
                != nil
        }
        return (taking(.grapefruit).basis() + current(.grapefruit).basis() + answers.basis()).unique
    }
}

extension CandidateFacts.Sighting {
    fileprivate var names6: Bool { concept.texts.contains { $0.contains("*6") } }
    fileprivate var isYesWord: Bool { answer == true }
}

extension ValueSet {
    static let drinks = ValueSet(
        loinc: ["74013-4", "11287-0"],
        words: ["drinks per day", "drinks per week", "alcoholic drinks", "alcohol units", "standard drinks"])
}
