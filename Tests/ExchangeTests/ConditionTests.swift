import Care
import Exchange
import Testing

@Suite struct ConditionTests {
    func condition(_ fields: String) throws -> ReportedCondition {
        try #require(try ExampleBundle.read(ExampleBundle.resource("Condition", fields)).candidate.conditions.first)
    }

    func coded(_ key: String, _ code: String) -> String { "\"\(key)\":{\"coding\":[{\"code\":\"\(code)\"}]}" }

    @Test(
        "Clinical status folds to what rules need",
        arguments: [
            ("active", ReportedCondition.Status.active), ("recurrence", .active), ("relapse", .active),
            ("inactive", .resolved), ("remission", .resolved), ("resolved", .resolved), ("other", .unknown),
        ])
    func status(code: String, expected: ReportedCondition.Status) throws {
        #expect(try condition(coded("clinicalStatus", code)).status == expected)
    }

    @Test func `no status is unknown, and an end resolves`() throws {
        #expect(try condition("").status == .unknown)
        let ended = try condition("\"abatementDateTime\":\"2020-06\"")
        #expect(ended.status == .resolved)
        #expect(ended.abated == Day("2020-06-30"))
        #expect(try condition("\"abatementString\":\"in childhood\"").status == .resolved)
        let both = try ExampleBundle.read(
            ExampleBundle.resource("Condition", coded("clinicalStatus", "active") + ",\"abatementDateTime\":\"2020\""))
        #expect(both.candidate.conditions.first?.status == .resolved)
        #expect(both.remarks.count == 1)
    }

    @Test func `refuted and mistaken records never count`() throws {
        for code in ["refuted", "entered-in-error"] {
            #expect(try !condition(coded("verificationStatus", code)).counts)
        }
        for code in ["confirmed", "provisional", "unconfirmed"] {
            #expect(try condition(coded("verificationStatus", code)).counts)
        }
    }

    @Test func `onset falls back to the day it was recorded`() throws {
        #expect(try condition("\"onsetPeriod\":{\"start\":\"2020-01-02\"}").onset == Day("2020-01-02"))
        #expect(try condition("\"onsetAge\":{\"value\":20},\"recordedDate\":\"2021-01-02\"").onset == Day("2021-01-02"))
        #expect(try condition("").onset == nil)
    }

    @Test func `severity reads as a word`() throws {
        #expect(try condition(coded("severity", "severe")).grade == "severe")
        #expect(try condition("\"severity\":{\"text\":\"Moderate to marked\"}").grade == "moderate")
        let snomed = "\"severity\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"24484000\"}]}"
        #expect(try condition(snomed).grade == "severe")
        #expect(try condition("").grade == nil)
    }

    @Test(
        "Code systems are known however they are spelt",
        arguments: [
            ("http://hl7.org/fhir/sid/icd-10-cm", CodeSystem.icd10cm), ("http://hl7.org/fhir/sid/icd-10", .icd10cm),
            ("https://hl7.org/fhir/sid/icd-10-cm/", .icd10cm), ("urn:oid:2.16.840.1.113883.6.90", .icd10cm),
            ("http://snomed.info/sct/", .snomed), ("https://snomed.info/sct", .snomed),
            ("http://snomed.info/sct/731000124108", .snomed), ("urn:oid:2.16.840.1.113883.6.96", .snomed),
            ("http://www.nlm.nih.gov/research/umls/rxnorm", .rxnorm), ("urn:oid:2.16.840.1.113883.6.88", .rxnorm),
            ("https://loinc.org", .loinc), ("urn:oid:2.16.840.1.113883.6.1", .loinc),
        ])
    func systems(address: String, system: CodeSystem) throws {
        let code = try condition("\"code\":{\"coding\":[{\"system\":\"\(address)\",\"code\":\"F33.2\"}]}")
        #expect(code.concept.codings == [Coding(system, "F33.2")])
    }

    @Test func `ICD-10 codes are brought to their usual form`() throws {
        let code = "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"f332\"}]}"
        #expect(try condition(code).concept.codings == [Coding(.icd10cm, "F33.2")])
    }

    @Test func `words of unknown systems are kept, their codes only when there are no words`() throws {
        let both = try condition(
            #""code":{"text":"Low mood","coding":[{"system":"http://x","code":"9","display":"Sad"}]}"#)
        #expect(both.concept == Concept(texts: ["Low mood", "Sad"]))
        #expect(try condition(#""code":{"coding":[{"code":"F33"}]}"#).concept == Concept(texts: ["F33"]))
    }

    @Test func `a condition without a code counts through its note or its narrative`() throws {
        #expect(
            try condition(#""note":[{"text":"Brain aneurysm, coiled"}]"#).concept.texts == ["Brain aneurysm, coiled"])
        let narrative = try condition(#""text":{"status":"generated","div":"<div><p>Old <b>stroke</b></p></div>"}"#)
        #expect(narrative.concept.texts == ["Old stroke"])
    }

    @Test func `allergies count unless refuted, mistaken or resolved, with the substance of each reaction`() throws {
        func allergy(_ fields: String) throws -> ReportedAllergy {
            let resource = ExampleBundle.resource("AllergyIntolerance", fields)
            return try #require(try ExampleBundle.read(resource).candidate.allergies.first)
        }
        let ketamine = try allergy(
            #""code":{"text":"Anaesthetics"},"reaction":[{"substance":{"text":"Ketamine"},"manifestation":[]}]"#)
        #expect(ketamine.counts)
        #expect(ketamine.concept.texts == ["Anaesthetics", "Ketamine"])
        #expect(ketamine.reference == "AllergyIntolerance/1")
        #expect(try !allergy(coded("verificationStatus", "refuted")).counts)
        #expect(try !allergy(coded("clinicalStatus", "resolved")).counts)
        #expect(try allergy(coded("clinicalStatus", "inactive")).counts)
    }
}
