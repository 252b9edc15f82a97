import Care
import Testing

@Suite("Entry requirements and the work-up")
struct EntryAndWorkUpTests {
    private let depression = ReportedCondition.icd("F33.2")

    private func trials(_ medications: [ReportedMedication], observations: [Observation] = []) -> ScreeningResult {
        Screen.evaluate(
            Screen.candidate(conditions: [depression], medications: medications, observations: observations),
            for: .depression)
    }

    @Test("Two distinct antidepressants of six weeks make treatment resistance")
    func resistance() {
        let sertraline = ReportedMedication.named("sertraline", taken: false, from: "2025-01-01", to: "2025-02-12")
        let bupropion = ReportedMedication.named("Wellbutrin XL", taken: false, from: "2025-03-01", to: "2025-06-01")
        let both = trials([sertraline, bupropion])
        #expect(both.finding("R-TRD") == nil && !both.missingNames.contains("past-trials"))
        let brand = ReportedMedication.named("Zoloft 100 mg", taken: false, from: "2025-03-01", to: "2025-06-01")
        #expect(trials([sertraline, brand]).missingNames.contains("past-trials"))
    }

    @Test("A trial a day short of six weeks is not adequate")
    func shortTrial() {
        let short = ReportedMedication.named("sertraline", taken: false, from: "2025-01-01", to: "2025-02-11")
        let bupropion = ReportedMedication.named("bupropion", taken: false, from: "2025-03-01", to: "2025-06-01")
        let result = trials([short, bupropion])
        #expect(result.finding("R-TRD")?.severity == .hold)
        #expect(result.missingNames.contains("past-trials"))
    }

    @Test("Trials without dates are asked for and not judged")
    func undatedTrials() {
        let result = trials([.named("sertraline", taken: false), .named("bupropion", taken: false)])
        #expect(result.finding("R-TRD") == nil)
        #expect(result.missingNames.contains("past-trials"))
        #expect(trials([]).missingNames.contains("past-trials"))
    }

    @Test("A stated number of failed trials decides")
    func countedTrials() {
        func count(_ number: Double) -> ScreeningResult {
            trials([], observations: [.named("Failed antidepressant trials", .quantity(number, unit: ""))])
        }
        #expect(count(1).finding("R-TRD")?.severity == .hold)
        #expect(count(2).finding("R-TRD") == nil && !count(2).missingNames.contains("past-trials"))
    }

    @Test("MADRS of 20 is below entry, 21 is not; at home PHQ-9 or GAD-7 of 10 enters")
    func severity() {
        func clinic(_ madrs: Double) -> Finding? {
            trials([], observations: [.named("MADRS total score", .quantity(madrs, unit: ""))]).finding("R-SEV")
        }
        #expect(clinic(20)?.severity == .hold)
        #expect(clinic(21) == nil)
        func home(_ observations: [Observation]) -> Finding? {
            Screen.evaluate(Screen.candidate(observations: observations), under: Screen.oralHome).finding("R-SEV")
        }
        #expect(home([.loinc("44261-6", 9)])?.severity == .hold)
        #expect(home([.loinc("44261-6", 10)]) == nil)
        #expect(home([.loinc("44261-6", 9), .loinc("70274-6", 10)]) == nil)
    }

    @Test("The diagnosis belongs to the indication")
    func diagnosis() {
        func missing(_ condition: ReportedCondition?, _ indication: Indication?) -> Bool {
            Screen.evaluate(Screen.candidate(conditions: condition.map { [$0] } ?? []), for: indication)
                .missingNames.contains("confirmed-diagnosis")
        }
        #expect(!missing(depression, .depression) && !missing(depression, nil))
        #expect(missing(depression, .posttraumaticStress) && missing(nil, nil))
        #expect(!missing(.text("PTSD"), .posttraumaticStress) && !missing(.snomed("47505003"), .posttraumaticStress))
        #expect(!missing(.icd("F42.2"), .obsessiveCompulsive) && missing(.text("no depression"), .depression))
    }

    @Test("Indications outside mood disorders carry their evidence note; veterans theirs")
    func notes() {
        let posttraumatic = Screen.evaluate(Screen.candidate(), for: .posttraumaticStress)
        #expect(posttraumatic.finding("R-DX")?.severity == .note)
        #expect(posttraumatic.finding("R-RANZCP")?.severity == .note)
        #expect(Screen.evaluate(Screen.candidate(), for: .depression).finding("R-DX") == nil)
        #expect(Screen.findings(.text("US military veteran"))["R-VA"]?.severity == .note)
    }

