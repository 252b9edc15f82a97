@testable import Care

/// One entry of each kind, filled so that every field is written.
enum EntrySamples {
    static let correction = Correction(
        corrects: 7, kind: .amended, reason: "wrong arm",
        replacement: .noted(ClinicalNote(kind: .integration, text: "right")))

    static let override = GateOverridden(
        points: ["E-NPO", "E-ESC"], reason: "seen and agreed", signature: Sample.mark(Sample.prescriber, "override"))

    static func one(ofEach _: Void) -> [ChartEntry] { chart + session }

    private static let chart: [ChartEntry] = [
        .registered(
            Registration(
                name: Sample.name, birthDate: Day(ordinal: 4_000), sex: .female, medicalRecordNumber: "1",
                phone: "555", email: "noel@example.org", emergencyContact: "a sister", referredBy: "Dr Example",
                veteran: true, synthetic: true)),
        .referralImported(
            ReferralImported(contentHash: "00", facts: 12, leftAside: ["Device": 1, "Claim": 2, "Basic": 3])),
        .historyTaken(HistoryTaken(area: .anaesthesia, text: "a \"quoted\" word, a / and an é")),
        .condition(
            ReportedCondition(
                concept: Concept(codings: [Coding(.icd10cm, "F33.2"), Coding(.snomed, "1")], texts: ["depression"]),
                status: .active, onset: Sample.today, abated: nil, grade: "severe", reference: "Condition/1")),
        .medication(
            ReportedMedication(
                concept: Concept(codings: [Coding(.rxnorm, "321988")], texts: []), taken: true,
                dailyDose: Milligrams(0.1), started: Sample.today, reference: "MedicationStatement/1")),
        .allergy(ReportedAllergy(concept: Concept(texts: ["ketamine"]), reference: "AllergyIntolerance/1")),
        .measured(
            Observation(
                concept: Concept(codings: [Coding(.loinc, "29463-7")]), value: .quantity(70.1, unit: "kg"),
                on: Sample.today, reference: "Observation/1")),
        .pastTrial(
            PastTrial(
                drug: "sertraline", maximumDose: Milligrams(200), weeks: 8, outcome: .noResponse, adequate: true,
                currentEpisode: true)),
        .screeningDecided(
            ScreeningDecision(
                outcome: .eligible, reason: "two trials", indication: .bipolarDepression,
                result: ScreeningResult(
                    protocolID: "iv-racemic", protocolVersion: "1", protocolHash: "00", on: Sample.today,
                    findings: [
                        Finding(
                            id: "E-CVA", severity: .hold, reason: "stroke", source: "s", approved: false,
                            basis: ["Condition/1"])
                    ],
                    missing: [MissingItem(name: "blood-pressure", request: "measure it", rule: "E-BPUNC")]),
                setAside: ["E-CVA": "cleared by neurology", "missing": "measured on the day"],
                signature: Sample.mark(Sample.prescriber, "responsibility"))),
        .educationRead(EducationRead(protocolID: "iv-racemic", version: "1", correctAnswers: 6, questions: 6)),
        .consentSigned(Sample.consent("iv-racemic")),
        .consentWithdrawn(ConsentWithdrawn(reason: "not stated")),
        .planDrafted(plan),
        .planSigned(
            SignedPlan(
                revision: 2, plan: plan, signature: Sample.mark(), secondSignature: Sample.mark(Sample.colleague))),
        .courseDecided(CourseFoldTests.decision(.beginMaintenance)),
        .sessionBooked(SessionBooked(session: SessionID("s"), at: Sample.morning, chair: "2")),
        .bookingCancelled(BookingCancelled(session: SessionID("s"), reason: "ill")),
        .scored(Score(scale: "phq-9", total: 18, on: Sample.today, suicideItem: .skipped)),
        .asked(
            QuestionnaireAsked(
                id: AskingID("a"), scale: "phq-9", mode: .link, channel: .text, expires: Sample.morning, slot: "weekly")
        ),
        .messageSettled(
            MessageSettled(asking: AskingID("a"), channel: .text, sent: false, attempts: 5, why: "no answer")),
        .answered(
            AnswerSheet(
                scale: "phq-9", version: "1.0.0", hash: "00", recall: "2-weeks",
                items: [.init(id: "1", value: 3), .init(id: "9", value: nil)], total: 18, band: "moderately severe",
                answered: 8, prorated: true, completeness: "8 of 9 answered, prorated 18 to 18",
                flags: ["suicide-item-missing"], suicideItem: .skipped, triage: .low,
                mode: .link, on: Sample.today, asking: AskingID("a"))),
        .riskPassed(
            RiskPassed(
                id: RiskID("r"), to: Sample.prescriber, reason: "Nobody reached the patient in time",
                due: Sample.morning)),
        .ownerTold(
            OwnerTold(
                risk: RiskID("r"), person: Sample.prescriber, name: "Dr. Ada Hale", entry: 7, channel: .email,
                sent: false,
                attempts: 6, why: "no answer")),
        .riskContact(
            RiskContact(id: RiskID("r"), means: .emergencyContact, outcome: .messageLeft, words: "sister will call")),
        .safetyPlanned(
            SafetyPlan(answers: Dictionary(uniqueKeysWithValues: SafetyPlan.Step.allCases.map { ($0, $0.title) }))),
        .riskClosed(RiskClosed(id: RiskID("r"), words: "safety plan made")),
        .surveillanceDone(SurveillanceDone(item: "bladder", positive: false, on: Sample.today, remark: "")),
        .taskRaised(
            CareTask(
                id: "t", title: "Call", why: "day 1", due: Sample.today, dueAt: Sample.morning, role: .nurse,
                rule: "FOLLOW-UP-HOURS", source: "s", approved: false)),
        .taskCompleted(TaskCompleted(task: "t", outcome: "called")),
        .corrected(correction),
    ]

