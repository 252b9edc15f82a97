import Care
import Exchange
import Foundation
import Testing

@Suite struct BundleReadingTests {
    @Test func `the fingerprint is the SHA-256 of the document`() throws {
        // sha256sum of the same bytes.
        let text = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}"
        let referral = try ExampleBundle.read(document: Data(text.utf8))
        #expect(referral.contentHash == "0d5d99e014fd636ee792b2c6f277ecfd9080ac440038c91f1fef1e175dcea8eb")
        let long = text + String(repeating: " ", count: 1_000_000)
        #expect(
            try ExampleBundle.read(document: Data(long.utf8)).contentHash
                == "e11b5fb8f3f851cc104d33ae20c053d59c4e133d263efb817b3cd1c289c59997")
    }

    @Test func `unknown types are counted and left aside, as are entries without a resource`() throws {
        let text = """
            {"resourceType":"Bundle","type":"searchset","entry":[{"resource":\(ExampleBundle.patient)},
             {"resource":{"resourceType":"Starship","id":"1"}},{"resource":{"resourceType":"Starship","id":"2"}},
             {"request":{"method":"DELETE","url":"Condition/9"}}]}
            """
        let referral = try ExampleBundle.read(document: Data(text.utf8))
        #expect(referral.leftAside == ["Starship": 2, "entry without a resource": 1])
        #expect(referral.read == ["Patient": 1])
        #expect(referral.facts == 0)
    }

    @Test func `entries may name each other by their full address`() throws {
        let text = """
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"urn:uuid:AAAA","resource":{"resourceType":"Patient"}},
             {"fullUrl":"urn:uuid:bbbb","resource":{"resourceType":"Condition","code":{"text":"Gout"},
              "subject":{"reference":"urn:uuid:aaaa"}}},
             {"resource":{"resourceType":"Condition","code":{"text":"Asthma"}}},
             {"fullUrl":"https://ehr.example/fhir/MedicationRequest/7","resource":{"resourceType":"MedicationRequest",
              "medicationReference":{"reference":"urn:uuid:cccc"},"subject":{"reference":"urn:uuid:aaaa"}}},
             {"fullUrl":"urn:uuid:cccc","resource":{"resourceType":"Medication","code":{"text":"Lithium"}}}]}
            """
        let referral = try ExampleBundle.read(document: Data(text.utf8))
        #expect(referral.candidate.patientReference == "Patient/AAAA")
        #expect(referral.candidate.conditions.map(\.reference) == ["Condition/bbbb", "Condition[2]"])
        #expect(referral.candidate.medications.map(\.reference) == ["MedicationRequest/7"])
        #expect(referral.candidate.medications.map(\.concept.display) == ["Lithium"])
    }

    @Test func `a patient's address on the same server is the patient, on another server it is not`() throws {
        func bundle(_ subject: String) -> String {
            """
            {"resourceType":"Bundle","entry":[
             {"fullUrl":"https://ehr.example/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1"}},
             {"resource":{"resourceType":"Condition","subject":{"reference":"\(subject)"}}}]}
            """
        }
        for same in ["Patient/1", "Patient/1/_history/4", "https://ehr.example/fhir/Patient/1"] {
            #expect(ExampleBundle.refusal(ofDocument: bundle(same)) == nil)
        }
        let other = ExampleBundle.refusal(ofDocument: bundle("https://other.example/fhir/Patient/1"))
        #expect(other?.code == "referral.other-patient")
    }

    @Test func `records about a group or a device are left aside`() throws {
        let referral = try ExampleBundle.read(
            "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Device/3\"}}")
        #expect(referral.leftAside == ["Observation": 1])
        #expect(referral.candidate.observations.isEmpty)
    }

    @Test func `the same record twice counts once; two versions of it both count and are remarked`() throws {
        let gout = ExampleBundle.resource("Condition", "\"code\":{\"text\":\"Gout\"}")
        let asthma = ExampleBundle.resource("Condition", "\"code\":{\"text\":\"Asthma\"}")
        let once = try ExampleBundle.read(gout, gout)
        #expect(once.candidate.conditions.count == 1)
        #expect(once.leftAside == ["Condition": 1])
        let both = try ExampleBundle.read(gout, asthma)
        #expect(both.candidate.conditions.count == 2)
        #expect(both.remarks.map(\.reference) == ["Condition/1"])
    }

    @Test func `a repeated key in the document is tolerated`() {
        let condition = "{\"resourceType\":\"Condition\",\"id\":\"1\",\"id\":\"2\",\"code\":{\"text\":\"Gout\"}}"
        #expect(ExampleBundle.refusal(condition) == nil)
    }

    @Test(
        "A date means the latest day it can, as it was written",
        arguments: [
            ("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2026", "2026-11-21"), ("2026-11", "2026-11-21"),
            ("2026-11-21T23:59:59.123-11:00", "2026-11-21"), ("2026-11-20T23:30:00+14:00", "2026-11-20"),
            ("2026-11-20T08:15", "2026-11-20"),
            // Written in UTC while the clinic, further west, still had the day before.
            ("2026-11-22T03:00:00Z", "2026-11-21"),
        ])
    func dates(text: String, day: String) throws {
        let condition = ExampleBundle.resource("Condition", "\"onsetDateTime\":\"\(text)\"")
        #expect(try ExampleBundle.read(condition).candidate.conditions.first?.onset == Day(day))
    }
}
