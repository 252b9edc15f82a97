import Care

/// Something measured, tested or looked up that the work-up asks for, under the code that screening knows it by.
struct MeasurementKind: Sendable {
    enum Reply: Sendable {
        /// A number in a UCUM unit, within what a living adult shows.
        case number(unit: String, ClosedRange<Double>)
        /// Two numbers, as `120/80`.
        case pressure
        /// `positive` or `negative`.
        case result
        case words
    }

    /// As in the list of what is missing.
    let id: String
    let title: String
    let loinc: String?
    let reply: Reply

    /// Codes of the LOINC release, the same that screening matches.
    static let all: [MeasurementKind] = [
        .init("weight", "Body weight", "29463-7", .number(unit: "kg", 25...350)),
        .init("height", "Body height", "8302-2", .number(unit: "cm", 100...250)),
        .init("blood-pressure", "Blood pressure", "85354-9", .pressure),
        .init("heart-rate", "Heart rate", "8867-4", .number(unit: "/min", 20...300)),
        .init("oxygen-saturation", "Oxygen saturation", "59408-5", .number(unit: "%", 30...100)),
        .init("history-and-physical", "History and physical examination", "34117-2", .words),
        .init("ecg", "12-lead ECG", "11524-6", .words),
        .init("alt", "Alanine aminotransferase (ALT)", "1742-6", .number(unit: "U/L", 0...20_000)),
        .init("ast", "Aspartate aminotransferase (AST)", "1920-8", .number(unit: "U/L", 0...20_000)),
        .init("alkaline-phosphatase-or-ggt", "Alkaline phosphatase", "6768-6", .number(unit: "U/L", 0...10_000)),
        .init("ggt", "Gamma glutamyl transferase (GGT)", "2324-2", .number(unit: "U/L", 0...10_000)),
        .init("renal-function", "Creatinine", "2160-0", .number(unit: "mg/dL", 0.1...30)),
        .init("tsh", "Thyrotropin (TSH)", "3016-3", .number(unit: "m[IU]/L", 0...500)),
        .init("blood-count", "Haemoglobin (blood count)", "718-7", .number(unit: "g/dL", 2...25)),
        .init("urinalysis", "Urinalysis", "24356-8", .words),
        .init("urine-drug-screen", "Urine drug screen", nil, .result),
        .init("pregnancy-test", "Pregnancy test", "2106-3", .result),
        .init("pdmp", "Prescription drug monitoring query (PDMP)", nil, .words),
        .init("audit", "AUDIT", "75624-7", .number(unit: "{score}", 0...40)),
        .init("dast-10", "DAST-10", "82667-7", .number(unit: "{score}", 0...10)),
        .init("stop-bang", "STOP-BANG", nil, .number(unit: "{score}", 0...8)),
        .init("bladder-questionnaire", "Bladder questionnaire", nil, .result),
        .init("child-pugh", "Child-Pugh", nil, .words),
        .init("lithium-level", "Lithium level", "14334-7", .number(unit: "mmol/L", 0...10)),
        .init("valproate-level", "Valproate level", "4086-5", .number(unit: "ug/mL", 0...500)),
    ]

    private init(_ id: String, _ title: String, _ loinc: String?, _ reply: Reply) {
        self.id = id
        self.title = title
        self.loinc = loinc
        self.reply = reply
    }

    static func named(_ id: String) -> MeasurementKind? { all.first { $0.id == id } }

    static var choices: [Field.Choice] {
        all.map { kind in
            switch kind.reply {
            case .number(let unit, _): Field.Choice(kind.id, "\(kind.title) (\(shown(unit)))")
            case .pressure: Field.Choice(kind.id, "\(kind.title) (mmHg, as 120/80)")
            case .result: Field.Choice(kind.id, "\(kind.title) (positive or negative)")
            case .words: Field.Choice(kind.id, "\(kind.title) (in words)")
            }
        }
    }

    /// A UCUM unit as it is printed.
    static func shown(_ unit: String) -> String {
        switch unit {
        case "{score}", "1": "points"
        case "mm[Hg]": "mmHg"
        case "m[IU]/L": "mIU/L"
        case "[lb_av]": "lb"
        default: unit
        }
    }

    /// What was typed, as entries; a blood pressure makes two.
    func observations(_ typed: String, on day: Day) throws -> [Observation] {
        switch reply {
        case .number(let unit, let range):
            guard let number = FactReading.number(typed), range.contains(number) else {
                throw refusal(
                    "Enter \(Figure.text(range.lowerBound)) to \(Figure.text(range.upperBound)) \(Self.shown(unit)).")
            }
            return [observation(title, loinc, .quantity(number, unit: unit), on: day)]
        case .pressure:
            let parts = typed.split(separator: "/").compactMap { FactReading.number(String($0)) }
            guard parts.count == 2, (40...300).contains(parts[0]), (20...200).contains(parts[1]), parts[1] < parts[0]
            else { throw refusal("Enter systolic over diastolic in mmHg, as 120/80.") }
            return [
                observation("Systolic blood pressure", "8480-6", .quantity(parts[0], unit: "mm[Hg]"), on: day),
                observation("Diastolic blood pressure", "8462-4", .quantity(parts[1], unit: "mm[Hg]"), on: day),
            ]
        case .result:
            switch typed.lowercased() {
            case "positive", "pos", "+": return [observation(title, loinc, .text("Positive"), on: day)]
            case "negative", "neg", "-": return [observation(title, loinc, .text("Negative"), on: day)]
            default: throw refusal("Enter positive or negative.")
            }
        case .words:
            guard !typed.isEmpty, typed.count <= 500 else {
                throw refusal("Say what it showed, in at most 500 characters.")
            }
            return [observation(title, loinc, .text(typed), on: day)]
        }
    }

    private func observation(_ title: String, _ loinc: String?, _ value: Observation.Value, on day: Day) -> Observation
    {
        Observation(
            concept: Concept(codings: loinc.map { [Coding(.loinc, $0)] } ?? [], texts: [title]), value: value, on: day,
            reference: "\(title), \(day)")
    }

    private func refusal(_ remedy: String) -> Refusal {
        Refusal(code: "measurement.value", field: "value", reason: "That is not a result of \(title).", remedy: remedy)
    }
}
