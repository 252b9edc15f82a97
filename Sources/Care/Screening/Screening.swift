/// Decides what stands for and against treating a candidate under a protocol: clinical rules of eligibility, entry
/// requirements, baseline work-up and drug interactions.
///
/// Pure: the same candidate, protocol and day always give the same result. It proposes; a named clinician decides.
public enum Screening {
    /// Every rule that speaks about `candidate` on `day`, gravest first, and what must still be known.
    ///
    /// Facts dated after `day` are not known yet and are left out. A rule whose row is not in `protocol` stays silent;
    /// `requiredRows` lists the rows that a complete protocol has.
    ///
    /// - Parameters:
    ///   - candidate: what any system recorded about the person; refuted records never count.
    ///   - protocol: the rows that hold every number, word and source, and the route and setting that select rules.
    ///   - day: the day of screening, in the clinic's zone.
    ///   - indication: what is to be treated; nil when it has not been chosen, and then the diagnoses on record decide.
    public static func evaluate(
        _ candidate: Candidate, under protocol: TreatmentProtocol, on day: Day, indication: Indication? = nil
    ) -> ScreeningResult {
        let facts = CandidateFacts(candidate, on: day)
        var evaluation = ScreeningEvaluation(facts: facts, rules: `protocol`, indication: indication)
        evaluation.judgePerson()
        evaluation.judgeVessels()
        evaluation.judgeHeart()
        evaluation.judgeBloodPressure()
        evaluation.judgeNerves()
        evaluation.judgeReproduction()
        evaluation.judgeMind()
        evaluation.judgeSubstances()
        evaluation.judgeOrgans()
        evaluation.judgeReadiness()
        evaluation.judgeSuicidality()
        evaluation.judgeInteractions()
        evaluation.judgeEntry()
        evaluation.judgeHome()
        evaluation.listWorkUp()
        return ScreeningResult(
            protocolID: `protocol`.id, protocolVersion: `protocol`.version, protocolHash: `protocol`.hash, on: day,
            findings: evaluation.settledFindings, missing: evaluation.settledMissing)
    }

    /// The ids of the rows that screening reads; a protocol without one of them cannot apply that rule.
    public static var requiredRows: [String] { ScreeningRow.allCases.map(\.rawValue) }
}
