/// A candidate as known on one day: what counts, what is current, and each fact's words already read.
struct CandidateFacts: Sendable {
    /// An illness, state or circumstance, from a condition or from an answered question.
    struct Statement: Sendable {
        let concept: Concept
        let wordings: [Wording]
        let current: Bool
        let onset: Day?
        let abated: Day?
        let grade: String?
        let reference: String
        /// True for a yes to "have you ever": it was so once, and may still be.
        var isEver = false
    }

    struct Medicine: Sendable {
        let concept: Concept
        let wordings: [Wording]
        let taken: Bool
        let dailyDose: Milligrams?
        let started: Day?
        let ended: Day?
        let reference: String
    }

    struct Sighting: Sendable {
        let concept: Concept
        let wordings: [Wording]
        let value: Observation.Value
        let on: Day?
        let interpretation: Concept?
        let upperLimit: Double?
        let reference: String
    }

    let candidate: Candidate
    let day: Day
    let statements: [Statement]
    let medicines: [Medicine]
    let allergies: [Statement]
    /// Newest first; undated ones last.
    let sightings: [Sighting]

    init(_ candidate: Candidate, on day: Day) {
        func known(_ date: Day?) -> Bool { date.map { $0 <= day } ?? true }
        self.candidate = candidate
        self.day = day
        let sightings = candidate.observations.enumerated().compactMap { index, observation -> (Int, Sighting)? in
            guard known(observation.on),
                let value = observation.value ?? observation.interpretation.map(Observation.Value.concept)
            else { return nil }
            return (
                index,
                Sighting(
                    concept: observation.concept, wordings: observation.concept.texts.map(Wording.init), value: value,
                    on: observation.on, interpretation: observation.interpretation,
                    upperLimit: observation.upperLimit, reference: observation.reference)
            )
        }
        self.sightings = sightings.sorted { left, right in
            switch (left.1.on, right.1.on) {
            case (let a?, let b?) where a != b: a > b
            case (.some, nil): true
            case (nil, .some): false
            default: left.0 < right.0
            }
        }.map(\.1)
        statements =
            candidate.conditions.filter { $0.counts && known($0.onset) }.map { condition in
                let abated = condition.abated.map { $0 <= day } ?? false
                let laterAbated = condition.abated.map { $0 > day } ?? false
                return Statement(
                    concept: condition.concept, wordings: condition.concept.texts.map(Wording.init),
                    current: !abated && (condition.status != .resolved || laterAbated), onset: condition.onset,
                    abated: condition.abated, grade: condition.grade?.lowercased(), reference: condition.reference)
            } + self.sightings.flatMap(\.statements)
        medicines =
            candidate.medications.filter { known($0.started) }.map { medication in
                Medicine(
                    concept: medication.concept, wordings: medication.concept.texts.map(Wording.init),
                    taken: medication.taken || (medication.ended.map { $0 > day } ?? false),
                    dailyDose: medication.dailyDose, started: medication.started, ended: medication.ended,
                    reference: medication.reference)
            }
            + self.sightings.flatMap(\.statements).filter(\.current).map { answer in
                Medicine(
                    concept: answer.concept, wordings: answer.wordings, taken: true, dailyDose: nil, started: nil,
                    ended: nil, reference: answer.reference)
            }
        allergies = candidate.allergies.filter(\.counts).map { allergy in
            Statement(
                concept: allergy.concept, wordings: allergy.concept.texts.map(Wording.init), current: true, onset: nil,
                abated: nil, grade: nil, reference: allergy.reference)
        }
    }
}

extension CandidateFacts.Sighting {
    private static let relatives: [Phrase] = [
        "family history", "mother", "father", "sibling*", "parent*", "relative*", "risk", "screening", "education",
    ]

    var answer: Bool? { value.yesOrNo }

    /// A drug screen, a pregnancy test or a question of a suicide scale: its result is evidence for its own rule alone.
    private var isTest: Bool {
        (ValueSet.drugScreens.map(\.test) + ValueSet.suicideQuestions + [.pregnancyTest]).contains {
            $0.match(concept, wordings: wordings) != nil
        }
    }

    /// What the observation says about the person beyond a measured value: "Stroke: yes", or "Past history: TIA 2019".
    var statements: [CandidateFacts.Statement] {
        guard
            !isTest,
            !wordings.contains(where: { wording in
                Self.relatives.contains { !wording.ranges(of: $0.words).isEmpty }
            })
        else { return [] }
        let isEver = wordings.contains { !$0.ranges(of: ["ever"]).isEmpty }
        func statement(_ concept: Concept) -> [CandidateFacts.Statement] {
            [
                CandidateFacts.Statement(
                    concept: concept, wordings: concept.texts.map(Wording.init), current: !isEver, onset: nil,
                    abated: nil, grade: nil, reference: reference, isEver: isEver)
            ]
        }
        if let answer { return answer ? statement(concept) : [] }
        switch value {
        case .text(let text): return statement(Concept(texts: [text]))
        case .concept(let stated): return statement(stated)
        case .flag, .quantity: return []
        }
    }
}
