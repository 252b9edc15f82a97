import Care
import Clinic
import Measures

/// How a made-up patient answers questions: in keeping with how ill they are that day.
extension SyntheticPatient {
    /// An answer to every question that is asked.
    ///
    /// - Parameter item: what a question about suicide is answered with.
    mutating func answers(to scale: String, item: SuicideItem = .negative) throws -> [String: Int] {
        let scoring = try clinic.scoring(of: scale)
        let severity = severity(on: scale)
        var answers: [String: Int] = [:]
        // Answered in order: one answer may open the next question.
        while let question = scoring.scale.open(answers).first(where: { $0.suicideFrom == nil }) {
            answers[question.id] = answer(from: scoring.definition.allowedValues(of: question), severity)
        }
        for question in scoring.questions where answers[question.id] == nil {
            let allowed = scoring.definition.allowedValues(of: question)
            if let positive = question.suicideFrom {
                answers[question.id] = item == .skipped ? nil : item == .positive ? positive : allowed.first
            } else if !scoring.definition.items.contains(question) {
                answers[question.id] = answer(from: allowed, severity)
            }
        }
        return answers
    }

    /// One of the allowed answers, about as far along them as the patient is ill.
    private mutating func answer(from allowed: [Int], _ severity: Double) -> Int? {
        guard !allowed.isEmpty else { return nil }
        let place = severity * Double(allowed.count - 1) + random.within(-0.5...0.5)
        return allowed[min(max(0, Int(place.rounded())), allowed.count - 1)]
    }

    /// How grave the answers are, from 0 to 1.
    private func severity(on scale: String) -> Double {
        func share(_ illness: String, of maximum: Double) -> Double { (baseline[illness] ?? 0) / maximum * burden }
        switch scale {
        // The question about suicide, a ninth of the total, is answered apart.
        case "phq-9", "phq-2-i9", "own-check-in": return min(1, share("phq-9", of: 24))
        case "gad-7": return share("gad-7", of: 21)
        case "pcl-5", "pcl-5-weekly": return share("pcl-5", of: 80)
        case "pc-ptsd-5": return story.indication == .posttraumaticStress ? 1 : 0.1
        case "peg": return share("nrs", of: 10)
        case "own-satisfaction": return 1 - burden * 0.8
        default: return 0.05
        }
    }
}
