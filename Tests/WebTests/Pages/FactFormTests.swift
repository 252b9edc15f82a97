import Care
import Measures
import Testing

@testable import Web

@Suite struct FactFormTests {
    private let today = ChartBuilder.today

    @Test(arguments: [
        ("weight", "72,4", "29463-7"), ("heart-rate", "61", "8867-4"), ("tsh", "2.1", "3016-3"),
        ("audit", "4", "75624-7"),
    ])
    func `a measured number goes in under its LOINC code`(_ kind: String, _ value: String, _ code: String) throws {
        let entries = FactForm.measurement.typedEntries(["kind": kind, "value": value, "on": today.description])
        guard case .measured(let observation)? = entries.first else { return #expect(Bool(false), "nothing was read") }
        #expect(observation.concept.codings == [Coding(.loinc, code)] && observation.on == today)
    }

    @Test func `a blood pressure makes two observations`() throws {
        let entries = FactForm.measurement.typedEntries([
            "kind": "blood-pressure", "value": "128/82", "on": today.description,
        ])
        #expect(entries.count == 2)
    }

    @Test(arguments: [
        ("weight", "700"), ("weight", "-70"), ("weight", "7e1"), ("weight", ""), ("blood-pressure", "80/120"),
        ("blood-pressure", "120"), ("urine-drug-screen", "maybe"), ("ecg", ""),
    ])
    func `what cannot be right is refused beside its field`(_ kind: String, _ value: String) {
        var form = Form()
        for (name, value) in ["kind": kind, "value": value, "on": today.description] { form.add(value, to: name) }
        let refusal = #expect(throws: Refusal.self) { try FactForm.measurement.read(form, today: today) }
        #expect(refusal?.field == "value")
    }

    @Test func `nothing is measured in the future`() {
        let entries = FactForm.measurement.typedEntries(
            ["kind": "weight", "value": "70", "on": today.adding(days: 1).description])
        #expect(entries.isEmpty)
    }

    @Test func `an entry that fills its form again reads back as itself`() throws {
        let entries: [ChartEntry] = [
            .medication(
                ReportedMedication(
                    concept: Concept(codings: [Coding(.rxnorm, "36437")], texts: ["sertraline"]), taken: false,
                    dailyDose: Milligrams(100), started: today.adding(days: -90), ended: today,
                    reference: "medication sertraline, charted \(today)")),
            .pastTrial(
                PastTrial(
                    drug: "lithium", maximumDose: Milligrams(900), weeks: 8, outcome: .partialResponse, adequate: true,
                    currentEpisode: false)),
            .surveillanceDone(SurveillanceDone(item: "bladder", positive: true, on: today, remark: "burning")),
            .historyTaken(HistoryTaken(area: .family, text: "none\nknown")),
        ]
        for entry in entries {
            let (form, typed) = try #require(FactForm.filled(from: entry))
            #expect(try form.read(typed, today: today) == [entry])
        }
    }

    @Test func `the form for a total offers every scale that has one, by who answers it`() throws {
        let page = ClinicalForms.score(Form(), of: ChartBuilder.scales, today: today).map(\.html.text).joined()
        for scale in ChartBuilder.scales.scales {
            let id = scale.definition.id
            #expect(page.contains("<option value=\"\(id)\"") == (scale.totals != nil), "\(id)")
        }
        let clinician = try #require(page.firstRange(of: "<optgroup label=\"Rated by a clinician\">"))
        let patient = try #require(page.firstRange(of: "<optgroup label=\"Answered by the patient\">"))
        let phq9 = try #require(page.firstRange(of: "PHQ-9 (0 to 27), asks about suicide"))
        let rass = try #require(page.firstRange(of: "RASS (-5 to 4)"))
        #expect(patient.lowerBound < phq9.lowerBound && phq9.lowerBound < clinician.lowerBound)
        #expect(clinician.lowerBound < rass.lowerBound)
    }

    @Test(arguments: [("-2", -2.0), ("\u{2212}2", -2), ("1,5", 1.5), ("--2", nil), ("-", nil)] as [(String, Double?)])
    func `a total may be below zero`(typed: String, total: Double?) throws {
        var form = Form()
        for (name, value) in ["scale": "rass", "total": typed, "on": today.description] { form.add(value, to: name) }
        guard let total else {
            let refusal = #expect(throws: Refusal.self) { try ClinicalForms.readScore(form, today: today) }
            return #expect(refusal?.field == "total")
        }
        #expect(try ClinicalForms.readScore(form, today: today).total == total)
    }

    @Test func `every request of screening leads to a form or page`() {
        let names = [
            "weight", "phq-9", "c-ssrs", "allergies", "past-trials", "liver-tests", "consent", "ecg", "unheard-of",
        ]
        for name in names {
            let path = MissingPlace.path(of: MissingItem(name: name, request: "", rule: ""), patient: PatientID("p1"))
            #expect(path?.hasPrefix("/patients/p1/") == true)
        }
    }

    @Test(arguments: [
        ([ColumbiaScreen.Question.wish: true], RiskRaised.Level.low), ([.method: true, .wish: true], .moderate),
        ([.behaviour: true], .moderate), ([.intent: true], .high), ([.behaviour: true, .recentBehaviour: true], .high),
    ])
    func `the screener's triage names the level`(_ answers: [ColumbiaScreen.Question: Bool], _ level: RiskRaised.Level)
    {
        let screen = ColumbiaScreen(answers: answers)
        #expect(screen.level == level)
        // Most questions were left out here: an answer that is missing may be the graver one.
        #expect(screen.risk.level == .high)
        #expect(ColumbiaScreen(answers: [.wish: false]).level == nil)
    }
}