    @Test("Nothing recorded asks for the whole work-up, each once, in words, by a row")
    func everythingMissing() {
        let result = Screen.evaluate(Screen.candidate(born: nil, sex: .female))
        for name in [
            "birth-date", "allergies", "medications", "history-and-physical", "blood-pressure", "heart-rate",
            "oxygen-saturation",
            "weight", "height", "pregnancy-test", "liver-tests", "renal-function", "tsh", "blood-count", "urinalysis",
            "urine-drug-screen", "pdmp", "phq-9", "gad-7", "c-ssrs", "depression-scale", "audit", "dast-10", "moca",
            "stop-bang",
            "consent", "past-trials", "confirmed-diagnosis",
        ] {
            #expect(result.missing.filter { $0.name == name }.count == 1, "\(name)")
        }
        for item in result.missing { #expect(Screen.rows[item.rule] != nil && !item.request.isEmpty) }
        #expect(!result.missingNames.contains("ecg"))
    }

    @Test("What is done within its window is not asked for")
    func done() {
        let vitals =
            Observation.pressure(120, 70) + [
                .loinc("8867-4", 70, "/min"), .loinc("59408-5", 98, "%"), .loinc("29463-7", 80, "kg"),
                .loinc("8302-2", 180, "cm"),
                .loinc("1742-6", 20, "U/L"), .loinc("1920-8", 20, "U/L"), .loinc("33914-3", 90), .loinc("44261-6", 18),
                .loinc("70274-6", 12), .answer("93246-7", .flag(false)), .answer("3397-7", .text("Negative")),
                .answer("59284-0", .text("signed")),
            ]
        let missing = Set(Screen.evaluate(Screen.candidate(observations: vitals)).missingNames)
        #expect(
            missing.isDisjoint(with: [
                "blood-pressure", "heart-rate", "oxygen-saturation", "weight", "height", "liver-tests",
                "renal-function", "phq-9",
                "gad-7", "c-ssrs", "urine-drug-screen", "consent",
            ]))
    }

    @Test("Yesterday's vital signs and a liver test of last year are too old")
    func expired() {
        let old =
            Observation.pressure(120, 70, on: "2026-11-20") + [
                .loinc("29463-7", 80, "kg", on: "2026-11-20"), .loinc("1742-6", 20, "U/L", on: "2025-11-20"),
                .loinc("1920-8", 20, "U/L", on: "2025-11-20"), .loinc("44261-6", 18, on: "2026-09-01"),
            ]
        let missing = Set(Screen.evaluate(Screen.candidate(observations: old)).missingNames)
        #expect(missing.isSuperset(of: ["blood-pressure", "weight", "liver-tests", "phq-9"]))
    }

    @Test("A pregnancy test is asked of whoever could be pregnant")
    func pregnancyTest() {
        func asks(
            _ sex: AdministrativeSex?, born: String = "1990-01-01", _ conditions: [ReportedCondition] = [],
            _ observations: [Observation] = []
        ) -> Bool {
            Screen.evaluate(
                Screen.candidate(born: born, sex: sex, conditions: conditions, observations: observations)
            ).missingNames.contains("pregnancy-test")
        }
        #expect(asks(.female) && asks(.unknown) && asks(nil) && asks(.other) && !asks(.male))
        #expect(asks(.female, born: "1970-11-22") && !asks(.female, born: "1970-11-21"))
        #expect(!asks(.female, [.icd("Z90.710")]) && !asks(.female, [.text("tubal ligation 2015")]))
        #expect(asks(.female, [.text("no hysterectomy")]))
        #expect(!asks(.female, [], [.answer("2106-3", .text("Negative"), on: "2026-10-21")]))
        #expect(asks(.female, [], [.answer("2106-3", .text("Negative"), on: "2026-10-20")]))
        #expect(!asks(.female, [.icd("Z33.1")]))
    }

    @Test("An electrocardiogram is asked at 50, with hypertension, heart disease or a QT-lengthening drug")
    func electrocardiogram() {
        func asks(_ candidate: Candidate) -> Bool { Screen.evaluate(candidate).missingNames.contains("ecg") }
        #expect(!asks(Screen.candidate(born: "1976-11-22")) && asks(Screen.candidate(born: "1976-11-21")))
        #expect(asks(Screen.candidate(conditions: [.icd("I10")])))
        #expect(asks(Screen.candidate(conditions: [.text("atrial fibrillation")])))
        #expect(asks(Screen.candidate(medications: [.rxnorm("2556")])))
        let recorded = Screen.candidate(
            conditions: [.icd("I10")], observations: [.loinc("8634-8", 410, "ms", on: "2026-01-01")])
        #expect(!asks(recorded))
    }

    @Test("Findings are ordered gravest first, then by id, once each, and are repeatable")
    func order() {
        let candidate = Screen.candidate(
            born: "1940-01-01", conditions: [.icd("F29"), .icd("I71.4"), .icd("I63.9"), .icd("G40.909")],
            medications: [.named("sertraline"), .named("lorazepam")])
        let result = Screen.evaluate(candidate)
        let keys = result.findings.map { ($0.severity, $0.id) }
        for (one, next) in zip(keys, keys.dropFirst()) { #expect(one < next) }
        #expect(result == Screen.evaluate(candidate))
        #expect(Set(result.findings.ids).count == result.findings.count)
    }

    @Test("Every row that screening reads is in the shipped file, with its words and source")
    func shippedRows() {
        #expect(Set(Screening.requiredRows) == Set(Screen.rows.keys))
        for row in Screen.rows.values { #expect(!row.reason.isEmpty && !row.source.isEmpty) }
    }
}
