import Care
import Exchange
import Testing

@Suite struct ObservationTests {
    func observations(_ fields: String) throws -> [Observation] {
        try ExampleBundle.read(ExampleBundle.resource("Observation", fields)).candidate.observations
    }

    @Test(
        "Each kind of value reads as itself",
        arguments: [
            (
                #""valueQuantity":{"value":72.5,"unit":"kilogram","code":"kg"}"#,
                Observation.Value.quantity(72.5, unit: "kg")
            ),
            (#""valueQuantity":{"value":3,"unit":"points"}"#, .quantity(3, unit: "points")),
            (#""valueInteger":12"#, .quantity(12, unit: "")),
            (#""valueString":" negative ""#, .text("negative")),
            (#""valueBoolean":false"#, .flag(false)),
            (#""valueCodeableConcept":{"text":"Never smoker"}"#, .concept(Concept(texts: ["Never smoker"]))),
            (#""valueDateTime":"2026-10-01""#, .text("2026-10-01")),
        ])
    func values(fields: String, expected: Observation.Value) throws {
        #expect(try observations(fields).map(\.value) == [expected])
    }

    @Test func `an absent value is never zero`() throws {
        #expect(try observations(#""dataAbsentReason":{"text":"refused"}"#).map(\.value) == [nil])
        #expect(try observations("").map(\.value) == [nil])
        #expect(try observations(#""valueQuantity":{"unit":"mm[Hg]"}"#).map(\.value) == [nil])
        #expect(try observations(#""valueInteger":0,"dataAbsentReason":{"text":"error"}"#).map(\.value) == [nil])
    }

    @Test func `below five is not five`() throws {
        let values = try observations(#""valueQuantity":{"value":5,"comparator":"<","unit":"mIU/mL"}"#).map(\.value)
        guard case .quantity(let number, "mIU/mL")? = values.first ?? nil else {
            Issue.record("no quantity")
            return
        }
        #expect(number < 5 && number > 4.999)
    }

    @Test func `a panel gives itself and each component, all of its reference and day`() throws {
        let found = try observations(
            """
            "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"effectiveDateTime":"2026-11-20",
            "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
              "valueQuantity":{"value":150,"code":"mm[Hg]"}},
             {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"dataAbsentReason":{"text":"?"}}]
            """)
        #expect(found.map { $0.concept.codings.first?.code } == ["85354-9", "8480-6", "8462-4"])
        #expect(found.map(\.value) == [nil, .quantity(150, unit: "mm[Hg]"), nil])
        #expect(found.allSatisfy { $0.reference == "Observation/1" && $0.on == Day("2026-11-20") })
    }

    @Test func `mistaken observations and those about somebody else are left aside`() throws {
        for fields in [
            #""status":"entered-in-error","valueInteger":1"#, #""status":"cancelled""#,
            #""focus":[{"reference":"RelatedPerson/mother"}],"valueBoolean":true"#,
        ] {
            let referral = try ExampleBundle.read(ExampleBundle.resource("Observation", fields))
            #expect(referral.candidate.observations.isEmpty)
            #expect(referral.leftAside == ["Observation": 1])
        }
    }

    @Test(
        "The day is that of the observation, or of its report",
        arguments: [
            (#""effectiveInstant":"2026-11-19T10:00:00Z""#, "2026-11-19"),
            (#""effectivePeriod":{"start":"2026-11-01","end":"2026-11-02"}"#, "2026-11-02"),
            (#""effectivePeriod":{"start":"2026-11-01"}"#, "2026-11-01"),
            (#""issued":"2026-11-03T10:00:00Z""#, "2026-11-03"),
        ])
    func days(fields: String, day: String) throws {
        #expect(try observations(fields).map(\.on) == [Day(day)])
    }

    @Test func `a value of a kind that is not read is remarked`() throws {
        let referral = try ExampleBundle.read(
            ExampleBundle.resource("Observation", #""valueRatio":{"numerator":{"value":1}}"#))
        #expect(referral.candidate.observations.map(\.value) == [nil])
        #expect(referral.remarks.count == 1)
    }
}
