import Care
import Exchange
import Foundation
import Testing

/// A bundle of a few resources, and whether one rule must speak about it under a protocol.
struct ScreeningCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let speaks: Bool
    var severity: Severity?
    var treatment = "iv-racemic"
    var birth = "1980-02-29"
    var gender = "male"
    let resources: [String]

    var testDescription: String {
        let told = resources.map { $0.replacing("\"subject\":{\"reference\":\"Patient/ada\"},", with: "") }
        return "\(rule) \(speaks ? "speaks" : "is silent") in \(treatment): \(told.joined(separator: " "))"
    }

    /// The rule must speak for each of `facts` alone.
    static func speaks(
        _ rule: String, as severity: Severity? = nil, in treatment: String = "iv-racemic", _ facts: String...
    ) -> [ScreeningCase] {
        facts.map { .init(rule: rule, speaks: true, severity: severity, treatment: treatment, resources: [$0]) }
    }

    /// The rule must say nothing for each of `facts` alone.
    static func silent(_ rule: String, in treatment: String = "iv-racemic", _ facts: String...) -> [ScreeningCase] {
        facts.map { .init(rule: rule, speaks: false, treatment: treatment, resources: [$0]) }
    }

    /// The rule must speak for all `facts` together.
    static func together(
        _ rule: String, speaks: Bool = true, as severity: Severity? = nil, in treatment: String = "iv-racemic",
        birth: String = "1980-02-29", gender: String = "male", _ facts: String...
    ) -> [ScreeningCase] {
        [
            .init(
                rule: rule, speaks: speaks, severity: severity, treatment: treatment, birth: birth, gender: gender,
                resources: facts)
        ]
    }

    /// The document, read and screened as a person's would be.
    func result() throws -> ScreeningResult {
        let patient = """
            {"resourceType":"Patient","id":"ada","name":[{"family":"Example","given":["Ada"]}],
             "birthDate":"\(birth)","gender":"\(gender)"}
            """
        let text = ExampleBundle.text(resources, patient: patient)
        return try result(of: Data(text.utf8))
    }

    /// Any document, screened under the case's protocol.
    func result(of document: Data) throws -> ScreeningResult {
        let referral = try ExampleBundle.read(document: document)
        let library = try Self.library.get()
        guard let treatment = library.treatment(treatment) else { throw Missing(protocolID: treatment) }
        return Screening.evaluate(referral.candidate, under: treatment, on: ExampleBundle.today)
    }

    private struct Missing: Error { let protocolID: String }

    private static let library = Result {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Protocols")
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where url.pathExtension == "json" {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return try ProtocolLibrary(files: files)
    }
}
