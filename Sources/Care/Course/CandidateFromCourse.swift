extension Course {
    /// The chart as a candidate, so that a charted patient and an imported referral are screened by the same rules.
    public var candidate: Candidate {
        Candidate(
            name: registration?.name, birthDate: registration?.birthDate, sex: registration?.sex,
            medicalRecordNumber: registration?.medicalRecordNumber, phone: registration?.phone,
            email: registration?.email,
            conditions: conditions.map(\.content),
            medications: medications.map(\.content) + pastTrials.map(\.asMedication),
            allergies: allergies.map(\.content),
            observations: measurements.map(\.content) + scores.compactMap(\.asObservation),
            patientReference: "registration")
    }
}

extension Recorded<PastTrial> {
    /// A finished trial as a medication that is no longer taken; only trials the clinician called adequate carry dates.
    fileprivate var asMedication: ReportedMedication {
        let end = Day(ordinal: Int(occurredAt.microseconds / 86_400_000_000))
        return ReportedMedication(
            concept: Concept(texts: [content.drug]), taken: false,
            started: content.adequate ? end.adding(days: -7 * max(content.weeks, 1)) : nil,
            ended: content.adequate ? end : nil, reference: "chart entry \(sequence)")
    }
}

extension Recorded<Score> {
    /// LOINC codes of totals from the LOINC release, as verified for the scales the product scores.
    fileprivate var asObservation: Observation? {
        let code: String? =
            switch content.scale {
            case "phq-9": "44261-6"
            case "gad-7": "70274-6"
            case "audit-c": "75626-2"
            default: nil
            }
        return Observation(
            concept: Concept(codings: code.map { [Coding(.loinc, $0)] } ?? [], texts: [content.scale.uppercased()]),
            value: .quantity(content.total, unit: "{score}"), on: content.on, reference: "chart entry \(sequence)")
    }
}
