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
            observations: measurements.map(\.content) + scores.map(\.asObservation),
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
    fileprivate var asObservation: Observation {
        Observation(
            concept: Concept(texts: [content.scale.uppercased()]),
            value: .quantity(content.total, unit: "{score}"), on: content.on, reference: "chart entry \(sequence)")
    }
}
