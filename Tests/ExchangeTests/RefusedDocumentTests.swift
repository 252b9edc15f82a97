import Care
import Exchange
import Foundation
import Testing

@Suite struct RefusedDocumentTests {
    @Test func `what is not JSON is refused`() {
        for text in ["", "   ", "hello", "{\"resourceType\":\"Bundle\"", "<Bundle/>", "{\"a\":NaN}"] {
            #expect(ExampleBundle.refusal(ofDocument: text)?.code == "referral.not-json", "\(text)")
        }
    }

    @Test func `what is not a Bundle is refused by what it is`() {
        #expect(ExampleBundle.refusal(ofDocument: "[1]")?.code == "referral.not-bundle")
        #expect(ExampleBundle.refusal(ofDocument: "\"Bundle\"")?.code == "referral.not-bundle")
        #expect(ExampleBundle.refusal(ofDocument: "{}")?.code == "referral.not-bundle")
        let patient = ExampleBundle.refusal(ofDocument: ExampleBundle.patient)
        #expect(patient?.reason == "The document is a Patient, not a Bundle.")
    }

    @Test func `more bytes than the limit are refused unread`() {
        let data = Data(repeating: UInt8(ascii: " "), count: ReferralBundle.maximumBytes + 1)
        #expect(ExampleBundle.refusal(of: data)?.code == "referral.too-large")
    }

