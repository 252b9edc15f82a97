import Care

/// What is found when a candidate is asked, examined and tested.
extension SyntheticPatient {
    /// The illness to be treated, and what stands in the way.
    var reportedConditions: [ReportedCondition] {
        var conditions: [ReportedCondition] =
            switch story.indication {
            case .posttraumaticStress: [condition("F43.12", "Post-traumatic stress disorder, chronic")]
            case .generalisedAnxiety: [condition("F41.1", "Generalized anxiety disorder")]
            case .pain: [condition("G90.521", "Complex regional pain syndrome of the right leg")]
            default: [condition("F33.2", "Major depressive disorder, recurrent, severe")]
            }
        switch story.obstacle {
        case .psychosis?: conditions.append(condition("F20.9", "Schizophrenia"))
        case .aneurysm?: conditions.append(condition("I67.1", "Cerebral aneurysm, nonruptured"))
        case .recentInfarction?:
            conditions.append(condition("I21.4", "Myocardial infarction", onset: today.adding(days: -20)))
        case .substanceUse?: conditions.append(condition("F10.20", "Alcohol dependence"))
        case .minor?, .uncontrolledPressure?, .allergy?, .pregnancy?, nil: break
        }
        return conditions
    }

    private func condition(_ code: String, _ words: String, onset: Day? = nil) -> ReportedCondition {
        ReportedCondition(
            concept: Concept(codings: [Coding(.icd10cm, code)], texts: [words]), status: .active, onset: onset,
            reference: "stated by the patient")
    }

    var medications: [ReportedMedication] {
        let taken = story.indication == .pain ? "Pregabalin 75 mg" : "Sertraline 100 mg"
        return [
            ReportedMedication(
                concept: Concept(texts: [taken]), taken: true,
                dailyDose: Milligrams(story.indication == .pain ? 150 : 100),
                started: today.adding(days: -200), reference: "stated by the patient")
        ]
    }

    var history: [ChartEntry] {
        var facts: [ChartEntry] = [
            .historyTaken(
                HistoryTaken(
                    area: .psychiatric,
                    text: "\(Figure.text(Double(person.heartRate % 9 + 2))) years of illness, outpatient care.")),
            .historyTaken(HistoryTaken(area: .medical, text: "No operation in the last year. Non-smoker.")),
            .historyTaken(HistoryTaken(area: .family, text: "No psychosis among parents and siblings.")),
        ]
        if !story.isReferred {
            facts += reportedConditions.map(ChartEntry.condition) + medications.map(ChartEntry.medication)
        }
        let allergy = story.obstacle == .allergy ? "Ketamine" : "No known drug allergies"
        facts.append(
            .allergy(ReportedAllergy(concept: Concept(texts: [allergy]), reference: "stated by the patient")))
        if story.indication == .depression {
            for (drug, dose, weeks) in [("Escitalopram", 20.0, 10), ("Bupropion", 300.0, 12)] {
                facts.append(
                    .pastTrial(
                        PastTrial(
                            drug: drug, maximumDose: Milligrams(dose), weeks: weeks, outcome: .noResponse,
                            adequate: true, currentEpisode: true)))
            }
        }
        return facts
    }

    /// Pressure as measured today, a little different each time.
    mutating func measuredPressure(raisedBy rise: Int = 0) -> (systolic: Int, diastolic: Int) {
        (
            person.pressure.systolic + rise + random.within(-4...4),
            person.pressure.diastolic + rise / 2 + random.within(-3...3)
        )
    }

    /// Vital signs, laboratory and the questions that have codes of their own.
    mutating func examination(raisedBy rise: Int) -> [ChartEntry] {
        let day = today
        let pressure = measuredPressure(raisedBy: rise)
        func number(_ loinc: String, _ words: String, _ value: Double, _ unit: String) -> Observation {
            Observation(
                concept: Concept(codings: [Coding(.loinc, loinc)], texts: [words]),
                value: .quantity(value, unit: unit), on: day, reference: "measured here")
        }
        func words(_ name: String, _ value: String, loinc: String? = nil) -> Observation {
            Observation(
                concept: Concept(codings: loinc.map { [Coding(.loinc, $0)] } ?? [], texts: [name]), value: .text(value),
                on: day, reference: "asked here")
        }
        var found = [
            number("8480-6", "Systolic blood pressure", Double(pressure.systolic), "mm[Hg]"),
            number("8462-4", "Diastolic blood pressure", Double(pressure.diastolic), "mm[Hg]"),
            number("8867-4", "Heart rate", Double(person.heartRate), "/min"),
            number("59408-5", "Oxygen saturation", Double(random.within(96...99)), "%"),
            number("29463-7", "Body weight", person.weight.value, "kg"),
            number("8302-2", "Body height", person.height.value, "cm"),
            words("History and physical examination", "Normal examination", loinc: "34117-2"),
            number("1742-6", "Alanine aminotransferase", Double(random.within(12...38)), "U/L"),
            number("1920-8", "Aspartate aminotransferase", Double(random.within(12...36)), "U/L"),
            number("6768-6", "Alkaline phosphatase", Double(random.within(44...110)), "U/L"),
            number("2160-0", "Creatinine", Double(random.within(6...11)) / 10, "mg/dL"),
            number("3016-3", "Thyrotropin", Double(random.within(8...38)) / 10, "m[IU]/L"),
            number("718-7", "Hemoglobin", Double(random.within(122...158)) / 10, "g/dL"),
            words("Urinalysis", "Normal", loinc: "24356-8"),
            words("Urine drug screen", "Negative", loinc: "65750-2"),
            words("Prescription drug monitoring program query", "No unexpected prescriptions"),
            number("75624-7", "AUDIT", Double(random.within(0...7)), "{score}"),
            number("82667-7", "DAST-10", Double(random.within(0...1)), "{score}"),
            number("72172-0", "MoCA", Double(random.within(26...30)), "{score}"),
            words("STOP-BANG", "\(random.within(0...2))"),
            words("Bladder questionnaire", "No symptoms"),
            Observation(
                concept: Concept(codings: [Coding(.loinc, "93246-7")], texts: ["Wish to be dead"]), value: .flag(false),
                on: day, reference: "asked here"),
        ]
        if day.years(since: person.birthDate) >= 50 {
            found.append(words("Electrocardiogram", "Sinus rhythm", loinc: "11524-6"))
        }
        if person.couldBePregnant {
            found.append(
                words("Pregnancy test", story.obstacle == .pregnancy ? "Positive" : "Negative", loinc: "2106-3"))
        }
        if story.indication == .pain {
            found.append(number("72514-3", "Pain severity", baseline["nrs"] ?? 7, "{score}"))
        }
        return found.map(ChartEntry.measured)
    }
}
