/// A medicine or food on a chart that changes how much of swallowed ketamine reaches the blood.
public struct ExposureMedicine: Sendable, Hashable {
    public enum Substance: String, Sendable, Hashable, CaseIterable {
        case clarithromycin, itraconazole, grapefruit, ticlopidine, rifampicin
        case stJohnsWort = "st-johns-wort"
        /// As ritonavir or ketoconazole.
        case strongInhibitor = "strong-cyp3a4-inhibitor"
        case clopidogrel
        /// As carbamazepine or phenytoin.
        case inducer
    }

    public let substance: Substance
    /// As the chart has it.
    public let name: String

    public init(substance: Substance, name: String) {
        self.substance = substance
        self.name = name
    }
}

extension Course {
    /// What the patient takes that changes exposure to ketamine, each substance once, in the order of ``ExposureMedicine/Substance``.
    public func exposureMedicines(on day: Day) -> [ExposureMedicine] {
        let facts = CandidateFacts(candidate, on: day)
        let sets: [(ExposureMedicine.Substance, ValueSet)] = [
            (.clarithromycin, .clarithromycin), (.itraconazole, .itraconazole), (.ticlopidine, .ticlopidine),
            (.rifampicin, .rifampicin), (.stJohnsWort, .stJohnsWort), (.strongInhibitor, .strongCYP3A4Inhibitor),
            (.clopidogrel, .clopidogrel), (.inducer, .inducer),
        ]
        var found: [ExposureMedicine] = []
        var named: Set<String> = []
        for (substance, set) in sets {
            for medicine in facts.taking(set) {
                let name = medicine.fact.concept.texts.first ?? substance.rawValue
                // Clarithromycin is a strong inhibitor too, and counts once.
                guard named.insert("\(medicine.reference) \(name)").inserted,
                    !found.contains(where: { $0.substance == substance && $0.name == name })
                else { continue }
                found.append(ExposureMedicine(substance: substance, name: name))
            }
        }
        if !facts.grapefruit.isEmpty { found.append(ExposureMedicine(substance: .grapefruit, name: "Grapefruit")) }
        return found
    }
}
