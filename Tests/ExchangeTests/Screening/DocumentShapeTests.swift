import Care
import Exchange
import Foundation
import Testing

/// Bundles as other systems really write them, read and screened whole.
@Suite struct DocumentShapeTests {
    private static let man = #"{"resourceType":"Patient","id":"ada","birthDate":"1980-02-29","gender":"male"}"#

    private func found(
        _ text: String, under id: String = "iv-racemic"
    ) throws -> [String: Finding] {
        let example = ScreeningCase(rule: "", speaks: true, treatment: id, resources: [])
        let result = try example.result(of: Data(text.utf8))
        return Dictionary(result.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func bundle(_ entries: String...) -> String {
        #"{"entry":[\#(entries.joined(separator: ","))],"type":"collection","resourceType":"Bundle"}"#
    }

    private let aneurysm = #""code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I71.4"}]}"#

    @Test func `the patient may come last, and resourceType last in each object`() throws {
        let text = bundle(
            #"{"resource":{"id":"c","subject":{"reference":"Patient/ada"},\#(aneurysm),"resourceType":"Condition"}}"#,
            #"{"resource":\#(Self.man)}"#)
        #expect(try found(text)["E-ANEU"]?.basis == ["Condition/c"])
    }

    @Test func `references by urn, and entries without ids, are followed`() throws {
        let person = "urn:uuid:11111111-1111-4111-8111-111111111111"
        let text = bundle(
            #"{"fullUrl":"\#(person)","resource":{"resourceType":"Patient","birthDate":"1980-02-29","gender":"male"}}"#,
            #"""
            {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222",
             "resource":{"resourceType":"Condition","subject":{"reference":"\#(person)"},\#(aneurysm)}}
            """#,
            #"{"resource":{"resourceType":"Condition","subject":{"reference":"\#(person)"},"code":{"text":"TIA"}}}"#)
        let findings = try found(text)
        #expect(findings["E-ANEU"]?.basis == ["Condition/22222222-2222-4222-8222-222222222222"])
        #expect(findings["E-CVA"]?.basis == ["Condition[2] (by text)"])
    }

    @Test func `contained and referenced medications are named`() throws {
        let rx = "http://www.nlm.nih.gov/research/umls/rxnorm"
        let text = bundle(
            #"{"resource":\#(Self.man)}"#,
            #"""
            {"resource":{"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order",
             "subject":{"reference":"Patient/ada"},"contained":[{"resourceType":"Medication","id":"med",
             "code":{"coding":[{"system":"\#(rx)","code":"10438"}]}}],"medicationReference":{"reference":"#med"}}}
            """#,
            #"""
            {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333",
             "resource":{"resourceType":"Medication","code":{"text":"Nardil 15 MG"}}}
            """#,
            #"""
            {"resource":{"resourceType":"MedicationStatement","id":"m2","status":"active",
             "subject":{"reference":"Patient/ada"},
             "medicationReference":{"reference":"urn:uuid:33333333-3333-4333-8333-333333333333"}}}
            """#)
        let findings = try found(text)
        #expect(findings["I-THEO"]?.basis == ["MedicationRequest/m1"])
        #expect(findings["I-MAOI"]?.basis == ["MedicationStatement/m2 (by text)"])
    }

    @Test(arguments: ["\u{FEFF}", "\r\n", " \t\n"])
    func `a byte order mark and blank space before the document are passed over`(lead: String) throws {
        let text = bundle(
            #"{"resource":\#(Self.man)}"#,
            #"{"resource":{"resourceType":"Condition","id":"c",\#(aneurysm)}}"#
        ).replacing(",", with: ",\r\n")
        #expect(try found(lead + text)["E-ANEU"] != nil)
    }

    @Test func `entries without a resource, the same patient twice and no subject are borne`() throws {
        let text = bundle(
            #"{"resource":\#(Self.man)}"#, #"{"request":{"method":"DELETE","url":"Condition/9"}}"#,
            #"{"resource":\#(Self.man)}"#, #"{"resource":{"resourceType":"Condition","id":"c",\#(aneurysm)}}"#)
        #expect(try found(text)["E-ANEU"] != nil)
    }

    @Test func `components of an observation are results of their own`() throws {
        let positive = #""valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"10828004"}]}"#
        let text = bundle(
            #"{"resource":\#(Self.man)}"#,
            #"""
            {"resource":{"resourceType":"Observation","id":"uds","status":"final","code":{"text":"Urine drug screen"},
             "subject":{"reference":"Patient/ada"},"effectiveDateTime":"2026-11-21T08:00:00Z","component":[
             {"code":{"coding":[{"system":"http://loinc.org","code":"3397-7"}]},\#(positive)}]}}
            """#)
        #expect(try found(text)["E-UDS"]?.basis == ["Observation/uds"])
    }

    @Test(arguments: [
        ("/93249-1", "valueBoolean\":true", "S-SI-HIGH"), ("93267-3", "valueBoolean\":true", "S-SI-MODERATE"),
        ("/93247-5", "valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"LA33-6\"}", "S-SI-LOW"),
        ("44260-8", "valueInteger\":3", "S-SI-MODERATE"),
        ("/44249-1/44260-8", "valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"LA6569-3\"}", "S-SI-LOW"),
    ])
    func `questionnaires answer the suicide rules by their link ids`(link: String, answer: String, id: String) throws {
        let text = bundle(
            #"{"resource":\#(Self.man)}"#,
            #"""
            {"resource":{"resourceType":"QuestionnaireResponse","id":"q","status":"completed",
             "subject":{"reference":"Patient/ada"},"authored":"2026-11-20","item":[{"linkId":"group","item":[
             {"linkId":"\#(link)","answer":[{"\#(answer)}]}]}]}}
            """#)
        #expect(try found(text)[id]?.basis == ["QuestionnaireResponse/q"])
    }

    @Test func `nine answers of the PHQ-9 make its total`() throws {
        let items = [
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
        ].map { #"{"linkId":"/\#($0)","answer":[{"valueInteger":0}]}"# }.joined(separator: ",")
        let text = bundle(
            #"{"resource":\#(Self.man)}"#,
            #"""
            {"resource":{"resourceType":"QuestionnaireResponse","id":"q","status":"completed",
             "authored":"2026-11-20","item":[\#(items)]}}
            """#)
        #expect(try found(text, under: "oral-home")["R-SEV"]?.basis == ["QuestionnaireResponse/q"])
    }
}
