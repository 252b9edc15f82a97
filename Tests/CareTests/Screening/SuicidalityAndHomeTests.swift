import Care
import Testing

@Suite("Suicidality and the home route")
struct SuicidalityAndHomeTests {
    private func findings(_ observations: [Observation], _ conditions: [ReportedCondition] = []) -> [Finding] {
        Screen.evaluate(Screen.candidate(conditions: conditions, observations: observations)).findings
            .filter { $0.id.hasPrefix("S-SI") }
    }

    @Test(
        "Columbia answers set the level",
        arguments: [
            ("93246-7", "S-SI-LOW", Severity.note), ("93247-5", "S-SI-LOW", .note),
            ("93248-3", "S-SI-MODERATE", .caution),
            ("93249-1", "S-SI-HIGH", .hold), ("93250-9", "S-SI-HIGH", .hold), ("93267-3", "S-SI-MODERATE", .caution),
            ("93269-9", "S-SI-HIGH", .hold),
        ])
    func columbia(code: String, id: String, severity: Severity) {
        for value in [
            Observation.Value.flag(true), .text("Yes"), .concept(Concept(codings: [Coding(.loinc, "LA33-6")])),
        ] {
            let found = findings([.answer(code, value)])
            #expect(found.map(\.id) == [id] && found.first?.severity == severity)
        }
        #expect(findings([.answer(code, .flag(false))]).isEmpty)
    }

    @Test("Only the gravest level is found, with every basis")
    func gravest() {
        let found = findings([.answer("93246-7", .flag(true)), .answer("93249-1", .flag(true))])
        #expect(found.map(\.id) == ["S-SI-HIGH"])
    }

    @Test(
        "PHQ-9 item 9 speaks when positive",
        arguments: [(0.0, String?.none), (1, "S-SI-LOW"), (2, "S-SI-MODERATE"), (3, "S-SI-MODERATE")])
    func itemNine(score: Double, id: String?) {
        #expect(findings([.loinc("44260-8", score)]).first?.id == id)
    }

    @Test("An answer without a date is not overlooked, and an old one is not the past month")
    func undated() {
        #expect(findings([.answer("93249-1", .flag(true), on: nil)]).first?.id == "S-SI-HIGH")
        #expect(findings([.answer("93249-1", .flag(true), on: "2026-09-01")]).isEmpty)
        #expect(findings([.answer("93269-9", .flag(true), on: "2026-06-01")]).first?.id == "S-SI-MODERATE")
    }

    @Test("The words beside a coded question do not make it another one")
    func displayedQuestions() {
        func question(_ code: String, _ text: String) -> Observation {
            Observation(
                concept: Concept(codings: [Coding(.loinc, code)], texts: [text]), value: .flag(true), on: Screen.today,
                reference: "Observation/1")
        }
        let thoughts = question("93247-5", "Have you actually had any thoughts of killing yourself?")
        #expect(findings([thoughts]).map(\.id) == ["S-SI-LOW"])
        let behaviour = question(
            "93267-3",
            "Have you ever prepared to do anything to end your life? If yes, was this within the past 3 months?")
        #expect(findings([behaviour]).map(\.id) == ["S-SI-MODERATE"])
        let worded = Observation.named("Have you had some intention of acting on these thoughts?", .flag(true))
        #expect(findings([worded]).map(\.id) == ["S-SI-HIGH"])
    }

    @Test("Item 9 as a coded answer")
    func codedItemNine() {
        let answer = Concept(codings: [Coding(.loinc, "LA6571-9")])
        #expect(findings([.answer("44260-8", .concept(answer))]).first?.id == "S-SI-MODERATE")
        let none = Concept(codings: [Coding(.loinc, "LA6568-5")])
        #expect(findings([.answer("44260-8", .concept(none))]).isEmpty)
    }

