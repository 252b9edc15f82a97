import Care
import Clinic
import Measures

extension SyntheticPatient {
    /// The questionnaires that follow this illness, the one it is judged by first.
    var followedScales: [String] {
        switch story.indication {
        case .posttraumaticStress: ["pcl-5", "phq-9"]
        case .generalisedAnxiety: ["gad-7", "phq-9"]
        case .pain: ["peg", "phq-9"]
        default: ["phq-9", "gad-7"]
        }
    }

    /// True when it is long enough ago that the patient answered it: about as long as it asks about.
    private func isDue(_ scale: String) -> Bool {
        guard let last = course.latestScore(of: scale)?.on else { return true }
        return today.days(since: last) >= (scale == "pcl-5" ? 13 : 6)
    }

    /// How ill the patient is before treatment, on every scale that will be asked.
    mutating func fallIll() {
        baseline = [
            "phq-9": Double(random.within(story.indication == .pain ? 6...12 : 15...24)),
            "gad-7": Double(random.within(story.indication == .generalisedAnxiety ? 14...20 : 7...16)),
            "madrs": Double(random.within(27...41)), "pcl-5": Double(random.within(44...66)),
            "nrs": Double(random.within(6...9)),
        ]
    }

    /// What a session leaves of the illness.
    mutating func respond() {
        let spaced = course.phase == .continuation || course.phase == .maintenance
        let target: Double =
            switch story.response {
            case .remission: 0.1
            case .response: 0.38
            case .partial: 0.64
            case .none: 0.9
            case .worse: 1.35
            case .relapse: spaced ? 1.0 : 0.32
            }
        let pace = story.response == .relapse && spaced ? 0.22 : 0.42
        burden += (target - burden) * pace + random.within(-0.04...0.04)
        burden = min(max(burden, 0.03), 1.5)
    }

    /// The total of a scale that is rated, not answered.
    mutating func score(_ scale: String, by post: Post) async throws {
        let total = min(
            max(0, ((baseline[scale] ?? 10) * burden).rounded()), clinic.scales.highestTotal(of: scale) ?? 10)
        let asksAboutSuicide = clinic.scales[scale]?.definition.asksAboutSuicide == true
        try await record(
            Score(scale: scale, total: total, on: today, suicideItem: asksAboutSuicide ? .negative : nil), by: post)
    }

    mutating func record(_ score: Score, by post: Post) async throws {
        try await act(.recordScore, post) { try await $0.recordScore(score, on: $1, access: $2, $3) }
    }

    /// The scales of a visit, before the session begins. Somebody types one wrong now and then, and puts it right.
    mutating func scoreVisit() async throws {
        let item: SuicideItem =
            story.riskAt == visits + 1 ? .positive : random.chance(0.01) ? .skipped : .negative
        try await answerStaff(
            .paper, also: item == .positive ? ["phq-9"] : followedScales.filter(isDue), item: item)
        pass(1...2)
        if story.indication == .pain { try await score("nrs", by: nurse) }
        if story.indication == .depression, visits % 3 == 0 { try await score("madrs", by: .therapist) }
        if story.slip == .wrongScore, visits == 2 { try await mistypeScore(by: nurse) }
    }
}
