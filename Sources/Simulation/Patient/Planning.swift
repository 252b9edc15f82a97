import Care
import Clinic

extension SyntheticPatient {
    /// A prescriber drafts and signs the plan; the front desk books the first session.
    mutating func plan() async throws {
        guard course.phase == .planning else { return }
        try await openChart(prescriber)
        let first = timetable.sessionDay(from: today.adding(days: 2), isSpaced: false)
        var form = planForm(request: startingDose, firstSession: first, changeReason: "")
        while let refusal = try await attemptDraft(form, by: prescriber) {
            switch refusal.code {
            case "dose.weight-old": try await weigh()
            case "dose.exceeds-cap" where form.request == .perKilogram(MilligramsPerKilogram(1)):
                form.request = .perKilogram(MilligramsPerKilogram(0.5))
            default: throw refusal
            }
        }
        guard story.pause != .draft else { return }
        pass(3...10)
        try await sign()
        try await openPlan(.pharmacist)
        pass(5...20)
        try await book(from: first)
    }

    private var startingDose: DoseRule.Request {
        switch story.protocolID {
        case "spravato": .fixed(Milligrams(56))
        case "iv-pain": .perKilogram(MilligramsPerKilogram(1.4))
        case "iv-racemic", "im-racemic": .perKilogram(MilligramsPerKilogram(story.beginsHigh ? 1 : 0.5))
        default: .perKilogram(MilligramsPerKilogram(0.5))
        }
    }

    private func planForm(request: DoseRule.Request, firstSession: Day, changeReason: String) -> PlanForm {
        let strength: MilligramsPerMillilitre? =
            switch story.protocolID {
            case "spravato": nil
            case "iv-racemic", "iv-pain": MilligramsPerMillilitre(10)
            default: MilligramsPerMillilitre(50)
            }
        let isPain = story.protocolID == "iv-pain"
        return PlanForm(
            protocolID: story.protocolID, indication: story.indication, request: request, concentration: strength,
            infusion: nil,
            inductionSessions: isPain ? 10 : story.protocolID == "iv-racemic" ? 6 : 8, firstSession: firstSession,
            intervalDays: isPain ? 1 : 3, goals: [Self.hopes[number % Self.hopes.count]], medicinesToHold: [],
            remarks: "", changeReason: changeReason)
    }

    private mutating func attemptDraft(_ form: PlanForm, by post: Post) async throws -> Refusal? {
        let basedOn = standing
        return try await attempt(.draftPlan, post) {
            try await $0.draftPlan(form, basedOn: basedOn, for: $1, access: $2, $3)
        }
    }

    /// Where the plan stands that people have on their page.
    private var standing: Int64 { max(course.draft?.sequence ?? 0, course.plan?.sequence ?? 0) }

    private mutating func sign() async throws {
        let (basedOn, password) = (standing, try password(prescriber))
        let refusal = try await attempt(.signPlan, prescriber) {
            try await $0.signPlan(basedOn: basedOn, password: password, second: nil, for: $1, access: $2, $3)
        }
        guard let refusal else { return }
        guard refusal.code == "plan.second-signature" else { throw refusal }
        let other = try team.member(prescriber == .prescriber ? .secondPrescriber : .prescriber)
        let second = SecondSigner(email: other.email, password: other.password)
        pass(5...30)
        try await act(.signPlan, prescriber) {
            try await $0.signPlan(basedOn: basedOn, password: password, second: second, for: $1, access: $2, $3)
        }
    }

    private mutating func weigh() async throws {
        let weight = Observation(
            concept: Concept(codings: [Coding(.loinc, "29463-7")], texts: ["Body weight"]),
            value: .quantity(person.weight.value, unit: "kg"), on: today, reference: "measured here")
        pass(3...9)
        try await act(.recordHistory, nurse) { try await $0.recordHistory([.measured(weight)], on: $1, access: $2, $3) }
    }

    /// A later plan at another dose, signed like the first.
    mutating func change(doseTo dose: Double, unit: String?, because reason: String) async throws {
        let request: DoseRule.Request =
            unit == "mg" ? .fixed(Milligrams(dose)) : .perKilogram(MilligramsPerKilogram(dose))
        var form = planForm(request: request, firstSession: today.adding(days: 3), changeReason: reason)
        form.intervalDays = course.plan?.content.plan.intervalDays ?? form.intervalDays
        if let refusal = try await attemptDraft(form, by: prescriber) {
            // At the cap there is no further step, and the dose stays.
            guard refusal.code.hasPrefix("dose.") else { throw refusal }
            return
        }
        pass(2...6)
        try await sign()
    }

    /// Keeps the patient's chair on their next day from `day` on.
    mutating func book(from day: Day) async throws {
        let treatment = await clinic.protocols.current(story.protocolID)
        let window = treatment.flatMap { Schedule.next(after: course, under: $0, zone: timetable.zone) }
        let earliest = max(day, today, window?.earliest ?? today)
        let day = timetable.sessionDay(from: earliest, isSpaced: course.phase != .induction)
        let (hour, chair) = (timetable.hour(on: day), timetable.chair(on: day))
        try await act(.bookSession, .frontDesk) {
            try await $0.book(on: day, hour: hour.hour, minute: hour.minute, chair: chair, for: $1, access: $2, $3)
        }
        arrange(.session, on: day)
    }
}
