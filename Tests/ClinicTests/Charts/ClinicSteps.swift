import Care
import Foundation
import Testing

@testable import Clinic

/// A patient on the way through the clinic, and the session they are in when there is one.
struct Treated: Sendable {
    let patient: PatientID
    var session = SessionID("none")
}

/// How far a patient has come.
enum Stage: Int, Comparable, CaseIterable {
    case registered, eligible, educated, consented, drafted, planned, booked, opened, charted, dosing, dosed, recovered

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

/// One step each, with what it needs and nothing to look at.
extension ClinicFixture {
    static let weight = Kilograms(70)

    /// A patient who has come as far as `stage`.
    func treated(
        to stage: Stage, _ given: String = "Rowan", _ family: String = "Alder", under protocolID: String = "iv-racemic",
        chair: String = "Chair 1"
    ) async throws -> Treated {
        var treated = Treated(patient: try await register(given, family))
        let patient = treated.patient
        if stage >= .eligible { try await decideEligible(patient, under: protocolID) }
        if stage >= .educated { try await educate(patient, for: protocolID) }
        if stage >= .consented { try await consent(patient, to: protocolID) }
        if stage >= .drafted { try await weigh(patient) }
        if stage >= .drafted { try await draft(form(protocolID), for: patient) }
        if stage >= .planned { try await sign(patient) }
        guard stage >= .booked else { return treated }
        treated.session = try await book(patient, chair: chair)
        if stage >= .opened { try await open(treated.session, patient, chair: chair) }
        if stage >= .charted { try await chart(treated) }
        if stage >= .dosing { try await startInfusion(treated) }
        guard stage >= .dosed else { return treated }
        pass(minutes: 40)
        try await give(.completed, treated)
        guard stage >= .recovered else { return treated }
        pass(minutes: 60)
        try await recover(treated)
        return treated
    }

    func registration(_ given: String, _ family: String, born: String = "1984-03-02", number: String? = nil)
        throws -> Registration
    {
        Registration(
            name: PersonName(given: given, family: family), birthDate: try #require(Day(born)), sex: .male,
            medicalRecordNumber: number ?? "HC-\(given)-\(family)")
    }

    func register(_ given: String, _ family: String) async throws -> PatientID {
        try await clinic.register(
            try registration(given, family), access: try access(.registerPatient), command("\(given) \(family)"))
    }

    @discardableResult
    func decideEligible(
        _ patient: PatientID, under protocolID: String = "iv-racemic", indication: Indication = .depression,
        outcome: ScreeningDecision.Outcome = .eligible
    ) async throws -> Course {
        let result = try await clinic.screen(
            patient, under: protocolID, indication: indication, access: try access(.screen, patient), on: today)
        var setAside = ["missing": "known to the referring clinic"]
        for finding in result.findings where finding.severity <= .hold {
            setAside[finding.id] = "reviewed with the patient"
        }
        return try await clinic.decideScreening(
            outcome, reason: "two trials without response", indication: indication, protocolID: protocolID,
            setAside: setAside, basedOn: try await course(patient).sequence, password: Self.password, on: patient,
            access: try access(.decideScreening, patient), command())
    }

    func rightAnswers(_ protocolID: String) throws -> [Int] {
        try clinic.education.document(for: protocolID).quiz.map(\.correct)
    }

    @discardableResult
    func educate(_ patient: PatientID, for protocolID: String = "iv-racemic") async throws -> Course {
        try await clinic.giveEducation(
            protocolID, answers: try rightAnswers(protocolID), on: patient, access: try access(.giveEducation, patient),
            command())
    }

    @discardableResult
    func consent(_ patient: PatientID, to protocolID: String = "iv-racemic") async throws -> Course {
        try await clinic.takeConsent(
            to: protocolID, signedName: try await course(patient).registration?.name.display ?? "", on: patient,
            access: try access(.takeConsent, patient), command())
    }

    @discardableResult
    func withdraw(_ patient: PatientID) async throws -> Course {
        try await clinic.withdrawConsent(
            reason: "wants to stop", on: patient, access: try access(.withdrawConsent, patient), command())
    }

    func weighed(_ weight: Kilograms = weight) -> ChartEntry {
        .measured(
            Observation(
                concept: Concept(codings: [Coding(.loinc, "29463-7")]), value: .quantity(weight.value, unit: "kg"),
                on: today, reference: "scale"))
    }

    @discardableResult
    func weigh(_ patient: PatientID, _ weight: Kilograms = weight) async throws -> Course {
        try await record([weighed(weight)], on: patient)
    }

    @discardableResult
    func record(_ facts: [ChartEntry], on patient: PatientID) async throws -> Course {
        try await clinic.recordHistory(facts, on: patient, access: try access(.recordHistory, patient), command())
    }

    func form(_ protocolID: String = "iv-racemic", milligramsPerKilogram: Double = 0.5, changeReason: String = "")
        -> PlanForm
    {
        let nasal = protocolID == "spravato"
        return PlanForm(
            protocolID: protocolID, indication: .depression,
            request: nasal
                ? .fixed(Milligrams(56)) : .perKilogram(MilligramsPerKilogram(milligramsPerKilogram)),
            concentration: nasal ? nil : MilligramsPerMillilitre(10), infusion: nil,
            inductionSessions: nasal ? 8 : 6, firstSession: today, intervalDays: 3, goals: ["sleep through the night"],
            changeReason: changeReason)
    }

    /// The sequence that a page of this plan shows.
    func planSequence(_ patient: PatientID) async throws -> Int64 {
        let course = try await course(patient)
        return max(course.draft?.sequence ?? 0, course.plan?.sequence ?? 0)
    }

