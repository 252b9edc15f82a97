import Care
import Clinic
import Measures

extension SyntheticPatient {
    /// The scales that follow this illness, the one it is judged by first.
    var followedScales: [String] {
        switch story.indication {
        case .posttraumaticStress: ["pcl-5", "phq-9"]
        case .generalisedAnxiety: ["gad-7", "phq-9"]
        case .pain: ["nrs", "phq-9"]
        default: ["phq-9", "gad-7"]
        }
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

    mutating func score(_ scale: String, by post: Post, item: SuicideItem = .negative) async throws {
        let start = baseline[scale] ?? 10
        let definition = clinic.scales[scale]?.definition
        let total = min(max(0, (start * burden).rounded()), clinic.scales.highestTotal(of: scale) ?? 10)
        try await record(
            Score(
                scale: scale, total: total, on: today,
                suicideItem: definition?.asksAboutSuicide == true ? item : nil), by: post)
    }

    mutating func record(_ score: Score, by post: Post) async throws {
        try await act(.recordScore, post) { try await $0.recordScore(score, on: $1, access: $2, $3) }
    }

    /// The scales of a visit. Somebody types one wrong now and then, and puts it right.
    mutating func scoreVisit(by post: Post) async throws {
        let scales = followedScales + (visits % 3 == 0 && story.indication == .depression ? ["madrs"] : [])
        for scale in scales {
            let item: SuicideItem =
                scale != "phq-9"
                ? .negative
                : story.riskAt == visits + 1 ? .positive : random.chance(0.01) ? .skipped : .negative
            try await score(scale, by: post, item: item)
            pass(1...2)
        }
        if story.slip == .wrongScore, visits == 2 { try await mistypeScore(by: post) }
    }
}
