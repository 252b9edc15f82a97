extension ScreeningEvaluation {
    private enum PregnancyTest { case positive, negative, unclear }

    mutating func judgeReproduction() {
        find(.eclampsia, current(.eclampsia).basis())
        find(.breastfeeding, current(.breastfeeding).basis())
        let term = number(.pregnancyTerm) ?? 300
        let pregnant = current(.pregnancy).filter { evidence in
            evidence.fact.onset.map { Double(day.days(since: $0)) <= term } ?? true
        }
        find(.pregnancy, pregnant.basis())
        let tests = observed(.pregnancyTest)
        if let latest = tests.first, result(of: latest.fact) == .positive,
            latest.fact.on.map({ Double(day.days(since: $0)) <= term }) ?? true
        {
            find(.pregnancy, [latest.basis], detail: "positive test")
        }
        if couldBePregnant, pregnant.isEmpty, !hasFound(.pregnancy, atLeast: .exclude), !hasRecentNegativeTest {
            request("pregnancy-test", for: .wPregnancy)
            find(.pregnancyUnknown, tests.first.map { [$0.basis] } ?? [facts.candidate.patientReference])
        }
    }

    /// Not recorded as male, of an age that can conceive, and nothing recorded that makes it impossible.
    private var couldBePregnant: Bool {
        guard facts.candidate.sex != .male else { return false }
        if let age, let ages = numbers(.wFertileAges, count: 2), Double(age) < ages[0] || Double(age) > ages[1] {
            return false
        }
        return ever(.cannotConceive).isEmpty
    }

    private var hasRecentNegativeTest: Bool {
        let days = number(.wPregnancy) ?? 31
        if let latest = observed(.pregnancyTest, within: days).first { return result(of: latest.fact) == .negative }
        return ever(.negativePregnancyTest).contains { evidence in
            evidence.fact.onset.map { Double(day.days(since: $0)) <= days } ?? false
        }
    }

    private func result(of test: CandidateFacts.Sighting) -> PregnancyTest {
        switch test.value {
        case .quantity(let value, _):
            guard let limits = numbers(.gonadotropin, count: 2) else { return .unclear }
            return value < limits[0] ? .negative : value >= limits[1] ? .positive : .unclear
        case .concept(let concept) where concept.codings.contains { ["77386006", "LA15173-0"].contains($0.code) }:
            return .positive
        case .concept(let concept) where concept.codings.contains { ["60001007", "LA26683-5"].contains($0.code) }:
            return .negative
        case .concept, .text, .flag:
            if let answer = test.answer { return answer ? .positive : .negative }
            switch test.value {
            case .text(let text): return worded([text])
            case .concept(let concept): return worded(concept.texts)
            case .flag, .quantity: return .unclear
            }
        }
    }

    private func worded(_ texts: [String]) -> PregnancyTest {
        for words in texts.map(Wording.tokens) {
            if words.starts(with: ["not", "pregnant"]) || words.contains("negative") { return .negative }
            if words.first == "pregnant" || words.contains("positive") { return .positive }
        }
        return .unclear
    }
}
