import Foundation

@testable import Care

/// Shipped files, and shipped protocols with rows changed.
enum ShippedFiles {
    static func folder(_ name: String) throws -> [String: Data] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: name)
        var files: [String: Data] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".json") {
            files[file] = try Data(contentsOf: folder.appending(path: file))
        }
        return files
    }

    /// A protocol with rows changed, added or (with nil) left out.
    static func treatment(_ id: String, changing rows: [String: RuleValue?]) throws -> TreatmentProtocol {
        let shipped = try ShippedProtocols.treatment(id)
        var rules = shipped.rules
        for (row, value) in rows {
            let old = rules[row]
            rules[row] = value.map {
                Rule(
                    id: row, value: $0, unit: old?.unit, severity: old?.severity, reason: old?.reason ?? "test",
                    source: old?.source ?? "test", evidence: old?.evidence ?? .productDefault,
                    validFrom: old?.validFrom ?? Sample.today)
            }
        }
        return TreatmentProtocol(
            id: shipped.id, version: shipped.version, title: shipped.title, drug: shipped.drug, route: shipped.route,
            setting: shipped.setting, enabled: shipped.enabled, regulatoryStatus: shipped.regulatoryStatus,
            rules: rules, hash: shipped.hash)
    }
}