    private static let session: [ChartEntry] = [
        .sessionOpened(
            SessionOpened(session: SessionID("s"), number: 3, planRevision: 2, chair: "2", nurse: Sample.nurse)),
        .sessionClosed(
            SessionSummary(
                session: SessionID("s"), number: 3, ending: .discharged, openedAt: Sample.morning,
                closedAt: Sample.morning.adding(minutes: 150), given: Milligrams(35), weight: Kilograms(70.2),
                route: .intravenous, protocolID: "iv-racemic", peakSystolic: 150, peakDiastolic: 90,
                lowestSaturation: 95, adverseEvents: [event], overridden: ["E-NPO"], remarks: "well")),
        .preDoseChecked(
            PreDoseCheck(
                identifiers: Set(PreDoseCheck.Identifier.allCases), weight: Kilograms(70.2), hoursSinceFood: 4.5,
                minutesSinceDrink: 31, escort: "a friend", medicinesHeld: true, pregnancy: .negativeTest,
                substancesToday: false, suicidality: .low, bladderSymptoms: false, equipmentReady: true,
                stillConsents: true)),
        .gateOverridden(override),
        .dose(
            .infusionStarted(
                dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40))),
        .dose(.paused(reason: "nausea")), .dose(.resumed), .dose(.rateChanged(share: 0.5, reason: "pressure")),
        .dose(.stopped(reason: "distress")), .dose(.completed),
        .dose(.injected(dose: Milligrams(35), concentration: MilligramsPerMillilitre(50))),
        .dose(.deviceUsed(dose: Milligrams(28), number: 2)), .dose(.taken(dose: Milligrams(100))),
        .signs(
            Signs(
                systolic: 120, diastolic: 80, heartRate: 70, oxygenSaturation: 98, respiratoryRate: 14, alertness: 5,
                dissociation: 3, pain: 1, nausea: 2, origin: .device)),
        .adverseEvent(event),
        .recoveryChecked(Sample.recovered()),
        .dischargeOverridden(override),
        .dose(.bolus(dose: Milligrams(5), concentration: MilligramsPerMillilitre(10))),
        .dose(.holdEnded(swallowed: false)),
        .alarm(
            AlarmEntry(
                step: .raised, alarm: "SPO2-STOP", priority: .high, since: Sample.morning, words: "SpO₂ 88 %")),
        .dosePrepared(Sample.syringe), .doseChecked(Sample.secondLook(at: 4)),
        .emergencyStep(EmergencyStep(kind: .helpCalled, words: "loudly")),
        .forecastKept(
            KeptForecast(
                occasion: "plan signed", modelID: "otto-2021", modelHash: "00", weight: Kilograms(70), age: 40,
                sex: .female, drug: .racemicKetamine, route: .intravenous,
                parts: [.init(milligrams: Milligrams(35), duration: Minutes(40))], interaction: "rifampicin",
                minutes: [0, 40.5], subjects: 1000, seed: .max,
                peak: .init(p05: 51.25, p25: 66, p50: 78, p75: 92, p95: 112), peakMinute: 40, lowestOfModels: 60,
                highestOfModels: 145)),
    ]

    private static let event = AdverseEvent(
        number: 1, kind: .allergicReaction, grade: 3, action: "stopped", resolved: true)

    private static let plan = Plan(
        protocolID: "iv-racemic", protocolVersion: "1", protocolHash: "00", drug: .racemicKetamine,
        route: .intravenous, setting: .clinic, indication: .posttraumaticStress, dose: Sample.plannedDose(),
        inductionSessions: 6, firstSession: Sample.today, intervalDays: 3, goals: ["sleep"],
        medicinesToHold: ["lorazepam"], remarks: "left arm", changeReason: "first")
}
