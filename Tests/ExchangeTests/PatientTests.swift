import Care
import Exchange
import Testing

@Suite struct PatientTests {
    @Test func `the patient reads whole`() throws {
        let candidate = try ExampleBundle.read(
            patient: """
                {"resourceType":"Patient","id":"ada","active":true,
                 "name":[{"use":"maiden","family":"Byron","given":["Ada"]},{"use":"usual","text":"Addie"},
                         {"use":"official","family":"Example","given":["Ada","King"],"prefix":["Ms"]}],
                 "birthDate":"1980-02-29","gender":"female",
                 "identifier":[{"system":"http://ssn","value":"999"},{"use":"old","value":"1",
                   "type":{"coding":[{"code":"MR"}]}},{"value":"MRN-7","type":{"coding":[{"code":"MR"}]}}],
                 "telecom":[{"system":"phone","value":"555-0002","rank":2},{"system":"phone","value":"555-0001","rank":1},
                   {"system":"email","use":"old","value":"old@example.org"},{"system":"email","value":"ada@example.org"}]}
                """
        ).candidate
        #expect(candidate.name == PersonName(given: "Ada King", family: "Example"))
        #expect(candidate.birthDate == Day("1980-02-29"))
        #expect(candidate.sex == .female)
        #expect(candidate.medicalRecordNumber == "MRN-7")
        #expect(candidate.phone == "555-0001")
        #expect(candidate.email == "ada@example.org")
        #expect(!candidate.deceased)
        #expect(candidate.patientReference == "Patient/ada")
    }

    @Test func `a partial birth date is asked for, not guessed`() throws {
        for text in ["1980", "1980-02"] {
            let patient = "{\"resourceType\":\"Patient\",\"id\":\"ada\",\"birthDate\":\"\(text)\"}"
            let referral = try ExampleBundle.read(patient: patient)
            #expect(referral.candidate.birthDate == nil)
            #expect(referral.remarks.count == 1)
        }
    }

    @Test func `an unknown gender code is asked for`() throws {
        let referral = try ExampleBundle.read(patient: "{\"resourceType\":\"Patient\",\"gender\":\"f\"}")
        #expect(referral.candidate.sex == nil)
        #expect(referral.remarks.count == 1)
        #expect(referral.candidate.patientReference == "Patient[0]")
    }

    @Test func `death is known by its flag or its day`() throws {
        for field in ["\"deceasedBoolean\":true", "\"deceasedDateTime\":\"2025-01-01\""] {
            #expect(try ExampleBundle.read(patient: "{\"resourceType\":\"Patient\",\(field)}").candidate.deceased)
        }
        let alive = "{\"resourceType\":\"Patient\",\"deceasedBoolean\":false}"
        #expect(try !ExampleBundle.read(patient: alive).candidate.deceased)
    }

    @Test(
        "A name in one line is split",
        arguments: [
            ("Ada King Example", "Ada King", "Example"), ("Example, Ada", "Ada", "Example"), ("Ada", "", "Ada"),
        ])
    func wholeNames(text: String, given: String, family: String) throws {
        let patient = "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"\(text)\"}]}"
        #expect(try ExampleBundle.read(patient: patient).candidate.name == PersonName(given: given, family: family))
    }
}
