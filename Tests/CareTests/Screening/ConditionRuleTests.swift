import Care
import Testing

/// One rule fired by conditions: a code of each system, and words.
struct ConditionCase: Sendable, CustomTestStringConvertible {
    let id: String
    let severity: Severity
    let conditions: [ReportedCondition]

    init(_ id: String, _ severity: Severity, _ conditions: ReportedCondition...) {
        self.id = id
        self.severity = severity
        self.conditions = conditions
    }

    var testDescription: String { "\(id) \(severity)" }
}

@Suite("Rules that conditions fire")
struct ConditionRuleTests {
    static let firing: [ConditionCase] = [
        .init(
            "E-ANEU", .exclude, .icd("I71.4"), .icd("I671"), .icd("I72.9", .resolved), .icd("Q28.2"),
            .snomed("233985008"), .snomed("234142008"), .text("Abdominal aortic aneurysm"), .text("brain AVM"),
            .text("AAA repaired 2015", .resolved), .text("Popliteal artery aneurysm")),
        .init(
            "E-ICH", .exclude, .icd("I61.9"), .icd("I60.9", .resolved), .icd("S06.5X0A"), .snomed("274100004"),
            .snomed("21454007"), .text("History of subarachnoid haemorrhage"), .text("subdural hematoma")),
        .init(
            "E-CVSEV", .exclude, .icd("I20.0"), .icd("I50.23"), .icd("I50.9"), .icd("I47.20"), .snomed("84114007"),
            .snomed("4557003"), .text("Unstable angina"), .text("acute on chronic systolic heart failure"),
            .text("Severe aortic stenosis"), .coded(.icd10cm, "I25.10", grade: "severe"), .text("decompensated CHF")),
        .init(
            "E-CVSEV", .hold, .icd("I50.22"), .icd("I42.0"), .snomed("48447003"), .snomed("85898001"),
            .text("Chronic systolic heart failure"), .text("cardiomyopathy")),
        .init(
            "E-CVA", .hold, .icd("I63.9"), .icd("G45.9", .resolved), .icd("Z86.73"), .icd("S06.0X1A"),
            .snomed("230690007"), .snomed("266257000"), .text("TIA 2019"), .text("h/o stroke", .resolved),
            .text("Traumatic brain injury"), .text("cerebrovascular accident")),
        .init(
            "E-ECL", .exclude, .icd("O14.90"), .icd("O15.9"), .snomed("398254007"), .text("Pre-eclampsia"),
            .text("Eclampsia"), .text("preeclampsia with severe features")),
        .init(
            "E-BPHAZ", .exclude, .icd("I16.1"), .icd("I67.4"), .snomed("706882009"), .text("hypertensive emergency"),
            .text("Phaeochromocytoma")),
        .init(
            "E-BPHAZ", .caution, .icd("I67.4", .resolved), .coded(.snomed, "50490005", .resolved),
            .text("History of hypertensive encephalopathy")),
        .init(
            "E-ICP", .hold, .icd("G93.2"), .icd("H40.1110"), .icd("S05.31XA"), .snomed("23986001"), .snomed("68267002"),
            .text("Open-angle glaucoma"), .text("raised intracranial pressure"), .text("penetrating eye injury")),
        .init(
            "E-PREG", .exclude, .icd("Z33.1"), .icd("O09.90"), .icd("Z34.90"), .snomed("77386006"), .snomed("72892002"),
            .text("Pregnant, 12 weeks"), .text("Normal pregnancy")),
        .init(
            "E-LAC", .exclude, .icd("Z39.1"), .snomed("413712001"), .text("Breastfeeding"), .text("lactating mother")),
        .init(
            "E-PSY", .exclude, .icd("F20.0"), .icd("F20.9", .resolved), .icd("F25.1", .resolved), .icd("F29"),
            .icd("F33.3"),
            .snomed("58214004"), .snomed("69322001"), .coded(.snomed, "68890003", .resolved),
            .text("Schizoaffective disorder"), .text("acute psychosis"), .text("History of schizophrenia", .resolved)),
        .init(
            "E-MAN", .exclude, .icd("F30.10"), .icd("F31.13"), .icd("F31.60"), .icd("F31.0"), .snomed("231494001"),
            .snomed("68569003"), .text("Manic episode"), .text("bipolar II, currently hypomanic")),
        .init(
            "E-BD", .hold, .icd("F31.81"), .icd("F31.4"), .snomed("13746004"), .text("Bipolar II disorder, depressed")),
        .init(
            "E-DEL", .exclude, .icd("G30.9"), .icd("F03.90"), .icd("F05"), .snomed("26929004"), .snomed("2776000"),
            .text("Alzheimer's dementia"), .text("delirium")),
        .init(
            "E-SUD", .exclude, .icd("F10.20"), .icd("F11.20"), .icd("F14.229"), .icd("F11.10"), .icd("F10.239"),
            .snomed("66590003"), .snomed("75544000"), .text("Severe alcohol use disorder"),
            .text("Opioid use disorder, moderate"), .text("recreational ketamine use"), .text("PCP abuse")),
        .init("E-SUD", .hold, .snomed("66214007"), .text("Substance abuse"), .icd("F11.90")),
        .init("E-SUD-MILD", .caution, .icd("F10.10"), .text("Mild alcohol use disorder")),
        .init("E-SUD", .caution, .icd("F11.21")),
        .init(
            "E-HEPC", .exclude, .icd("K72.10"), .snomed("59927004"), .text("Cirrhosis, Child-Pugh class C"),
            .text("severe hepatic impairment")),
        .init(
            "E-HEPB", .caution, .icd("K70.31"), .text("Cirrhosis Child-Pugh B"), .text("moderate hepatic impairment")),
        .init(
            "E-RESP", .caution, .icd("J44.9"), .icd("J96.10"), .snomed("13645005"), .text("COPD"),
            .text("chronic respiratory failure")),
        .init(
            "E-THY", .hold, .icd("E05.90"), .snomed("34486009"), .text("Graves' disease"), .text("thyrotoxicosis")),
        .init(
            "E-SZ", .caution, .icd("G40.909"), .icd("R56.9"), .snomed("84757009"), .snomed("128613002"),
            .text("Epilepsy"),
            .text("seizure disorder")),
        .init(
            "E-CYST", .exclude, .icd("N30.10"), .snomed("197834003"), .text("Interstitial cystitis"),
            .text("ketamine bladder", .resolved)),
        .init(
            "E-PORPH", .caution, .icd("E80.21"), .snomed("234422006"), .text("acute intermittent porphyria"),
            .text("Porphyria")),
        .init("E-CONS", .exclude, .text("Lacks capacity to consent")),
        .init(
            "E-PD", .caution, .icd("F60.3"), .snomed("20010003"), .text("Borderline personality disorder, severe")),
        .init(
            "E-ALL", .exclude, .text("Allergy to ketamine")),
    ]

