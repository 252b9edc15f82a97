import Care
import Exchange
import Foundation
import Measures
import Testing

/// Small bundles of one invented patient, Ada Example, read on 2026-11-21.
enum ExampleBundle {
    static let today = Day("2026-11-21") ?? Day(ordinal: 0)

    static let patient = """
        {"resourceType":"Patient","id":"ada","name":[{"use":"official","family":"Example","given":["Ada"]}],
         "birthDate":"1980-02-29","gender":"female"}
        """

    /// The scales as they ship.
    static let scales = Result {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Measures/Resources")
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where url.pathExtension == "json" {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return try ScaleLibrary(files: files)
    }

    static func read(document: Data) throws -> Referral {
        try ReferralBundle.decode(document, on: today, scales: scales.get())
    }

    /// A collection of `patient` and `resources`, each as an entry of its own.
    static func text(_ resources: [String], patient: String = patient) -> String {
        let entries = ([patient] + resources).map { "{\"resource\":\($0)}" }.joined(separator: ",")
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\(entries)]}"
    }

    static func read(_ resources: String..., patient: String = patient) throws -> Referral {
        try read(document: Data(text(resources, patient: patient).utf8))
    }

    /// What a document is refused for; nil when it is read.
    static func refusal(ofDocument text: String, on day: Day = today) -> Refusal? {
        refusal(of: Data(text.utf8), on: day)
    }

    static func refusal(of data: Data, on day: Day = today) -> Refusal? {
        do {
            _ = try ReferralBundle.decode(data, on: day, scales: scales.get())
            return nil
        } catch let error as Refusal {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }

    static func refusal(_ resources: String..., patient: String = patient) -> Refusal? {
        refusal(ofDocument: text(resources, patient: patient))
    }

    /// A resource of `type` about Ada with more `fields`, as `"status":"active"`.
    static func resource(_ type: String, id: String = "1", _ fields: String) -> String {
        let subject = type == "AllergyIntolerance" ? "patient" : "subject"
        return """
            {"resourceType":"\(type)","id":"\(id)","\(subject)":{"reference":"Patient/ada"}\
            \(fields.isEmpty ? "" : ",")\(fields)}
            """
    }
}
