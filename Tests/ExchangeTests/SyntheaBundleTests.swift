import Care
import Exchange
import Foundation
import Testing

/// Bundles of the synthetic patients of Synthea, kept beside the package; without them these tests say so and pass.
@Suite struct SyntheaBundleTests {
    struct Expectation: Sendable, CustomTestStringConvertible {
        let file: String
        let name: String
        let conditions: Int
        let medications: Int
        let taken: Int
        /// Each component of a panel counts as an observation beside the panel.
        let observations: Int
        let leftAside: [String: Int]

        var testDescription: String { name }
    }

    static let expectations = [
        Expectation(
            file: "Alberto_Atencio_fc712d1f-5a2e-4407-9c55-a2a2bad623c2", name: "Alberto Atencio", conditions: 3,
            medications: 2, taken: 2, observations: 43,
            leftAside: [
                "Organization": 2, "Practitioner": 2, "Encounter": 6, "Claim": 8, "ExplanationOfBenefit": 6,
                "Immunization": 7, "Procedure": 3, "DiagnosticReport": 1,
            ]),
        Expectation(
            file: "Liz_Conn_27c911c6-f045-4ffa-af5d-6eba57ac94b2", name: "Liz Conn", conditions: 1, medications: 1,
            taken: 1, observations: 42,
            leftAside: [
                "Organization": 1, "Practitioner": 1, "Encounter": 7, "Claim": 8, "ExplanationOfBenefit": 7,
                "Immunization": 4, "Procedure": 3, "DiagnosticReport": 2, "CarePlan": 1,
            ]),
        Expectation(
            file: "Ned_Hintz_e4b9259d-0f54-48d1-a35d-b526729a4dfe", name: "Ned Hintz", conditions: 3, medications: 2,
            taken: 0, observations: 43,
            leftAside: [
                "Organization": 1, "Practitioner": 1, "Encounter": 6, "Claim": 8, "ExplanationOfBenefit": 6,
                "Immunization": 7, "DiagnosticReport": 1,
            ]),
    ]

    static func data(_ file: String) -> Data? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let url = root.appending(path: "../shared/vectors/fhir/\(file).json").standardizedFileURL
        guard let data = try? Data(contentsOf: url) else {
            print("Skipped: there is no \(url.lastPathComponent) in ../shared/vectors/fhir beside the package.")
            return nil
        }
        return data
    }

    @Test("A Synthea bundle reads whole, and what is left aside is counted", arguments: expectations)
    func reads(_ expected: Expectation) throws {
        guard let data = Self.data(expected.file) else { return }
        let referral = try ExampleBundle.read(document: data)
        let candidate = referral.candidate
        #expect(candidate.name?.display == expected.name)
        #expect(candidate.medicalRecordNumber.map(expected.file.hasSuffix) == true)
        #expect(candidate.phone?.hasPrefix("555-") == true)
        #expect(candidate.conditions.count == expected.conditions)
        #expect(candidate.medications.count == expected.medications)
        #expect(candidate.medications.count { $0.taken } == expected.taken)
        #expect(candidate.observations.count == expected.observations)
        #expect(referral.leftAside == expected.leftAside)
        #expect(referral.remarks.isEmpty)
        #expect(candidate.observations.allSatisfy { $0.on != nil && !$0.concept.codings.isEmpty })
    }

    @Test func `a blood pressure panel gives a systolic and a diastolic value of its own reference`() throws {
        guard let data = Self.data(Self.expectations[1].file) else { return }
        let observations = try ExampleBundle.read(document: data).candidate.observations
        let systolic = try #require(observations.first { $0.concept.codings == [Coding(.loinc, "8480-6")] })
        #expect(systolic.value == .quantity(165.41473349323684, unit: "mm[Hg]"))
        #expect(systolic.on == Day("2012-08-10"))
        #expect(systolic.reference == "Observation/e0386e8c-543c-4453-bf90-dc3d893d2232")
    }

    @Test func `a Synthea bundle with any byte changed never stops the program`() throws {
        guard let data = Self.data(Self.expectations[2].file) else { return }
        var random = SeededGenerator(seed: 3)
        for _ in 0..<20 {
            var bytes = [UInt8](data)
            for _ in 0..<4 {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            _ = ExampleBundle.refusal(of: Data(bytes))
        }
    }
}