    @Test func `deep nesting is refused before it is parsed, and brackets inside texts do not count`() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(ExampleBundle.refusal(ofDocument: deep)?.code == "referral.too-deep")
        let objects = String(repeating: "{\"a\":", count: 201) + "1" + String(repeating: "}", count: 201)
        #expect(ExampleBundle.refusal(ofDocument: objects)?.code == "referral.too-deep")
        let text = ExampleBundle.resource(
            "Condition", "\"code\":{\"text\":\"\(String(repeating: "[{\\\"", count: 300))\"}")
        #expect(ExampleBundle.refusal(text) == nil)
    }

    @Test func `UTF-8 may begin with a byte order mark, other encodings are refused`() throws {
        let text = ExampleBundle.text([])
        #expect(ExampleBundle.refusal(of: Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)) == nil)
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32] {
            let data = try #require(text.data(using: encoding))
            #expect(ExampleBundle.refusal(of: data)?.code == "referral.encoding")
        }
        let latin = try #require(text.replacing("Ada", with: "Adèle").data(using: .isoLatin1))
        #expect(ExampleBundle.refusal(of: latin)?.code == "referral.encoding")
    }

    @Test func `an empty Bundle and one without a patient are refused`() {
        let empty = "{\"resourceType\":\"Bundle\",\"entry\":[]}"
        #expect(ExampleBundle.refusal(ofDocument: empty)?.code == "referral.empty")
        #expect(ExampleBundle.refusal(ofDocument: "{\"resourceType\":\"Bundle\"}")?.code == "referral.empty")
        let condition = ExampleBundle.resource("Condition", "")
        #expect(ExampleBundle.refusal(patient: condition)?.code == "referral.no-patient")
    }

    @Test func `two patients are refused, one sent twice is not`() {
        let other = "{\"resourceType\":\"Patient\",\"id\":\"bob\"}"
        let refusal = ExampleBundle.refusal(other)
        #expect(refusal?.code == "referral.two-patients")
        #expect(refusal?.field == "Bundle.entry[1].resource")
        #expect(refusal?.reason.contains("Patient/bob") == true)
        #expect(ExampleBundle.refusal(ExampleBundle.patient) == nil)
    }

    @Test(
        "A record about another patient is refused",
        arguments: [
            "{\"reference\":\"Patient/bob\"}", "{\"reference\":\"urn:uuid:0b0b\"}",
            "{\"reference\":\"Patient?identifier=http://mrn|77\"}", "{\"reference\":\"#p\"}",
        ])
    func otherPatient(subject: String) {
        let refusal = ExampleBundle.refusal("{\"resourceType\":\"Condition\",\"subject\":\(subject)}")
        #expect(refusal?.code == "referral.other-patient")
        #expect(refusal?.field == "Bundle.entry[1].resource.subject")
    }

    @Test func `a resource that does not say its type is refused by its place`() {
        let refusal = ExampleBundle.refusal("{\"id\":\"1\"}")
        #expect(refusal?.code == "referral.no-resource-type")
        #expect(refusal?.field == "Bundle.entry[1].resource.resourceType")
    }

    @Test(
        "A value of the wrong kind is refused by its field",
        arguments: [
            ("Condition", "\"code\":\"F33.2\"", "code"),
            ("Condition", "\"code\":{\"coding\":{}}", "code.coding"),
            ("Condition", "\"code\":{\"coding\":[7]}", "code.coding[0]"),
            ("Condition", "\"clinicalStatus\":\"active\"", "clinicalStatus"),
            ("Condition", "\"onsetDateTime\":2024", "onsetDateTime"),
            ("Observation", "\"valueQuantity\":{\"value\":\"120\"}", "valueQuantity.value"),
            ("Observation", "\"valueBoolean\":\"true\"", "valueBoolean"),
            ("Observation", "\"component\":{}", "component"),
            ("MedicationRequest", "\"status\":1", "status"),
            ("MedicationRequest", "\"dosageInstruction\":[\"daily\"]", "dosageInstruction[0]"),
            ("AllergyIntolerance", "\"reaction\":[{\"substance\":[]}]", "reaction[0].substance"),
            (
                "QuestionnaireResponse", "\"item\":[{\"answer\":[{\"valueInteger\":\"2\"}]}]",
                "item[0].answer[0].valueInteger"
            ),
        ])
    func wrongKind(type: String, fields: String, field: String) {
        let refusal = ExampleBundle.refusal(ExampleBundle.resource(type, fields))
        #expect(refusal?.code == "referral.wrong-type")
        #expect(refusal?.field == "Bundle.entry[1].resource.\(field)")
    }

    @Test func `wrong kinds in the Bundle itself and in the patient are refused`() {
        let entry = ExampleBundle.refusal(ofDocument: "{\"resourceType\":\"Bundle\",\"entry\":{}}")
        #expect(
            entry?.line == "Bundle.entry: Expected a list, found an object. "
                + "Ask the sender to correct it and send it again.")
        let born = ExampleBundle.refusal(patient: "{\"resourceType\":\"Patient\",\"birthDate\":19800229}")
        #expect(born?.field == "Bundle.entry[0].resource.birthDate")
        #expect(born?.code == "referral.wrong-type")
    }

    @Test(
        "Impossible and future days are refused by their field",
        arguments: [
            ("Condition", "onsetDateTime"), ("Condition", "abatementDateTime"), ("Condition", "recordedDate"),
            ("MedicationRequest", "authoredOn"), ("MedicationStatement", "effectiveDateTime"),
            ("Observation", "effectiveDateTime"), ("Observation", "issued"), ("QuestionnaireResponse", "authored"),
            ("AllergyIntolerance", "recordedDate"),
        ])
    func dates(type: String, key: String) {
        for (text, code) in [
            ("2026-02-30", "impossible-date"), ("2025-13", "impossible-date"), ("2026-11-22", "future-date"),
            ("2027", "future-date"), ("2026-12", "future-date"), ("22/11/2026", "not-a-date"),
            ("2026-11-20T25:00:00Z", "not-a-date"),
        ] {
            let refusal = ExampleBundle.refusal(ExampleBundle.resource(type, "\"\(key)\":\"\(text)\""))
            #expect(refusal?.code == "referral.\(code)", "\(text)")
            #expect(refusal?.field == "Bundle.entry[1].resource.\(key)")
        }
    }

    @Test func `the patient's own days are refused alike`() {
        for key in ["birthDate", "deceasedDateTime"] {
            let patient = "{\"resourceType\":\"Patient\",\"id\":\"ada\",\"\(key)\":\"2026-11-22\"}"
            #expect(ExampleBundle.refusal(patient: patient)?.code == "referral.future-date")
        }
    }

    @Test func `numbers beyond any measure are refused`() {
        let huge = ExampleBundle.resource("Observation", "\"valueQuantity\":{\"value\":1e300}")
        #expect(ExampleBundle.refusal(huge)?.code == "referral.number-out-of-range")
        let infinite = ExampleBundle.resource("Observation", "\"valueQuantity\":{\"value\":1e999}")
        #expect(ExampleBundle.refusal(infinite)?.reason == "The number 1e999 is too large to be real.")
    }

    @Test func `two values in one observation are refused`() {
        let both = ExampleBundle.resource("Observation", "\"valueString\":\"5\",\"valueInteger\":5")
        #expect(ExampleBundle.refusal(both)?.code == "referral.two-values")
    }

    @Test func `a refusal stays on one line whatever the document holds`() {
        let refusal = ExampleBundle.refusal(
            ExampleBundle.resource(
                "Condition", "\"onsetDateTime\":\"20\\n26\\u2028\(String(repeating: "x", count: 999))\""))
        #expect(refusal.map { !$0.line.contains(where: \.isNewline) && $0.line.count < 300 } == true)
    }
}
