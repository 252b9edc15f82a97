import Care
import Clinic

/// What people get wrong, and the entries that put it right.
extension SyntheticPatient {
    /// An allergy of somebody else is charted, and taken back.
    mutating func mistakeAllergy() async throws {
        let wrong = ChartEntry.allergy(
            ReportedAllergy(concept: Concept(texts: ["Penicillin"]), reference: "stated by the patient"))
        try await act(.recordHistory, nurse) { try await $0.recordHistory([wrong], on: $1, access: $2, $3) }
        pass(4...12)
        guard let sequence = course.allergies.last?.sequence else { return }
        try await correct(sequence, .enteredInError, "Belongs to another patient of the same morning.", nil)
    }

    /// A score is typed with its digits turned round, and amended.
    mutating func mistypeScore(by post: Post) async throws {
        guard let right = course.latestScore(of: "gad-7") ?? course.scores.last?.content else { return }
        let wrong = Score(
            scale: right.scale, total: right.total < 6 ? right.total + 11 : right.total - 5, on: right.on,
            suicideItem: right.suicideItem)
        try await record(wrong, by: post)
        guard let sequence = course.scores.last?.sequence else { return }
        pass(3...9)
        try await correct(sequence, .amended, "Typed from the wrong line of the form.", .scored(right))
    }

    /// Today's weight was typed in pounds: the chart's measurement is amended.
    mutating func amendWeight(in session: SessionID) async throws {
        guard let wrong = course.measurements.last else { return }
        let right = Observation(
            concept: wrong.content.concept, value: .quantity(person.weight.value, unit: "kg"), on: wrong.content.on,
            reference: wrong.content.reference)
        try await correct(wrong.sequence, .amended, "Typed in pounds; the scale showed kilograms.", .measured(right))
    }

    /// What fingers do before a first dose, and what the product does not let through.
    mutating func slip(before event: DoseEvent, in session: SessionID) async throws {
        let wrong: DoseEvent?
        switch (story.slip, event) {
        case (.wrongDose, .infusionStarted(let dose, let strength, let minutes)):
            wrong = .infusionStarted(dose: Milligrams(dose.value * 10), concentration: strength, over: minutes)
        case (.wrongDose, .injected(let dose, let strength)):
            wrong = .injected(dose: Milligrams(dose.value * 10), concentration: strength)
        case (.wrongVial, .infusionStarted(let dose, _, let minutes)):
            wrong = .infusionStarted(dose: dose, concentration: MilligramsPerMillilitre(100), over: minutes)
        case (.wrongVial, .injected(let dose, _)):
            wrong = .injected(dose: dose, concentration: MilligramsPerMillilitre(10))
        default: wrong = nil
        }
        if let wrong {
            _ = try await attempt(.giveDose, nurse) {
                try await $0.giveDose(wrong, in: session, of: $1, access: $2, $3)
            }
            pass(1...2)
        }
    }

    /// A saturation without its last digit is refused; a wrong pulse that passes is amended afterwards.
    mutating func mistypeSigns(in session: SessionID) async throws {
        _ = try await attempt(.recordSigns, nurse) {
            try await $0.recordSigns(Signs(oxygenSaturation: 9), in: session, of: $1, access: $2, $3)
        }
        var signs = baselineSigns(raisedBy: 0)
        let right = signs
        signs.heartRate = 148
        try await chart(signs, in: session)
        pass(1...3)
        let view = try await clinic.session(
            session, of: patient, access: try access(.recordSigns, nurse), at: clock)
        guard let sequence = view.session.signs.last?.sequence else { return }
        try await correct(sequence, .amended, "Pulse of the monitor in the next room.", .signs(right), in: session)
    }

    mutating func correct(
        _ sequence: Int64, _ kind: Correction.Kind, _ reason: String, _ replacement: ChartEntry?,
        in session: SessionID? = nil
    ) async throws {
        try await act(.correctEntry, nurse) {
            try await $0.correct(
                sequence, in: session, kind: kind, reason: reason, replacement: replacement, on: $1, access: $2, $3)
        }
    }
}