    @Test("A code of each system and the words each fire the rule", arguments: firing)
    func fires(_ expected: ConditionCase) {
        for condition in expected.conditions {
            let finding = Screen.findings(condition)[expected.id]
            #expect(finding?.severity == expected.severity, "\(condition.concept)")
            let isText = condition.concept.codings.isEmpty
            #expect(finding?.basis == [isText ? "Condition/1 (by text)" : "Condition/1"], "\(condition.concept)")
            #expect(finding?.reason.isEmpty == false && finding?.source.isEmpty == false)
        }
    }

    static let silent: [ConditionCase] = [
        .init(
            "E-ANEU", .exclude, .text("No history of aneurysm"), .text("Family history of brain aneurysm"),
            .text("Aneurysm ruled out"), .text("ventricular aneurysm"), .icd("I25.10"), .icd("H35.01"),
            .coded(.icd10cm, "I71.4", counts: false)),
        .init("E-ICH", .exclude, .icd("I63.9"), .text("denies intracranial hemorrhage"), .icd("Z82.3")),
        .init(
            "E-CVSEV", .exclude, .icd("I50.9", .resolved), .icd("I25.10"), .icd("I48.91"), .icd("I25.2"),
            .text("without heart failure"), .text("Chronic heart failure, compensated"), .icd("I10")),
        .init(
            "E-CVA", .hold, .text("No history of stroke, TIA or head injury"), .text("mother had a stroke"),
            .text("Rule out stroke"), .text("stroke prevention"), .text("heat stroke"), .icd("G45.4"),
            .coded(.icd10cm, "Z82.3", text: "Family history of stroke")),
        .init("E-ECL", .exclude, .icd("O14.90", .resolved), .text("history of preeclampsia"), .icd("O13.9")),
        .init(
            "E-ICP", .hold, .icd("G91.2"), .text("normal pressure hydrocephalus"), .icd("S05.31XA", .resolved),
            .text("no glaucoma")),
        .init(
            "E-PREG", .exclude, .icd("O80"), .icd("O09.90", .resolved), .icd("Z32.02"), .text("not pregnant"),
            .icd("O09.90", onset: "2024-01-01"), .text("ectopic pregnancy 2015", .resolved), .icd("O90.89")),
        .init("E-LAC", .exclude, .text("Not breastfeeding"), .icd("Z39.1", .resolved)),
        .init(
            "E-PSY", .exclude, .icd("F29", .resolved), .text("severe depression without psychotic features"),
            .text("brother has schizophrenia"), .icd("F33.2"), .text("history of postpartum psychosis")),
        .init(
            "E-MAN", .exclude, .icd("F31.4"), .icd("F31.81"), .icd("F31.74"), .text("history of mania"),
            .text("manic-depressive illness"), .icd("F30.4")),
        .init("E-DEL", .exclude, .icd("F05", .resolved), .text("mother with dementia"), .icd("G31.84")),
        .init(
            "E-SUD", .caution, .icd("F17.210"), .icd("F10.21"), .icd("F15.929", .resolved), .icd("F10.11"),
            .text("Alcohol use disorder, in sustained remission"), .text("denies alcohol abuse"),
            .text("nonalcoholic fatty liver disease"), .icd("F12.90")),
        .init("E-HEPC", .exclude, .icd("K74.60"), .text("Child-Pugh A cirrhosis"), .icd("K76.0")),
        .init("E-RESP", .caution, .icd("J45.909"), .icd("G47.33"), .text("no COPD")),
        .init("E-THY", .hold, .icd("E03.9"), .icd("E05.90", .resolved), .text("history of Graves disease")),
        .init(
            "E-SZ", .caution, .icd("R56.00"), .text("no seizures"), .icd("G40.909", .resolved),
            .text("febrile seizures in childhood")),
        .init("E-CYST", .exclude, .icd("N30.00"), .text("acute cystitis")),
        .init("E-PORPH", .caution, .icd("E80.1"), .text("porphyria cutanea tarda")),
        .init("E-PD", .caution, .icd("F42.9")),
    ]

