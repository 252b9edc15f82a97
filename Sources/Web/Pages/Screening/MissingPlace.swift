import Care

/// Where something that screening misses can be recorded.
enum MissingPlace {
    /// The address of the form; nil for what is not recorded on a form of the chart.
    static func path(of item: MissingItem, patient: PatientID) -> String? {
        let facts = "\(Site.facts(patient))?then=screening&add="
        if MeasurementKind.named(item.name) != nil { return "\(facts)measurement&kind=\(item.name)" }
        switch item.name {
        case "allergies": return facts + "allergy"
        case "medications", "benzodiazepine-dose": return facts + "medication"
        case "confirmed-diagnosis", "myocardial-infarction-date": return facts + "condition"
        case "past-trials": return facts + "trial"
        case "liver-tests": return facts + "measurement&kind=alt"
        case "mood-stabiliser-level": return facts + "measurement&kind=lithium-level"
        case "consent": return Site.consent(patient)
        case "birth-date": return Site.registration(patient)
        case "c-ssrs": return Site.columbia(patient)
        case "depression-scale": return score("madrs", patient)
        case "pain-score": return score("nrs", patient)
        case "moca", "phq-9", "gad-7", "pcl-5", "y-bocs", "lsas", "ymrs": return score(item.name, patient)
        default: return facts + "history"
        }
    }

    private static func score(_ scale: String, _ patient: PatientID) -> String {
        Site.score(of: scale, patient)
    }
}
