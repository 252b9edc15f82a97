import Foundation

/// Short ways to say one FHIR resource about Ada. A concept is `icd I71.4`, `sct 22298006`, `rx 6130` or
/// `loinc 2106-3`, each perhaps followed by ` | ` and a display; anything else is text alone.
enum Fact {
    static func concept(_ said: String) -> String {
        let systems = [
            "icd": "http://hl7.org/fhir/sid/icd-10-cm", "sct": "http://snomed.info/sct",
            "rx": "http://www.nlm.nih.gov/research/umls/rxnorm", "loinc": "http://loinc.org",
        ]
        let halves = said.split(separator: " | ", maxSplits: 1).map(String.init)
        let words = halves[0].split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let system = systems[words[0]] else { return #"{"text":\#(quoted(said))}"# }
        let display = halves.count == 2 ? #","display":\#(quoted(halves[1]))"# : ""
        return #"{"coding":[{"system":"\#(system)","code":"\#(words[1])"\#(display)}]}"#
    }

    static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\\\""))\"" }

    static func condition(
        _ said: String, _ clinical: String? = "active", verified: String? = "confirmed", onset: String? = nil,
        recorded: String? = nil, more: String = ""
    ) -> String {
        let base = "http://terminology.hl7.org/CodeSystem/condition"
        var fields = #""code":\#(concept(said))"#
        if let clinical {
            fields += #","clinicalStatus":{"coding":[{"system":"\#(base)-clinical","code":"\#(clinical)"}]}"#
        }
        if let verified {
            fields += #","verificationStatus":{"coding":[{"system":"\#(base)-ver-status","code":"\#(verified)"}]}"#
        }
        if let onset { fields += #","onsetDateTime":"\#(onset)""# }
        if let recorded { fields += #","recordedDate":"\#(recorded)""# }
        return ExampleBundle.resource("Condition", id: identity(fields + more), fields + more)
    }

    static func taking(_ said: String, _ status: String = "active", dose: String? = nil) -> String {
        let dosage = dose.map { #","dosage":[{"text":\#(quoted($0))}]"# } ?? ""
        let fields = #""status":"\#(status)","medicationCodeableConcept":\#(concept(said))\#(dosage)"#
        return ExampleBundle.resource("MedicationStatement", id: identity(fields), fields)
    }

    static func ordered(_ said: String, _ status: String = "active", dose: String? = nil) -> String {
        let dosage = dose.map { #","dosageInstruction":[{"text":\#(quoted($0))}]"# } ?? ""
        let fields =
            #""status":"\#(status)","intent":"order","medicationCodeableConcept":\#(concept(said)),"#
            + #""authoredOn":"2026-10-01"\#(dosage)"#
        return ExampleBundle.resource("MedicationRequest", id: identity(fields), fields)
    }

    static func allergy(_ said: String, _ clinical: String = "active", verified: String = "confirmed") -> String {
        let base = "http://terminology.hl7.org/CodeSystem/allergyintolerance"
        let fields = #"""
            "code":\#(concept(said)),
            "clinicalStatus":{"coding":[{"system":"\#(base)-clinical","code":"\#(clinical)"}]},
            "verificationStatus":{"coding":[{"system":"\#(base)-verification","code":"\#(verified)"}]}
            """#
        return ExampleBundle.resource("AllergyIntolerance", id: identity(fields), fields)
    }

    /// `value` is the value element and whatever else, as `"valueInteger":6`.
    static func observed(_ said: String, _ value: String, on day: String = "2026-11-20", status: String = "final")
        -> String
    {
        let fields = #""status":"\#(status)","code":\#(concept(said)),"effectiveDateTime":"\#(day)",\#(value)"#
        return ExampleBundle.resource("Observation", id: identity(fields), fields)
    }

    static func measured(
        _ said: String, _ number: String, _ unit: String, on day: String = "2026-11-20", high: String? = nil
    ) -> String {
        let range = high.map { #","referenceRange":[{"high":{"value":\#($0),"unit":"\#(unit)"}}]"# } ?? ""
        let quantity = #""value":\#(number),"unit":"\#(unit)","system":"http://unitsofmeasure.org","code":"\#(unit)""#
        return observed(said, #""valueQuantity":{\#(quantity)}\#(range)"#, on: day)
    }

    static func found(_ said: String, _ finding: String, on day: String = "2026-11-20") -> String {
        observed(said, #""valueCodeableConcept":\#(concept(finding))"#, on: day)
    }

    static func flagged(_ said: String, _ interpretation: String, on day: String = "2026-11-20") -> String {
        let system = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
        return observed(
            said, #""interpretation":[{"coding":[{"system":"\#(system)","code":"\#(interpretation)"}]}]"#, on: day)
    }

    static func pressure(_ systolic: Int, _ diastolic: Int, on day: String = "2026-11-20") -> String {
        let parts = [("8480-6", systolic), ("8462-4", diastolic)].map { code, value in
            #"{"code":\#(concept("loinc \(code)")),"valueQuantity":{"value":\#(value),"unit":"mmHg","code":"mm[Hg]"}}"#
        }
        return observed("loinc 85354-9", #""component":[\#(parts.joined(separator: ","))]"#, on: day)
    }

    /// An id that differs between different resources of one bundle.
    private static func identity(_ fields: String) -> String {
        String(fields.utf8.reduce(UInt64(5381)) { ($0 &* 33) &+ UInt64($1) }, radix: 16)
    }
}
