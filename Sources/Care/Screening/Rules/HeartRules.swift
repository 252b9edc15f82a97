extension ScreeningEvaluation {
    mutating func judgeHeart() {
        judgeInfarction()
        find(.unstableHeart, current(.unstableHeart).basis())
        let graded = (current(.gradedHeart) + current(.chronicHeartFailureOrCardiomyopathy))
        find(.unstableHeart, graded.filter { $0.fact.isSevere }.basis())
        find(
            .uncertainHeart,
            current(.chronicHeartFailureOrCardiomyopathy).filter { !$0.fact.isSevere && $0.fact.grade != "mild" }
                .basis())
    }

    /// An infarction within the row's days excludes, whatever its status; one of unknown date while it is active.
    private mutating func judgeInfarction() {
        guard let limit = number(.recentInfarction) else { return }
        for infarction in ever(.recentInfarction) + ever(.oldInfarction) {
            let isOld = ValueSet.oldInfarction.match(infarction.fact.concept, wordings: infarction.fact.wordings) != nil
            if infarction.fact.onset == nil, infarction.fact.isYearsOld(on: day, beyond: limit) { continue }
            if let onset = infarction.fact.onset {
                let days = day.days(since: onset)
                if Double(days) <= limit {
                    find(.recentInfarction, [infarction.basis], detail: "\(days) days before")
                }
            } else if !isOld, infarction.fact.current, !infarction.isPastByWords {
                find(.recentInfarction, [infarction.basis], detail: "date unknown")
                request("myocardial-infarction-date", for: .wInfarction)
            } else if !isOld, infarction.fact.abated.map({ Double(day.days(since: $0)) <= limit }) ?? true {
                find(.recentInfarction, [infarction.basis], severity: .hold, detail: "date unknown")
                request("myocardial-infarction-date", for: .wInfarction)
            }
        }
    }
}

extension CandidateFacts.Statement {
    private static let severeWords: [Phrase] = [
        "severe", "critical", "decompensated", "uncontrolled", "poorly controlled", "unstable", "end stage",
    ]

    /// Graded severe, or called so in words.
    var isSevere: Bool {
        grade == "severe" || wordings.contains { $0.assertion(of: Self.severeWords) == .present }
    }

    /// True when the words name a year that ended longer ago than `days`: "heart attack 2010".
    func isYearsOld(on day: Day, beyond days: Double) -> Bool {
        let years = wordings.flatMap(\.words).compactMap { word in word.text.count == 4 ? Int(word.text) : nil }
        guard let year = years.filter({ (1900...day.year).contains($0) }).max(),
            let end = Day(year: year, month: 12, day: 31)
        else { return false }
        return Double(day.days(since: end)) > days
    }

    var isMild: Bool { grade == "mild" || wordings.contains { $0.assertion(of: ["mild"]) == .present } }
}
