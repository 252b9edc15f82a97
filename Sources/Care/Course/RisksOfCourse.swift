extension Course {
    /// A condition on the chart that names what the set means.
    func has(_ set: ValueSet) -> Bool {
        conditions.contains { $0.content.counts && set.match($0.content.concept) != nil }
    }

    /// Liver disease on the chart: liver tests are then due every three months.
    var hasLiverRisk: Bool {
        has(.severeHepaticImpairment) || has(.moderateHepaticImpairment) || has(.cirrhosis)
    }

    /// Days of suicide attempts and psychiatric admissions, each a relapse at once (`LOSS-EVENTS`). One without a date
    /// counts from the day it was charted, unless it is charted as history.
    func relapseEvents(day: (Instant) -> Day) -> [Day] {
        conditions.compactMap { condition in
            let concept = condition.content.concept
            let matches = [ValueSet.suicideAttempt, .psychiatricAdmission].compactMap { $0.match(concept) }
            guard condition.content.counts, !matches.isEmpty else { return nil }
            let isHistory =
                !matches.contains { $0 != .text(.past) }
                || concept.codings.contains {
                    $0.system == .icd10cm && $0.code.hasPrefix("Z91") || $0.code == "161474000"
                }
            return condition.content.onset ?? (isHistory ? nil : day(condition.occurredAt))
        }
    }

    /// Signs of use beyond the plan: flags that staff charted and nobody has taken back since, and the last rating of
    /// craving.
    var dependenceSigns: DependenceSigns {
        var flags: Set<DependenceFlag> = []
        for done in surveillance {
            guard let flag = DependenceFlag(rawValue: done.content.item) else { continue }
            if done.content.positive { flags.insert(flag) } else { flags.remove(flag) }
        }
        return DependenceSigns(flags: flags, craving: latestScore(of: Self.cravingScale)?.total)
    }

    /// The product's own question about craving.
    static let cravingScale = "own-craving"
}
