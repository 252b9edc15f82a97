import Care
import Testing

@Suite("Rules that age, measurements and scores fire")
struct MeasurementRuleTests {
    @Test(
        "Age is whole years on the day of screening",
        arguments: [
            ("2008-11-22", "E-AGE", true), ("2008-11-21", "E-AGE", false), ("1950-11-21", "E-AGE75", true),
            ("1950-11-22", "E-AGE75", false), ("1951-11-21", "E-AGE75", false),
        ])
    func age(born: String, id: String, fires: Bool) {
        let finding = Screen.evaluate(Screen.candidate(born: born)).finding(id)
        #expect((finding != nil) == fires)
        if fires { #expect(finding?.basis == ["Patient/1"] && finding?.approved == true) }
    }

    @Test("An unknown birth date is asked for")
    func unknownBirthDate() {
        let result = Screen.evaluate(Screen.candidate(born: nil))
        #expect(result.missing.contains { $0.name == "birth-date" && !$0.request.isEmpty })
        #expect(!result.findings.ids.contains("E-AGE"))
    }

    struct Pressure: Sendable {
        let readings: [(Double, Double, String)]
        let severity: Severity?
        let approved: Bool
    }

    @Test(
        "Uncontrolled hypertension: one day asks to repeat, two days decide by their mean",
        arguments: [
            Pressure(readings: [(140, 90, "2026-11-21")], severity: nil, approved: true),
            Pressure(readings: [(141, 90, "2026-11-21")], severity: .hold, approved: true),
            Pressure(readings: [(140, 91, "2026-11-21")], severity: .hold, approved: true),
            Pressure(readings: [(160, 90, "2026-11-21")], severity: .exclude, approved: false),
            Pressure(readings: [(120, 100, "2026-11-21")], severity: .exclude, approved: false),
            Pressure(readings: [(150, 80, "2026-11-21"), (128, 80, "2026-11-14")], severity: nil, approved: true),
            Pressure(readings: [(150, 80, "2026-11-21"), (134, 80, "2026-11-14")], severity: .hold, approved: true),
            Pressure(readings: [(159, 99, "2026-11-21"), (159, 99, "2026-11-14")], severity: .hold, approved: true),
            Pressure(
                readings: [(165, 95, "2026-11-21"), (155, 95, "2026-11-14")], severity: .exclude, approved: false),
            Pressure(
                readings: [(130, 80, "2026-11-21"), (130, 80, "2026-11-14"), (190, 110, "2026-01-01")], severity: nil,
                approved: true),
        ])
    func bloodPressure(_ expected: Pressure) {
        let observations = expected.readings.flatMap { Observation.pressure($0.0, $0.1, on: $0.2) }
        let finding = Screen.evaluate(Screen.candidate(observations: observations)).finding("E-BPUNC")
        #expect(finding?.severity == expected.severity)
        if let finding { #expect(finding.approved == expected.approved) }
    }

    @Test("One high day says repeat; two readings of one day are one visit")
    func repeatReading() {
        let sameDay = Observation.pressure(150, 80) + Observation.pressure(128, 80)
        #expect(Screen.evaluate(Screen.candidate(observations: sameDay)).finding("E-BPUNC") == nil)
        let once = Screen.evaluate(Screen.candidate(observations: Observation.pressure(150, 80)))
        #expect(once.finding("E-BPUNC")?.reason.contains("repeat") == true)
        #expect(once.finding("E-BPUNC")?.basis == ["Observation/bp-2026-11-21"])
    }

    @Test("Blood pressure written as text counts, by text")
    func writtenPressure() {
        let observation = Observation.named("Blood pressure", .text("152/94"))
        let finding = Screen.evaluate(Screen.candidate(observations: [observation])).finding("E-BPUNC")
        #expect(finding?.severity == .hold)
        #expect(finding?.basis == ["Observation/1 (by text)"])
    }

    struct Score: Sendable {
        let id: String
        let observation: Observation
        let severity: Severity?
        let approved: Bool
    }

    @Test(
        "Scores and laboratory values at their limits",
        arguments: [
            Score(
                id: "E-MAN", observation: .named("YMRS total", .quantity(6, unit: "")), severity: .exclude,
                approved: true),
            Score(
                id: "E-MAN", observation: .named("YMRS total", .quantity(5, unit: "")), severity: nil, approved: true),
            Score(id: "E-DEL", observation: .loinc("72172-0", 17), severity: .exclude, approved: true),
            Score(id: "E-DEL", observation: .loinc("72172-0", 18), severity: nil, approved: true),
            Score(
                id: "E-RESP", observation: .named("STOP-BANG", .quantity(5, unit: "")), severity: .caution,
                approved: false),
            Score(
                id: "E-RESP", observation: .named("STOP-BANG", .quantity(4, unit: "")), severity: nil, approved: false),
            Score(id: "E-HEPB", observation: .loinc("1742-6", 121, "U/L"), severity: .hold, approved: false),
            Score(id: "E-HEPB", observation: .loinc("1742-6", 120, "U/L"), severity: nil, approved: false),
            Score(id: "E-HEPB", observation: .loinc("1920-8", 200, "U/L"), severity: .hold, approved: false),
            Score(
                id: "E-HEPB", observation: .named("Child-Pugh class", .text("B")), severity: .caution, approved: true),
            Score(
                id: "E-HEPB", observation: .named("Child-Pugh score", .quantity(7, unit: "")), severity: .caution,
                approved: true),
            Score(
                id: "E-HEPC", observation: .named("Child-Pugh class", .text("C")), severity: .exclude, approved: true),
            Score(
                id: "E-HEPC", observation: .named("Child-Pugh score", .quantity(10, unit: "")), severity: .exclude,
                approved: true),
            Score(id: "E-HEPC", observation: .named("Child-Pugh class", .text("A")), severity: nil, approved: true),
            Score(id: "E-THY", observation: .loinc("3016-3", 0.01, "m[IU]/L"), severity: .hold, approved: false),
            Score(id: "E-THY", observation: .loinc("3016-3", 1.2, "m[IU]/L"), severity: nil, approved: false),
            Score(id: "E-SUD", observation: .loinc("75624-7", 22), severity: .hold, approved: false),
            Score(id: "E-SUD", observation: .loinc("75624-7", 8), severity: nil, approved: false),
            Score(id: "E-PREG", observation: .answer("2106-3", .text("Positive")), severity: .exclude, approved: true),
            Score(id: "E-PREG", observation: .answer("2106-3", .text("Negative")), severity: nil, approved: true),
            Score(id: "E-PREG", observation: .loinc("19080-1", 1200, "m[IU]/mL"), severity: .exclude, approved: true),
            Score(
                id: "E-LAC", observation: .named("Are you breastfeeding?", .flag(true)), severity: .exclude,
                approved: true),
            Score(
                id: "E-LAC", observation: .named("Are you breastfeeding?", .flag(false)), severity: nil,
                approved: true),
            Score(
                id: "E-CVA", observation: .named("Have you ever had a stroke?", .text("Yes")), severity: .hold,
                approved: true),
            Score(
                id: "E-CVA", observation: .named("Past medical history", .text("TIA 2019")), severity: .hold,
                approved: true),
            Score(id: "E-CVA", observation: .named("Family history", .text("Stroke")), severity: nil, approved: true),
            Score(id: "E-UDS", observation: .answer("3397-7", .text("Positive")), severity: .hold, approved: true),
            Score(id: "E-UDS", observation: .answer("3397-7", .text("Negative")), severity: nil, approved: true),
            Score(
                id: "E-UDS", observation: .named("Urine drug screen", .text("positive for cocaine")), severity: .hold,
                approved: true),
            Score(
                id: "E-CONS", observation: .named("Capacity to consent", .flag(false)), severity: .exclude,
                approved: true),
            Score(id: "E-CONS", observation: .answer("59284-0", .text("refused")), severity: .exclude, approved: true),
            Score(id: "E-ESC", observation: .named("Escort confirmed", .flag(false)), severity: .hold, approved: true),
            Score(id: "E-ESC", observation: .named("Escort confirmed", .flag(true)), severity: nil, approved: true),
            Score(
                id: "E-NPO", observation: .named("Hours since last meal", .quantity(3, unit: "h")), severity: .hold,
                approved: true),
            Score(
                id: "E-NPO", observation: .named("Hours since last meal", .quantity(4, unit: "h")), severity: nil,
                approved: true),
        ])
    func score(_ expected: Score) {
        let finding = Screen.evaluate(Screen.candidate(observations: [expected.observation])).finding(expected.id)
        #expect(finding?.severity == expected.severity, "\(expected.id) \(expected.observation)")
        if let finding { #expect(finding.approved == expected.approved, "\(expected.id)") }
    }

    @Test("Nasal esketamine needs two hours without food and half an hour without drink")
    func esketamineFasting() {
        func fires(_ name: String, _ minutes: Double) -> Bool {
            let candidate = Screen.candidate(observations: [.named(name, .quantity(minutes, unit: "min"))])
            return Screen.evaluate(candidate, under: Screen.spravato).finding("E-NPO") != nil
        }
        #expect(fires("Time since last meal", 119) && !fires("Time since last meal", 120))
        #expect(fires("Time since last drink", 29) && !fires("Time since last drink", 30))
    }

    @Test("A prescription explains its own positive drug screen")
    func explainedScreen() {
        let screen = Observation.answer("3390-2", .text("Positive"))
        let explained = Screen.candidate(medications: [.rxnorm("2598")], observations: [screen])
        #expect(Screen.evaluate(explained).finding("E-UDS") == nil)
        #expect(Screen.evaluate(Screen.candidate(observations: [screen])).finding("E-UDS")?.severity == .hold)
    }

    @Test("A positive screen does not explain itself as a medicine taken, and a question is no screen")
    func screenIsNoMedicine() {
        let displayed = Observation(
            concept: Concept(codings: [Coding(.loinc, "3390-2")], texts: ["Benzodiazepines [Presence] in Urine"]),
            value: .text("Positive"), on: Screen.today, reference: "Observation/1")
        let result = Screen.evaluate(Screen.candidate(observations: [displayed]))
        #expect(result.finding("E-UDS")?.severity == .hold)
        #expect(result.finding("I-BZD") == nil)
        let question = Observation.named("Are you taking amphetamines?", .flag(true))
        let asked = Screen.evaluate(Screen.candidate(observations: [question]))
        #expect(asked.finding("E-UDS") == nil)
        #expect(asked.finding("I-STIM")?.severity == .caution)
    }

    @Test("Moderate impairment with high transaminases is one finding, at the graver severity")
    func mergedFinding() {
        let candidate = Screen.candidate(
            conditions: [.text("Cirrhosis Child-Pugh B")], observations: [.loinc("1742-6", 200, "U/L")])
        let findings = Screen.evaluate(candidate).findings.filter { $0.id == "E-HEPB" }
        #expect(findings.count == 1)
        #expect(findings.first?.severity == .hold)
        #expect(findings.first?.basis == ["Observation/1", "Condition/1 (by text)"])
    }

    @Test("Ketamine allergy by code, by words and not when refuted")
    func allergy() {
        func fires(_ allergy: ReportedAllergy) -> Bool {
            Screen.evaluate(Screen.candidate(allergies: [allergy])).finding("E-ALL")?.severity == .exclude
        }
        let coded = Concept(codings: [Coding(.rxnorm, "6130")])
        #expect(fires(ReportedAllergy(concept: coded, reference: "AllergyIntolerance/1")))
        #expect(fires(ReportedAllergy(concept: Concept(texts: ["Esketamine"]), reference: "AllergyIntolerance/1")))
        #expect(!fires(ReportedAllergy(concept: coded, counts: false, reference: "AllergyIntolerance/1")))
        #expect(!fires(ReportedAllergy(concept: Concept(texts: ["Penicillin"]), reference: "AllergyIntolerance/1")))
    }
}
