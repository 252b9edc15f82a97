import Care

/// A form by which one kind of fact is added to a chart, or put right in a correction.
enum FactForm: String, CaseIterable, Sendable {
    case medication, allergy, condition, measurement, trial, history, surveillance

    /// The hidden field that says which form was sent.
    static let name = "add"

    var title: String {
        switch self {
        case .medication: "Medication"
        case .allergy: "Allergy"
        case .condition: "Condition"
        case .measurement: "Measurement or test"
        case .trial: "Past treatment trial"
        case .history: "History in words"
        case .surveillance: "Surveillance result"
        }
    }

    var button: String { "Record \(title.lowercased())" }

    /// - Parameter typed: what stands in the fields: typed before, or the entry that is to be put right.
    func fields(_ typed: Form, refusals: [Refusal] = [], today: Day) -> [Field] {
        func field(
            _ name: String, _ label: String, _ control: Field.Control = .text, unit: String? = nil, hint: String? = nil,
            required: Bool = true, or preset: String = ""
        ) -> Field {
            Field(
                name, label, control, value: typed.optional(name) ?? preset, unit: unit, hint: hint,
                error: refusals.error(for: name), required: required)
        }
        let code = field("code", "Code", hint: codeHint, required: false)
        switch self {
        case .medication:
            return [
                field("drug", "Medication", hint: "Write \"none\" when nothing is taken."), code,
                field("dailyDose", "Dose a day", .number(decimals: 1), unit: "mg", required: false),
                field("taken", "Now", .radio([.init("yes", "Taken"), .init("no", "Not taken any more")]), or: "yes"),
                field("started", "Since", .date, required: false), field("ended", "Until", .date, required: false),
            ]
        case .allergy:
            return [field("substance", "Allergy", hint: "Substance and reaction. Write \"none\" when none is known.")]
        case .condition:
            return [
                field("condition", "Condition"), code,
                field(
                    "status", "Status",
                    .radio([.init("active", "Active"), .init("resolved", "Resolved or in remission")]), or: "active"),
                field(
                    "grade", "Severity",
                    .select([
                        .init("", "Not graded"), .init("mild", "Mild"), .init("moderate", "Moderate"),
                        .init("severe", "Severe"),
                    ]),
                    required: false),
                field("onset", "Since", .date, required: false),
            ]
        case .measurement:
            return [
                field("kind", "What", .select(MeasurementKind.choices)), field("value", "Result"),
                field("on", "Taken on", .date, or: today.description),
            ]
        case .trial:
            return [
                field("drug", "Treatment", hint: "A medicine, ECT, TMS or a psychotherapy."),
                field("maximumDose", "Highest dose a day", .number(decimals: 1), unit: "mg", required: false),
                field("weeks", "For", .number(decimals: 0), unit: "weeks"),
                field(
                    "outcome", "Outcome",
                    .select(
                        PastTrial.Outcome.allCases.map { .init($0.rawValue, FactWords.outcome($0).capitalisedFirst) })),
                field("adequate", "Adequate dose and time, in your judgement", .checkbox, required: false),
                field("currentEpisode", "In the present episode", .checkbox, required: false),
            ]
        case .history:
            return [
                field(
                    "area", "Area",
                    .select(HistoryTaken.Area.allCases.map { .init($0.rawValue, $0.rawValue.capitalisedFirst) })),
                field("text", "What was said", .textArea(rows: 4)),
            ]
        case .surveillance:
            return [
                field("item", "What", .select(SurveillanceWords.choices)),
                field(
                    "positive", "It showed",
                    .radio([
                        .init("no", "Nothing to act on"),
                        .init("yes", "A finding", hint: "Holds the next dose until it is reviewed."),
                    ])), field("on", "Done on", .date, or: today.description),
                field("remark", "Remark", required: false),
            ]
        }
    }

    private var codeHint: String {
        self == .medication ? "RxNorm, when you have it." : "ICD-10-CM, when you have it."
    }
}

extension [Field] {
    /// The same fields on a page that has other forms, or as they are on a page of their own.
    func placed(_ place: String?) -> [Field] {
        guard let place else { return self }
        return map { $0.placed(place) }
    }
}
