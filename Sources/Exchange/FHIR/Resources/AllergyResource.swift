import Care

extension ReferralReader {
    mutating func readAllergy(_ entry: BundleEntry) throws -> Bool {
        guard try concernsPatient(entry, "patient") else { return false }
        let resource = entry.resource
        for key in ["recordedDate", "onsetDateTime", "lastOccurrence"] { _ = try resource.day(key) }
        let refuted = try ["refuted", "entered-in-error"].contains(resource.word("verificationStatus") ?? "")
        let resolved = try resource.word("clinicalStatus") == "resolved"
        // The code may name a class and the reaction the very substance: both count.
        var parts = ConceptParts()
        parts.add(try concept(of: entry))
        for reaction in try resource.list("reaction") {
            if let substance = try reaction.concept("substance") { parts.add(substance) }
        }
        candidate.allergies.append(
            ReportedAllergy(concept: parts.concept, counts: !refuted && !resolved, reference: entry.reference))
        return true
    }
}
