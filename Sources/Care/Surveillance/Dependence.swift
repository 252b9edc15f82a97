/// Something seen that may mean dependence on the drug.
public enum DependenceFlag: String, Sendable, Hashable, Codable, CaseIterable {
    case homeDoseEscalationRequest = "home-dose-escalation-request"
    case earlyRefill = "early-refill"
    case lostMedication = "lost-medication"
    case duplicateProvider = "duplicate-provider"

    /// The flag in words.
    public var title: String { rawValue.replacing("-", with: " ") }
}

/// What is known of a patient's use beyond the plan.
public struct DependenceSigns: Sendable, Hashable, Codable {
    public var flags: Set<DependenceFlag>
    /// Craving, 0 to 10, as last rated.
    public var craving: Double?
    /// Doses, oldest first, at each of which about the same response was reached.
    public var dosesForSameResponse: [Milligrams]

    public init(flags: Set<DependenceFlag> = [], craving: Double? = nil, dosesForSameResponse: [Milligrams] = []) {
        self.flags = flags
        self.craving = craving
        self.dosesForSameResponse = dosesForSameResponse
    }

    /// Holds for each sign of dependence the protocol names.
    public func findings(_ treatment: TreatmentProtocol) -> [Finding] {
        var findings: [Finding] = []
        if let rule = treatment.rule("DEPENDENCE-FLAGS") {
            let watched = Set(treatment.texts("DEPENDENCE-FLAGS"))
            let seen = flags.filter { watched.contains($0.rawValue) }.map(\.title).sorted()
            if !seen.isEmpty { findings.append(Finding(rule, basis: seen)) }
        }
        if let craving, let rule = treatment.rule("DEPENDENCE-CRAVING"),
            let limit = treatment.number("DEPENDENCE-CRAVING"), craving >= limit
        {
            findings.append(Finding(rule, basis: ["craving \(Figure.text(craving)) of 10"]))
        }
        if let rule = treatment.rule("DEPENDENCE-TOLERANCE"), let share = treatment.number("DEPENDENCE-TOLERANCE"),
            let times = treatment.number("DEPENDENCE-TOLERANCE-TIMES")
        {
            let raises = zip(dosesForSameResponse, dosesForSameResponse.dropFirst()).filter { before, after in
                after.value * 100 > before.value * (100 + share)
            }
            if !raises.isEmpty, Double(raises.count) >= times {
                findings.append(Finding(rule, basis: raises.map { "\($0) before, \($1) now" }))
            }
        }
        return findings
    }
}

extension CourseProgress {
    /// Doses, oldest first, after each of which a response was held, as the followed scale has it.
    func dosesForSameResponse(_ treatment: TreatmentProtocol) -> [Milligrams] {
        guard let scale = followedScale(treatment), let baseline = baseline(of: scale),
            let rule = ResponseRule(indication, scale: scale, in: treatment)
        else { return [] }
        let scores = followUp(of: scale)
        return sessions.indices.compactMap { index in
            let next = sessions.indices.contains(index + 1) ? sessions[index + 1].day : nil
            let after = scores.last { score in
                score.day > sessions[index].day && (next.map { score.day <= $0 } ?? true)
            }
            let outcome = after.flatMap { rule.classify(baseline: baseline.value, current: $0.value)?.outcome }
            return outcome == .response || outcome == .remission ? sessions[index].dose : nil
        }
    }
}
