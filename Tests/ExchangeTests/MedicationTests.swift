import Care
import Exchange
import Testing

@Suite struct MedicationTests {
    func medication(_ type: String, _ fields: String) throws -> ReportedMedication? {
        try ExampleBundle.read(ExampleBundle.resource(type, fields)).candidate.medications.first
    }

    @Test(
        "What a statement's status says about taking",
        arguments: [
            ("active", true), ("unknown", true), ("intended", false), ("on-hold", false), ("stopped", false),
            ("completed", false), ("not-taken", false),
        ])
    func statementStatus(status: String, taken: Bool) throws {
        #expect(try medication("MedicationStatement", "\"status\":\"\(status)\"")?.taken == taken)
    }

    @Test(
        "What a request's status says about taking",
        arguments: [
            ("active", true), ("unknown", true), ("on-hold", false), ("stopped", false), ("completed", false),
        ])
    func requestStatus(status: String, taken: Bool) throws {
        #expect(try medication("MedicationRequest", "\"status\":\"\(status)\"")?.taken == taken)
    }

    @Test func `a medicine without a status counts as taken`() throws {
        #expect(try medication("MedicationStatement", "")?.taken == true)
        #expect(try medication("MedicationRequest", "")?.taken == true)
    }

    @Test(
        "Records that never were are left aside",
        arguments: [
            ("MedicationStatement", "\"status\":\"entered-in-error\""),
            ("MedicationRequest", "\"status\":\"cancelled\""),
            ("MedicationRequest", "\"status\":\"entered-in-error\""), ("MedicationRequest", "\"status\":\"draft\""),
            ("MedicationRequest", "\"status\":\"active\",\"doNotPerform\":true"),
        ])
    func dropped(type: String, fields: String) throws {
        let referral = try ExampleBundle.read(ExampleBundle.resource(type, fields))
        #expect(referral.candidate.medications.isEmpty)
        #expect(referral.leftAside == [type: 1])
    }

