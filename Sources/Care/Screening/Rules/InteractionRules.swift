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
            find(.grapefruit, taking(.grapefruit).basis())
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

    private var variant2B6: [String] {
        observed(.cyp2b6Variant).filter { evidence in
            switch evidence.fact.value {
            case .text(let text): text.contains("*6")
            case .concept(let concept): concept.texts.contains { $0.contains("*6") }
            case .flag, .quantity: false
            }
        }.basis()
    }
}

extension ValueSet {
    static let drinks = ValueSet(
        loinc: ["74013-4", "11287-0"],
        words: ["drinks per day", "drinks per week", "alcoholic drinks", "alcohol units", "standard drinks"])
}
