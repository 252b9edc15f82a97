import Foundation
import Measures

/// A small definition of the tests' own, with parts that a test replaces.
enum SampleDefinition {
    static var source: [String: Any] { ["text": "the test", "evidence": "D"] }

    /// Four items of 0 to 3, the last about suicidality; bands of 0 to 5 and 6 to 12.
    static var fields: [String: Any] {
        [
            "id": "sample", "version": "1", "title": "Sample", "name": "A sample of four", "measures": "nothing",
            "rater": "patient", "modes": ["screen"],
            "recall": ["id": "1-week", "words": "the last week", "days": 7] as [String: Any],
            "licence": ["class": "C", "notice": "The tests' own.", "source": "the test", "evidence": "D"],
            "source": "the test",
            "items": [
                ["id": "1", "range": [0, 3]], ["id": "2", "range": [0, 3]], ["id": "3", "range": [0, 3]],
                ["id": "4", "range": [0, 3], "suicideFrom": 1] as [String: Any],
            ],
            "scoring": ["method": "sum", "better": "lower", "source": source] as [String: Any],
            "missing": ["method": "mustBeComplete", "source": source] as [String: Any],
            "bands": [
                ["from": 0, "through": 5, "name": "low"] as [String: Any],
                ["from": 6, "through": 12, "name": "high"] as [String: Any],
            ],
            "bandSource": source,
        ]
    }

    static func data(_ fields: [String: Any] = fields) throws -> Data {
        try JSONSerialization.data(withJSONObject: fields)
    }

    static func changed(_ changes: [String: Any]) -> [String: Any] {
        fields.merging(changes) { $1 }
    }

    static func compiled(_ changes: [String: Any] = [:]) throws -> CompiledScale {
        let definition = try JSONDecoder().decode(ScaleDefinition.self, from: data(changed(changes)))
        return try CompiledScale(definition)
    }
}