    @Test func `an end in the past ends it, an end ahead does not`() throws {
        let past = try medication(
            "MedicationStatement",
            #""status":"active","effectivePeriod":{"start":"2026-01-01","end":"2026-11-10"}"#)
        #expect(past?.taken == false)
        #expect(past?.started == Day("2026-01-01"))
        #expect(past?.ended == Day("2026-11-10"))
        let ahead = try medication(
            "MedicationStatement", #""status":"active","effectivePeriod":{"end":"2027-01-01"}"#)
        #expect(ahead?.taken == true)
        #expect(ahead?.ended == nil)
        let week = try medication(
            "MedicationRequest",
            #""status":"active","authoredOn":"2026-11-01","dosageInstruction":[{"timing":{"repeat":{"boundsDuration":"#
                + #"{"value":7,"code":"d"}}}}]"#)
        #expect(week?.taken == false)
        #expect(week?.ended == Day("2026-11-08"))
    }

    @Test func `a completed request is taken as long as its supply lasts`() throws {
        func completed(repeats: Int) throws -> ReportedMedication? {
            try medication(
                "MedicationRequest",
                """
                "status":"completed","authoredOn":"2026-10-01","dispenseRequest":{"numberOfRepeatsAllowed":\(repeats),
                "expectedSupplyDuration":{"value":30,"unit":"days"}}
                """)
        }
        #expect(try completed(repeats: 0)?.taken == false)
        #expect(try completed(repeats: 0)?.ended == Day("2026-10-31"))
        #expect(try completed(repeats: 1)?.taken == true)
    }

    @Test func `an active request past its dispensing period still counts and is remarked`() throws {
        let referral = try ExampleBundle.read(
            ExampleBundle.resource(
                "MedicationRequest",
                #""status":"active","dispenseRequest":{"validityPeriod":{"end":"2024-01-01"}}"#))
        #expect(referral.candidate.medications.first?.taken == true)
        #expect(referral.remarks.count == 1)
    }

    @Test func `a planned medicine may begin in the future, a taken one may not`() throws {
        let fields = #""effectivePeriod":{"start":"2026-12-01"}"#
        #expect(try medication("MedicationStatement", "\"status\":\"intended\",\(fields)")?.taken == false)
        let active = ExampleBundle.resource("MedicationStatement", "\"status\":\"active\",\(fields)")
        #expect(ExampleBundle.refusal(active)?.code == "referral.future-date")
    }

    @Test func `a contained medicine is read with its ingredient and strength`() throws {
        let found = try medication(
            "MedicationStatement",
            """
            "contained":[{"resourceType":"Medication","id":"m","code":{"text":"Brand X"},"ingredient":[
              {"itemCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"2598"}]},
               "strength":{"numerator":{"value":500,"unit":"ug"},"denominator":{"value":1,"unit":"tablet"}}}]}],
            "medicationReference":{"reference":"#m","display":"Clonazepam"},
            "dosage":[{"text":"1 tab BID"}]
            """)
        #expect(found?.concept == Concept(codings: [Coding(.rxnorm, "2598")], texts: ["Brand X", "Clonazepam"]))
        #expect(found?.dailyDose == Milligrams(1))
    }

    @Test func `a medicine that is not in the Bundle keeps its words and is remarked`() throws {
        let referral = try ExampleBundle.read(
            ExampleBundle.resource(
                "MedicationRequest", #""medicationReference":{"reference":"Medication/9","display":"Lithium"}"#))
        #expect(referral.candidate.medications.first?.concept.texts == ["Lithium"])
        #expect(referral.remarks.count == 1)
    }

    static let doseCases: [(String, Double?)] = [
        ("2 mg twice daily", 4), ("Take 1 tablet by mouth 2 times a day", 50), ("0.5 mg TID PRN", 1.5),
        ("10mg qhs", 10), ("1 tab po b.i.d.", 50), ("one tablet at bedtime", 25), ("40 mg once daily", 40),
        ("1-2 tablets every 6 hours as needed", 200), ("take 2 mg every 4-6 hours", 12), ("1/2 tablet daily", 12.5),
        ("1 1/2 tablets every morning", 37.5), ("Take 2 tablets (50 mg total) by mouth daily", 50),
        ("2 mg in the morning and at bedtime", 4), ("100 mcg daily", 0.1), ("1,000 mg daily", 1000),
        ("0,5 mg daily", 0.5), ("70 mg once a week", 10), ("20 mg every other day", 10),
        ("1 g three times daily", 3000),
        ("5 mg/day", 5), ("1 tablet q8h", 75), ("2 mg every 72 hours", 2.0 / 3), ("15 mg nightly", 15),
        ("25 mg in the morning and 50 mg at night", nil), ("20 mg daily then 40 mg daily", nil), ("as directed", nil),
        ("2 mg", nil), ("twice daily", nil), ("2 puffs twice daily", nil), ("10 mg daily, max 20 mg", nil),
    ]

    @Test("Plain words give milligrams a day, others none", arguments: doseCases)
    func words(text: String, expected: Double?) throws {
        let found = try medication(
            "MedicationRequest",
            """
            "medicationCodeableConcept":{"text":"Something 25 MG Oral Tablet"},"dosageInstruction":[{"text":"\(text)"}]
            """)
        #expect(found?.dailyDose.map { ($0.value * 1000).rounded() } == expected.map { ($0 * 1000).rounded() })
    }

    struct StructuredCase: Sendable {
        let dose: String
        let timing: String
        let milligrams: Double?
    }

    static let structuredCases = [
        StructuredCase(
            dose: #""doseQuantity":{"value":2,"unit":"mg"}"#,
            timing: #""repeat":{"frequency":3,"period":1,"periodUnit":"d"}"#, milligrams: 6),
        StructuredCase(
            dose: #""doseQuantity":{"value":1,"unit":"tablet"}"#,
            timing: #""repeat":{"frequency":1,"period":8,"periodUnit":"h"}"#, milligrams: 75),
        StructuredCase(
            dose: #""doseRange":{"low":{"value":1,"unit":"mg"},"high":{"value":2,"code":"mg"}}"#,
            timing: #""code":{"text":"BID"}"#, milligrams: 4),
        StructuredCase(
            dose: #""doseQuantity":{"value":70,"code":"mg"}"#,
            timing: #""repeat":{"frequency":1,"period":1,"periodUnit":"wk"}"#, milligrams: 10),
        StructuredCase(
            dose: #""doseQuantity":{"value":10,"code":"mg"}"#, timing: #""repeat":{"when":["MORN","HS"]}"#,
            milligrams: 20),
        StructuredCase(
            dose: #""doseQuantity":{"value":10,"code":"mg"}"#, timing: #""repeat":{"timeOfDay":["08:00:00"]}"#,
            milligrams: 10),
        StructuredCase(
            dose: #""doseQuantity":{"value":2,"unit":"puff"}"#, timing: #""code":{"text":"BID"}"#, milligrams: nil),
        StructuredCase(dose: #""doseQuantity":{"value":2,"unit":"mg"}"#, timing: "", milligrams: nil),
    ]

    func dailyDose(ofDosage dosage: String) throws -> Milligrams? {
        try medication(
            "MedicationRequest",
            #""medicationCodeableConcept":{"text":"Something 25 MG Oral Tablet"},"dosageInstruction":[{\#(dosage)}]"#)?
            .dailyDose
    }

    @Test("Dosage in numbers gives milligrams a day, as needed or not", arguments: structuredCases)
    func numbers(_ example: StructuredCase) throws {
        let dosage = #""doseAndRate":[{\#(example.dose)}],"timing":{\#(example.timing)}"#
        #expect(try dailyDose(ofDosage: dosage) == example.milligrams.map { Milligrams($0) })
        #expect(
            try dailyDose(ofDosage: #""asNeededBoolean":true,\#(dosage)"#) == example.milligrams.map { Milligrams($0) })
    }

    @Test func `a dose in numbers with its times in words, and a daily limit alone, are read`() throws {
        #expect(
            try dailyDose(ofDosage: #""text":"at bedtime","doseAndRate":[{"doseQuantity":{"value":10,"code":"mg"}}]"#)
                == Milligrams(10))
        let limit = #""maxDosePerPeriod":{"numerator":{"value":8,"unit":"mg"},"denominator":{"value":1,"unit":"d"}}"#
        #expect(try dailyDose(ofDosage: limit) == Milligrams(8))
    }

    @Test func `doses given side by side add up, a sequence of steps gives none`() throws {
        func two(_ first: String, _ second: String) throws -> Milligrams? {
            try medication(
                "MedicationStatement",
                #""dosage":[{\#(first)"text":"25 mg every morning"},{\#(second)"text":"50 mg at bedtime"}]"#)?.dailyDose
        }
        #expect(try two("", "") == Milligrams(75))
        #expect(try two(#""sequence":1,"#, #""sequence":1,"#) == Milligrams(75))
        #expect(try two(#""sequence":1,"#, #""sequence":2,"#) == nil)
    }

    @Test func `a liquid counts by its concentration and a combination not at all`() throws {
        let liquid = try medication(
            "MedicationStatement",
            #""medicationCodeableConcept":{"text":"Lorazepam 2 MG/ML Oral Solution"},"dosage":[{"text":"0.5 mL TID"}]"#)
        #expect(liquid?.dailyDose == Milligrams(3))
        let both = try medication(
            "MedicationStatement",
            #""medicationCodeableConcept":{"text":"A 250 MG / B 125 MG Oral Tablet"},"dosage":[{"text":"1 tablet daily"}]"#
        )
        #expect(both?.dailyDose == nil)
    }

    @Test func `a medicine in words alone may carry its dose`() throws {
        let found = try medication(
            "MedicationStatement", #""medicationCodeableConcept":{"text":"diazepam 5 mg three times daily"}"#)
        #expect(found?.dailyDose == Milligrams(15))
        let product = try medication(
            "MedicationStatement", #""medicationCodeableConcept":{"text":"Hydrochlorothiazide 25 MG"}"#)
        #expect(product?.dailyDose == nil)
    }
}