    @discardableResult
    func draft(_ form: PlanForm, for patient: PatientID) async throws -> Course {
        try await clinic.draftPlan(
            form, basedOn: try await planSequence(patient), for: patient, access: try access(.draftPlan, patient),
            command())
    }

    @discardableResult
    func sign(_ patient: PatientID, second: SecondSigner? = nil) async throws -> Course {
        try await clinic.signPlan(
            basedOn: try await planSequence(patient), password: Self.password, second: second, for: patient,
            access: try access(.signPlan, patient), command())
    }

    func book(
        _ patient: PatientID, on day: Day? = nil, hour: Int = 10, minute: Int = 0, chair: String = "Chair 1"
    ) async throws -> SessionID {
        let before = Set(try await course(patient).bookings.map(\.session))
        let course = try await clinic.book(
            on: day ?? today, hour: hour, minute: minute, chair: chair, for: patient,
            access: try access(.bookSession, patient), command())
        return try #require(course.bookings.first { !before.contains($0.session) }).session
    }

    func open(_ booking: SessionID?, _ patient: PatientID, chair: String = "Chair 1") async throws {
        _ = try await clinic.openSession(
            booking: booking, chair: chair, for: patient, access: try access(.openSession, patient), command())
    }

    static let allClear = PreDoseCheck(
        identifiers: [.name, .birthDate], weight: weight, hoursSinceFood: 12, minutesSinceDrink: 180, escort: "sister",
        medicinesHeld: true, substancesToday: false, suicidality: PreDoseCheck.Suicidality.none,
        bladderSymptoms: false, equipmentReady: true, stillConsents: true)

    static let calm = Signs(
        systolic: 122, diastolic: 78, heartRate: 70, oxygenSaturation: 98, respiratoryRate: 14, alertness: 5,
        dissociation: 0)

    /// Everything that the gate before the dose asks.
    func chart(_ treated: Treated) async throws {
        try await check(Self.allClear, treated)
        try await signs(Self.calm, treated)
        try await drawUp(treated)
    }

    /// The syringe of the order, where it has one, drawn up by one person and read again by another.
    func drawUp(_ treated: Treated) async throws {
        guard let dose = try await course(treated.patient).plan?.content.plan.dose, let strength = dose.concentration
        else { return }
        _ = try await clinic.prepareDose(
            dose.milligrams, from: strength, in: treated.session, of: treated.patient,
            access: try access(.giveDose, treated.patient), command())
        _ = try await clinic.checkDose(
            concentration: strength, volume: dose.milligrams.volume(at: strength), second: nil, in: treated.session,
            of: treated.patient, access: try access(.giveDose, treated.patient, as: .prescriber), command())
    }

    @discardableResult
    func check(_ check: PreDoseCheck, _ treated: Treated) async throws -> Course {
        try await clinic.recordPreDose(
            check, in: treated.session, of: treated.patient, access: try access(.recordPreDose, treated.patient),
            command())
    }

    @discardableResult
    func signs(_ signs: Signs, _ treated: Treated) async throws -> Course {
        try await clinic.recordSigns(
            signs, in: treated.session, of: treated.patient, access: try access(.recordSigns, treated.patient),
            command())
    }

    static let infusion = DoseEvent.infusionStarted(
        dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40))

    func startInfusion(_ treated: Treated) async throws { try await give(Self.infusion, treated) }

    @discardableResult
    func give(_ event: DoseEvent, _ treated: Treated, occurredAt: Instant? = nil) async throws -> Course {
        try await clinic.giveDose(
            event, in: treated.session, of: treated.patient, access: try access(.giveDose, treated.patient),
            command("\(event)", occurredAt: occurredAt))
    }

    static let recovery = RecoveryCheck(
        orientedFully: true, walksSteadily: true, nauseaControlled: true, aldrete: 10, newSuicidalThoughts: false,
        escortPresent: "sister", noDrivingUnderstood: true, instructionsGiven: true)

    func recover(_ treated: Treated) async throws {
        try await signs(Self.calm, treated)
        try await recovery(Self.recovery, treated)
    }

    @discardableResult
    func recovery(_ check: RecoveryCheck, _ treated: Treated) async throws -> Course {
        try await clinic.recordRecovery(
            check, in: treated.session, of: treated.patient, access: try access(.recordRecovery, treated.patient),
            command())
    }

    @discardableResult
    func discharge(_ treated: Treated) async throws -> Course {
        try await clinic.discharge(
            treated.session, of: treated.patient, remarks: "", access: try access(.discharge, treated.patient),
            command())
    }

    @discardableResult
    func score(_ scale: String, _ total: Double, item: SuicideItem? = nil, _ patient: PatientID) async throws -> Course
    {
        try await clinic.recordScore(
            Score(scale: scale, total: total, on: today, suicideItem: item), on: patient,
            access: try access(.recordScore, patient), command())
    }

    @discardableResult
    func decideCourse(_ outcome: CourseDecision.Outcome, interval: Int? = nil, _ patient: PatientID) async throws
        -> Course
    {
        try await clinic.decideCourse(
            outcome, intervalDays: interval, reason: "as discussed", proposal: nil, password: Self.password,
            on: patient,
            access: try access(.signPlan, patient), command())
    }

    /// A whole infusion, from an open chair to the way home.
    @discardableResult
    func infuse(_ patient: PatientID, chair: String = "Chair 1") async throws -> Treated {
        let treated = Treated(patient: patient, session: try await book(patient, chair: chair))
        try await open(treated.session, patient, chair: chair)
        try await chart(treated)
        try await startInfusion(treated)
        pass(minutes: 40)
        try await give(.completed, treated)
        pass(minutes: 60)
        try await recover(treated)
        try await discharge(treated)
        return treated
    }
}
