/// What a part of a definition file looks like.
indirect enum DefinitionShape: Sendable {
    case text
    case whole
    case number
    case flag
    case choice([String])
    case list(DefinitionShape)
    /// Names of the file's own choosing.
    case named(DefinitionShape)
    case fields([String: DefinitionShape], required: Set<String>)

    /// What is expected, for a sentence.
    var noun: String {
        switch self {
        case .text: "a text"
        case .whole: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .list: "a list in [ ]"
        case .named, .fields: "an object in { }"
        }
    }
}

extension DefinitionShape {
    private static func words<Value: CaseIterable & RawRepresentable>(_ type: Value.Type) -> DefinitionShape
    where Value.RawValue == String {
        .choice(type.allCases.map(\.rawValue))
    }

    private static let source = fields(
        ["text": .text, "evidence": words(Evidence.self)], required: ["text", "evidence"])

    private static let condition = fields(
        [
            "items": .list(.text), "atLeast": .whole, "count": .whole, "countAtMost": .whole, "except": .named(.whole),
        ], required: ["items", "atLeast"])

    private static let floor = fields(
        ["subscale": .text, "atLeast": .whole], required: ["subscale", "atLeast"])

    private static let item = fields(
        [
            "id": .text, "text": .text, "answers": .text, "values": .list(.whole), "range": .list(.whole),
            "reversed": .flag, "scored": .flag, "suicideFrom": .whole, "notAssessed": .whole, "mayEnd": .flag,
            "remark": .text, "loinc": .text,
        ], required: ["id"])

    private static let licence = fields(
        [
            "class": words(ScaleLicence.Class.self), "notice": .text, "source": .text,
            "evidence": words(Evidence.self),
        ], required: ["class", "notice", "source", "evidence"])

    private static let scoring = fields(
        [
            "method": words(ScoringRule.Method.self), "multiplier": .whole, "better": words(ScoringRule.Better.self),
            "groups": .list(
                .fields(["items": .list(.text), "oneOf": .list(.list(.text))], required: ["items"])),
            "source": source,
        ], required: ["method", "better", "source"])

    private static let missing = fields(
        [
            "method": words(MissingPolicy.Method.self), "minimumAnswered": .whole,
            "rounding": words(MissingPolicy.Rounding.self), "neverImpute": .list(.text),
            "mayNotApply": .list(
                .fields(["item": .text, "maximum": .whole, "reason": .text], required: ["item", "maximum", "reason"])),
            "source": source,
        ], required: ["method", "source"])

    private static let gate = fields(
        [
            "id": .text, "asks": .list(.text), "when": condition,
            "ifAnswered": words(ScaleGate.AnswersBehindIt.self), "source": source,
        ], required: ["id", "asks", "when", "ifAnswered", "source"])

    private static let change = fields(
        [
            "id": .text, "kind": words(ChangeRule.Kind.self), "points": .number, "percent": .number,
            "score": .number, "minimumBaseline": .number, "edgeExcluded": .flag, "population": .text,
            "source": source,
        ], required: ["id", "kind", "source"])

    private static let task = fields(
        [
            "kind": words(ScreenTask.Kind.self), "practice": .whole, "trials": .whole,
            "waitMilliseconds": .list(.whole), "falseStartMilliseconds": .whole, "lapseMilliseconds": .whole,
            "seconds": .whole, "source": source,
        ], required: ["kind", "practice", "source"])

    /// A whole definition. `hash` is what `halcyon scale show` prints beside it; it is computed, never read.
    static let definition = fields(
        [
            "id": .text, "version": .text, "title": .text, "name": .text, "measures": .text,
            "rater": words(ScaleDefinition.Rater.self), "modes": .list(words(ScaleDefinition.Mode.self)),
            "recall": .fields(["id": .text, "words": .text, "days": .whole], required: ["id", "words"]),
            "licence": licence, "source": .text, "wordingSource": source, "instruction": .text,
            "wordingChecksum": .text, "hash": .text,
            "answers": .named(
                .list(.fields(["value": .whole, "text": .text, "loinc": .text], required: ["value"]))),
            "items": .list(item), "additional": .list(item), "scoring": scoring, "missing": missing,
            "gates": .list(gate),
            "subscales": .list(
                .fields(["id": .text, "title": .text, "items": .list(.text)], required: ["id", "title", "items"])),
            "bands": .list(
                .fields(
                    ["from": .number, "through": .number, "name": .text], required: ["from", "through", "name"])),
            "bandSource": source,
            "levels": .list(
                .fields(["name": .text, "when": .list(condition), "source": source], required: ["name", "source"])),
            "criteria": .list(
                .fields(
                    [
                        "id": .text, "title": .text, "all": .list(condition), "reaches": .list(floor),
                        "flagged": .flag, "source": source,
                    ],
                    required: ["id", "title", "all", "source"])),
            "change": .list(change), "task": task, "practiceEffect": source,
            "loinc": .fields(["panel": .text, "total": .text], required: []),
        ],
        required: [
            "id", "version", "title", "name", "measures", "rater", "modes", "recall", "licence", "source", "items",
            "scoring", "missing",
        ])
}
