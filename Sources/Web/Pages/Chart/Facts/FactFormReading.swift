import Care

extension FactForm {
    /// The entries that a filled form makes.
    ///
    /// - Throws: a refusal that names the first field that is wrong.
    func read(_ form: Form, today: Day) throws -> [ChartEntry] {
        switch self {
        case .medication: [try medication(form, today: today)]
        case .allergy: [try allergy(form, today: today)]
        case .condition: [try condition(form, today: today)]
        case .measurement: try measurement(form, today: today)
        case .trial: [try trial(form)]
        case .history:
            [
                .historyTaken(
                    HistoryTaken(
                        area: try FactReading.choice(form, "area", "The area"),
                        text: try FactReading.words(form, "text", "The history", most: 20_000)))
            ]
        case .surveillance: [try surveillance(form, today: today)]
        }
    }

    /// What stands in the fields of this form for an entry that is to be put right; nil for entries it is not made for.
    static func filled(from content: ChartEntry) -> (form: FactForm, typed: Form)? {
        var typed = Form()
        func add(_ name: String, _ value: String?) { if let value { typed.add(value, to: name) } }
        switch content {
        case .medication(let medication):
            add("drug", medication.concept.display)
            add("code", medication.concept.codings.first { $0.system == .rxnorm }?.code)
            add("dailyDose", medication.dailyDose.map { Figure.text($0.value) })
            add("taken", medication.taken ? "yes" : "no")
            add("started", medication.started?.description)
            add("ended", medication.ended?.description)
            return (.medication, typed)
        case .allergy(let allergy):
            add("substance", allergy.concept.display)
            return (.allergy, typed)
        case .condition(let condition):
            add("condition", condition.concept.display)
            add("code", condition.concept.codings.first { $0.system == .icd10cm }?.code)
            add("status", condition.status == .resolved ? "resolved" : "active")
            add("grade", condition.grade)
            add("onset", condition.onset?.description)
            return (.condition, typed)
        case .pastTrial(let trial):
            add("drug", trial.drug)
            add("maximumDose", trial.maximumDose.map { Figure.text($0.value) })
            add("weeks", "\(trial.weeks)")
            add("outcome", trial.outcome.rawValue)
            add("adequate", trial.adequate ? "yes" : nil)
            add("currentEpisode", trial.currentEpisode ? "yes" : nil)
            return (.trial, typed)
        case .historyTaken(let history):
            add("area", history.area.rawValue)
            add("text", history.text)
            return (.history, typed)
        case .surveillanceDone(let done):
            add("item", done.item)
            add("positive", done.positive ? "yes" : "no")
            add("on", done.on.description)
            add("remark", done.remark)
            return (.surveillance, typed)
        case .measured(let observation):
            guard
                let kind = MeasurementKind.all.first(where: { kind in
                    kind.loinc.map { code in observation.concept.codings.contains { $0.code == code } } ?? false
                })
            else { return nil }
            add("kind", kind.id)
            if case .quantity(let number, _)? = observation.value { add("value", Figure.text(number)) }
            if case .text(let text)? = observation.value { add("value", text) }
            add("on", observation.on?.description)
            return (.measurement, typed)
        default: return nil
        }
    }

    private func medication(_ form: Form, today: Day) throws -> ChartEntry {
        let drug = try FactReading.words(form, "drug", "The medication")
        guard !Self.isNone(drug) else {
            let none = Concept(codings: [Coding(.snomed, "787481004")], texts: ["No current medication"])
            return .medication(ReportedMedication(concept: none, taken: false, reference: "no medication, \(today)"))
        }
        return .medication(
            ReportedMedication(
                concept: Concept(codings: form.optional("code").map { [Coding(.rxnorm, $0)] } ?? [], texts: [drug]),
                taken: form["taken"] != "no", dailyDose: try FactReading.milligrams(form, "dailyDose"),
                started: try FactReading.optionalDay(form, "started", notAfter: today),
                ended: try FactReading.optionalDay(form, "ended", notAfter: nil),
                reference: "medication \(drug), charted \(today)"))
    }

    private func allergy(_ form: Form, today: Day) throws -> ChartEntry {
        let substance = try FactReading.words(form, "substance", "The allergy")
        guard !Self.isNone(substance) else {
            let none = Concept(codings: [NoAllergies.coding], texts: ["No known allergies"])
            return .allergy(ReportedAllergy(concept: none, reference: "no known allergies, \(today)"))
        }
        return .allergy(
            ReportedAllergy(concept: Concept(texts: [substance]), reference: "allergy \(substance), charted \(today)"))
    }

    private func condition(_ form: Form, today: Day) throws -> ChartEntry {
        let name = try FactReading.words(form, "condition", "The condition")
        return .condition(
            ReportedCondition(
                concept: Concept(codings: form.optional("code").map { [Coding(.icd10cm, $0)] } ?? [], texts: [name]),
                status: form["status"] == "resolved" ? .resolved : .active,
                onset: try FactReading.optionalDay(form, "onset", notAfter: today), grade: form.optional("grade"),
                reference: "condition \(name), charted \(today)"))
    }

    private func measurement(_ form: Form, today: Day) throws -> [ChartEntry] {
        guard let kind = MeasurementKind.named(form["kind"]) else {
            throw Refusal(
                code: "measurement.kind", field: "kind", reason: "Nothing was chosen.",
                remedy: "Choose what was measured.")
        }
        let day = try FactReading.day(form, "on", notAfter: today)
        return try kind.observations(form["value"], on: day).map(ChartEntry.measured)
    }

    private func trial(_ form: Form) throws -> ChartEntry {
        .pastTrial(
            PastTrial(
                drug: try FactReading.words(form, "drug", "The treatment"),
                maximumDose: try FactReading.milligrams(form, "maximumDose"),
                weeks: try FactReading.whole(form, "weeks", 0...1000, "The length in weeks"),
                outcome: try FactReading.choice(form, "outcome", "The outcome"), adequate: form.isTicked("adequate"),
                currentEpisode: form.isTicked("currentEpisode")))
    }

    private func surveillance(_ form: Form, today: Day) throws -> ChartEntry {
        guard SurveillanceWords.choices.contains(where: { $0.value == form["item"] }) else {
            throw Refusal(
                code: "fact.choice", field: "item", reason: "The item was not chosen.",
                remedy: "Choose one from the list.")
        }
        guard ["yes", "no"].contains(form["positive"]) else {
            throw Refusal(
                code: "surveillance.positive", field: "positive", reason: "The result was not chosen.",
                remedy: "Say whether there is a finding to act on.")
        }
        return .surveillanceDone(
            SurveillanceDone(
                item: form["item"], positive: form["positive"] == "yes",
                on: try FactReading.day(form, "on", notAfter: today), remark: form["remark"]))
    }

    private static func isNone(_ typed: String) -> Bool {
        ["none", "no", "nkda", "nka", "nil", "none known"].contains(typed.lowercased())
    }
}

/// That somebody asked and there is none: SNOMED CT 716186003, no known allergy.
enum NoAllergies {
    static let coding = Coding(.snomed, "716186003")

    static func says(_ allergy: ReportedAllergy) -> Bool {
        allergy.concept.codings.contains(coding)
            || ["no known allergies", "no known allergy", "no known drug allergies"].contains(
                allergy.concept.display.lowercased())
    }
}