    @Test("Recorded ideation, intent and attempts")
    func conditions() {
        #expect(findings([], [.icd("R45.851")]).first?.id == "S-SI-MODERATE")
        #expect(
            findings([], [.text("Suicidal ideation with intent and plan"), .text("suicidal intent")]).first?.id
                == "S-SI-HIGH")
        #expect(findings([], [.icd("T14.91XA", .active, onset: "2026-10-01")]).first?.id == "S-SI-HIGH")
        #expect(findings([], [.icd("T42.4X2A", .resolved, onset: "2026-10-01")]).first?.id == "S-SI-HIGH")
        #expect(findings([], [.icd("T42.4X1A", .active, onset: "2026-10-01")]).isEmpty)
        #expect(findings([], [.icd("Z91.51")]).first?.id == "S-SI-MODERATE")
        #expect(findings([], [.text("suicide attempt", .resolved, onset: "2015-01-01")]).first?.id == "S-SI-MODERATE")
        #expect(findings([], [.text("denies suicidal ideation")]).isEmpty)
    }

    @Test("What keeps a person from dosing at home")
    func home() {
        func finding(_ candidate: Candidate, _ treatment: TreatmentProtocol = Screen.oralHome) -> Finding? {
            Screen.evaluate(candidate, under: treatment).finding("E-TELE")
        }
        let reasons: [Candidate] = [
            Screen.candidate(observations: Observation.pressure(150, 95)),
            Screen.candidate(conditions: [.text("Lives alone")]), Screen.candidate(conditions: [.icd("Z60.2")]),
            Screen.candidate(observations: [.answer("93249-1", .flag(true))]),
            Screen.candidate(conditions: [.icd("F10.20")]), Screen.candidate(conditions: [.icd("F11.21")]),
            Screen.candidate(conditions: [.text("history of mania")]),
            Screen.candidate(conditions: [.icd("F29", .resolved)]),
            Screen.candidate(conditions: [.icd("I50.9")]),
        ]
        for candidate in reasons {
            #expect(finding(candidate)?.severity == .exclude, "\(candidate.conditions) \(candidate.observations)")
            #expect(finding(candidate, Screen.sublingualHome)?.severity == .exclude)
            #expect(finding(candidate, Screen.intravenous) == nil)
        }
        #expect(finding(Screen.candidate()) == nil)
        #expect(finding(Screen.candidate(conditions: [.icd("F10.21")])) == nil)
        let watched = Screen.candidate(
            conditions: [.text("Lives alone")], observations: [.named("Adult monitor present", .flag(true))])
        #expect(finding(watched) == nil)
    }

    @Test("The home route asks for the adult who will be present")
    func monitor() {
        #expect(Screen.evaluate(Screen.candidate(), under: Screen.oralHome).missingNames.contains("adult-monitor"))
        #expect(!Screen.evaluate(Screen.candidate()).missingNames.contains("adult-monitor"))
    }
}

@Suite("Whole candidates")
struct WholeCandidateTests {
    @Test("Epilepsy with clonazepam and carbamazepine")
    func epilepsy() {
        let result = Screen.evaluate(
            Screen.candidate(
                conditions: [
                    .coded(.snomed, "128613002", text: "Seizure disorder"),
                    .coded(.snomed, "703151001", text: "History of single seizure (situation)"),
                    .coded(.snomed, "84757009", text: "Epilepsy"),
                ],
                medications: [
                    ReportedMedication(
                        concept: Concept(codings: [Coding(.rxnorm, "1153378")], texts: ["Clonazepam [Klonopin]"]),
                        taken: true,
                        reference: "MedicationRequest/1"),
                    ReportedMedication(
                        concept: Concept(codings: [Coding(.rxnorm, "308971")], texts: ["Carbamazepine[Tegretol]"]),
                        taken: true,
                        reference: "MedicationRequest/2"),
                ]))
        #expect(result.findings.map { "\($0.id) \($0.severity)" } == ["E-SZ caution", "I-BZD caution", "I-IND note"])
        #expect(result.missingNames.contains("benzodiazepine-dose"))
    }

    @Test(
        "Hypertension with hydrochlorothiazide and normal pressure asks for an electrocardiogram and a pregnancy test")
    func hypertension() {
        let result = Screen.evaluate(
            Screen.candidate(
                born: "1986-11-28", sex: .female, conditions: [.coded(.snomed, "38341003", text: "Hypertension")],
                medications: [.named("Hydrochlorothiazide 25 MG")], observations: Observation.pressure(128, 82)))
        #expect(result.findings.map(\.id) == ["E-PREG"] && result.finding("E-PREG")?.severity == .hold)
        #expect(result.missingNames.contains("ecg") && result.missingNames.contains("pregnancy-test"))
    }

    @Test("Obesity and a healed sinusitis find nothing")
    func healthy() {
        let result = Screen.evaluate(
            Screen.candidate(
                conditions: [
                    .coded(.snomed, "162864005", text: "Body mass index 30+ - obesity (finding)"),
                    .coded(.snomed, "444814009", .resolved, text: "Viral sinusitis (disorder)"),
                ],
                medications: [.named("Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet", taken: false)]))
        #expect(result.findings.isEmpty)
    }
}
