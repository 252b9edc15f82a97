extension ScreeningEvaluation {
    /// The suicidal-ideation pathway: Columbia answers first, then PHQ-9 item 9, then recorded conditions.
    mutating func judgeSuicidality() {
        let window = number(.wSuicide)
        func yes(_ set: ValueSet, within days: Double?) -> [String] {
            // A question with another LOINC code is another question, however its words read.
            let answers = observed(set, within: days, orUndated: true).filter { evidence in
                evidence.match == .code || !evidence.fact.concept.codings.contains { $0.system == .loinc }
            }
            return answers.first.flatMap { $0.fact.isYes ? [$0.basis] : nil } ?? []
        }
        let recent = number(.suicideHigh) ?? 90
        find(.suicideHigh, yes(.cssrsIntent, within: window) + yes(.cssrsPlan, within: window))
        find(.suicideHigh, yes(.cssrsRecentBehaviour, within: window), detail: "behaviour in the past 3 months")
        find(.suicideHigh, current(.suicidalIntent).basis())
        find(.suicideModerate, yes(.cssrsMethod, within: window))
        find(.suicideLow, yes(.cssrsWish, within: window) + yes(.cssrsThoughts, within: window))
        find(.suicideLifetime, yes(.cssrsBehaviour, within: nil) + yes(.cssrsRecentBehaviour, within: nil))
        for attempt in ever(.suicideAttempt) {
            let days = attempt.fact.onset.map { Double(day.days(since: $0)) }
            if days.map({ $0 <= recent })
                ?? (attempt.fact.current && !attempt.isPastByWords && !attempt.fact.isHistoryCode)
            {
                find(
                    .suicideHigh, [attempt.basis], detail: days == nil ? "date unknown" : "attempt in the past 3 months"
                )
            } else {
                find(.suicideLifetime, [attempt.basis])
            }
        }
        judgeItemNine(within: number(.wPhq))
        find(.suicideModerate, current(.suicidalIdeation).basis())
        keepGravestSuicidality()
    }

    private mutating func judgeItemNine(within window: Double?) {
        guard let item = observed(.phq9SuicideItem, within: window, orUndated: true).first,
            let score = item.fact.frequencyScore,
            score > 0
        else { return }
        let detail = "PHQ-9 item 9 answered \(Figure.text(score))"
        if score >= number(.suicideItem) ?? 2 {
            find(.suicideItem, [item.basis], detail: detail)
        } else {
            find(.suicideLow, [item.basis], detail: detail)
        }
    }
}

extension CandidateFacts.Statement {
    /// Z91.5: a personal history of suicidal behaviour.
    fileprivate var isHistoryCode: Bool {
        concept.codings.contains { $0.system == .icd10cm && ValueSet.normalised($0.code).hasPrefix("Z915") }
            || concept.codings.contains { $0.system == .snomed && $0.code == "161474000" }
    }
}

extension CandidateFacts.Sighting {
    /// A yes, or a count above nought.
    fileprivate var isYes: Bool { answer ?? ((number?.0 ?? 0) > 0) }

    /// How often, from 0 (not at all) to 3 (nearly every day): a number, a LOINC answer or its words.
    fileprivate var frequencyScore: Double? {
        if let number { return number.0 }
        let (codes, texts): ([String], [String]) =
            switch value {
            case .concept(let concept): (concept.codings.map(\.code), concept.texts)
            case .text(let text): ([], [text])
            case .flag(let flag): ([], [flag ? "several days" : "not at all"])
            case .quantity: ([], [])
            }
        let answers: [(code: String, words: [String], score: Double)] = [
            ("LA6568-5", ["not", "at", "all"], 0), ("LA6569-3", ["several", "days"], 1),
            ("LA6570-1", ["more", "than", "half", "the", "days"], 2), ("LA6571-9", ["nearly", "every", "day"], 3),
        ]
        let worded = texts.map(Wording.tokens)
        if let match = answers.first(where: { answer in
            codes.contains(answer.code) || worded.contains { $0.starts(with: answer.words) }
        }) {
            return match.score
        }
        return answer.map { $0 ? 1 : 0 }
    }
}