    @Test("Resolved, denied, foreign and unlike conditions do not fire it", arguments: silent)
    func staysSilent(_ expected: ConditionCase) {
        for condition in expected.conditions {
            let finding = Screen.findings(condition)[expected.id]
            #expect((finding?.severity ?? .note) > expected.severity, "\(condition.concept)")
        }
    }

    @Test("An infarction counts through day 42", arguments: [(41, true), (42, true), (43, false)])
    func infarctionWindow(daysAgo: Int, fires: Bool) {
        let onset = Screen.today.adding(days: -daysAgo).description
        for status in [ReportedCondition.Status.active, .resolved] {
            for condition in [
                ReportedCondition.icd("I21.9", status, onset: onset),
                .text("Myocardial infarction", status, onset: onset),
                .coded(.snomed, "22298006", status, onset: onset),
            ] {
                #expect((Screen.findings(condition)["E-MI6"]?.severity == .exclude) == fires)
            }
        }
    }

    @Test("An active infarction of unknown date excludes and asks when it was; an old one does not")
    func infarctionOfUnknownDate() {
        let active = Screen.evaluate(Screen.candidate(conditions: [.icd("I21.4")]))
        #expect(active.finding("E-MI6")?.severity == .exclude)
        #expect(active.finding("E-MI6")?.reason.contains("date unknown") == true)
        #expect(active.missingNames.contains("myocardial-infarction-date"))
        #expect(Screen.findings(.text("heart attack 2010"))["E-MI6"] == nil)
        #expect(Screen.findings(.text("heart attack 2026"))["E-MI6"]?.severity == .exclude)
        let old = Screen.evaluate(Screen.candidate(conditions: [.icd("I25.2")]))
        #expect(old.finding("E-MI6") == nil)
        #expect(old.missingNames.contains("ecg"))
    }

