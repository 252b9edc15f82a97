import Care
import Clinic

extension SyntheticPatient {
    /// A nurse takes the history and examines; a prescriber screens and decides.
    mutating func assess() async throws {
        let isSecondLook = course.decision != nil
        try await openChart(nurse)
        if !isSecondLook {
            let facts = history
            try await act(.recordHistory, nurse) { try await $0.recordHistory(facts, on: $1, access: $2, $3) }
            if story.slip == .wrongAllergy { try await mistakeAllergy() }
            pass(20...40)
        }
        let raised = story.isDeferred && !isSecondLook ? max(0, 148 - person.pressure.systolic) : 0
        let findings = examination(raisedBy: raised)
        try await act(.recordHistory, nurse) { try await $0.recordHistory(findings, on: $1, access: $2, $3) }
        pass(2...4)
        try await answerStaff(.paper, also: followedScales + ["gad-7"])
        pass(2...4)
        if story.indication == .pain { try await score("nrs", by: nurse) }
        try await score("madrs", by: .therapist)
        pass(20...90)
        try await decide(isSecondLook: isSecondLook)
    }

    private mutating func decide(isSecondLook: Bool) async throws {
        try await openChart(prescriber, what: "screening")
        let (protocolID, indication) = (story.protocolID, story.indication)
        let result = try await clinic.screen(
            patient, under: protocolID, indication: indication, access: try access(.screen, prescriber), on: today)
        let against = result.findings.filter { $0.severity <= .hold }
        var setAside: [String: String] = [:]
        let outcome: ScreeningDecision.Outcome
        let reason: String
        if let grave = against.first(where: { $0.severity == .exclude }) {
            outcome = .declined
            reason = "Not treated here: \(grave.reason)"
        } else if let obstacle = story.obstacle, let finding = against.first {
            outcome = .declined
            reason = "\(obstacle.words): \(finding.reason)"
        } else if story.isDeferred, !isSecondLook, let finding = against.first {
            outcome = .deferred
            reason = "Look again once it is settled: \(finding.reason)"
        } else {
            outcome = .eligible
            reason = "The diagnosis is confirmed and nothing found stands in the way."
            for finding in against { setAside[finding.id] = "Discussed with the patient and judged acceptable." }
            if !result.missing.isEmpty {
                setAside["missing"] = "Consent to treatment follows at the next visit, after the education."
            }
        }
        let (basedOn, password, said) = (course.sequence, try password(prescriber), setAside)
        try await act(.decideScreening, prescriber) {
            try await $0.decideScreening(
                outcome, reason: reason, indication: indication, protocolID: protocolID, setAside: said,
                basedOn: basedOn, password: password, on: $1, access: $2, $3)
        }
        switch outcome {
        case .declined:
            pass(5...20)
            try await note(.telephone, "Told the patient why, and wrote to the referring doctor.", by: prescriber)
        case .deferred: arrange(.assessment, on: timetable.workingDay(from: today.adding(days: random.within(7...12))))
        case .eligible:
            guard story.pause != .consent else { return }
            arrange(.education, on: timetable.workingDay(from: today.adding(days: random.within(1...4))))
        }
    }
}

extension Story.Obstacle {
    fileprivate var words: String {
        switch self {
        case .psychosis: "Psychosis"
        case .aneurysm: "Aneurysm"
        case .minor: "Under age"
        case .uncontrolledPressure: "Uncontrolled blood pressure"
        case .recentInfarction: "Recent heart attack"
        case .substanceUse: "Substance use"
        case .allergy: "Allergy to the drug"
        case .pregnancy: "Pregnancy"
        }
    }
}