    @Test("Sleep apnoea needs obesity, by code or by measurement")
    func sleepApnoea() {
        let apnoea = ReportedCondition.icd("G47.33")
        #expect(Screen.findings(apnoea)["E-RESP"] == nil)
        #expect(Screen.findings(apnoea, .icd("E66.9"))["E-RESP"]?.severity == .caution)
        let measured = Screen.candidate(
            conditions: [apnoea],
            observations: [.loinc("29463-7", 100, "kg"), .loinc("8302-2", 170, "cm", reference: "Observation/2")])
        #expect(
            Screen.evaluate(measured).finding("E-RESP")?.basis == ["Condition/1", "Observation/1", "Observation/2"])
    }

    @Test("Treated hyperthyroidism is a caution under an id of its own")
    func treatedHyperthyroidism() {
        let candidate = Screen.candidate(conditions: [.icd("E05.00")], medications: [.rxnorm("6835")])
        #expect(Screen.evaluate(candidate).finding("E-THY") == nil)
        #expect(Screen.evaluate(candidate).finding("E-THY-TREATED")?.severity == .caution)
    }

    @Test("A mood stabiliser lifts the hold on bipolar disorder unless its level is low")
    func moodStabiliser() {
        func evaluate(_ medications: [ReportedMedication], _ observations: [Observation] = []) -> ScreeningResult {
            Screen.evaluate(
                Screen.candidate(conditions: [.icd("F31.81")], medications: medications, observations: observations))
        }
        let unmeasured = evaluate([.rxnorm("6448")])
        #expect(unmeasured.finding("E-BD") == nil)
        #expect(unmeasured.missingNames.contains("mood-stabiliser-level"))
        #expect(evaluate([.named("Depakote")], [.loinc("4086-5", 80, "ug/mL")]).finding("E-BD") == nil)
        let low = evaluate([.rxnorm("6448")], [.loinc("14334-7", 0.3, "mmol/L")]).finding("E-BD")
        #expect(low?.severity == .hold)
        #expect(low?.approved == false)
        #expect(evaluate([.named("lithium", taken: false)]).finding("E-BD")?.severity == .hold)
    }

    @Test("Unknown status counts as active, and a date after the day of screening is not known yet")
    func statusAndFuture() {
        #expect(Screen.findings(.icd("F29", .unknown))["E-PSY"] != nil)
        #expect(Screen.findings(.icd("I71.4", .active, onset: "2026-11-22"))["E-ANEU"] == nil)
        #expect(Screen.findings(.coded(.icd10cm, "F29", .resolved, abated: "2027-01-01"))["E-PSY"] != nil)
    }

    @Test("A yes to whether it was ever so is the past, and seizures still count")
    func everAnswers() {
        func findings(_ question: String) -> [Finding] {
            Screen.evaluate(Screen.candidate(observations: [.named(question, .flag(true))])).findings
        }
        #expect(findings("Have you ever had a manic episode?")["E-MAN"] == nil)
        #expect(findings("Are you in a manic episode now?")["E-MAN"]?.severity == .exclude)
        #expect(findings("Have you ever had a stroke?")["E-CVA"]?.severity == .hold)
        #expect(findings("Have you ever had a seizure?")["E-SZ"]?.severity == .caution)
    }

    @Test("Rows that rest on defaults or memory are not approved")
    func approval() {
        #expect(Screen.findings(.icd("I71.4"))["E-ANEU"]?.approved == true)
        #expect(Screen.findings(.icd("N30.10"))["E-CYST"]?.approved == false)
        #expect(Screen.findings(.icd("G40.909"))["E-SZ"]?.approved == false)
        #expect(Screen.findings(.icd("E80.21"))["E-PORPH"]?.approved == false)
        #expect(Screen.findings(.icd("F60.3"))["E-PD"]?.approved == true)
    }
}
