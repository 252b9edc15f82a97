import Care
import Clinic

/// Questionnaires as patients meet them: links at home, a form in the clinic, a call by the nurse.
extension SyntheticPatient {
    /// Patients who agreed to be sent links.
    var isSentLinks: Bool { number % 5 < 2 || story.isInDanger }

    /// Whether the patient answers this time: most do mostly, and a few hardly ever.
    private mutating func isAnswered() -> Bool { random.chance(story.isSilent ? 0.12 : 0.92) }

    /// What the schedule asks is sent, and answered on the patient's own phone.
    ///
    /// - Parameter inDanger: answers the PHQ-9 alone, and its question about suicide with a yes.
    mutating func answerLinks(inDanger: Bool = false) async throws {
        guard isSentLinks, clock <= timetable.end else { return }
        try await clinic.keepSchedule(of: patient, at: clock)
        let (letterbox, now) = (Letterbox(), clock)
        try await clinic.sendWaiting(to: patient, by: letterbox, publicAddress: "https://lakeside.example") { now }
        for link in letterbox.links {
            let opened = try await clinic.pass(link, source: Self.phone, now: clock)
            let scale = opened.asked.scale
            guard inDanger ? scale == "phq-9" : isAnswered() else { continue }
            pass(1...3)
            guard clock <= timetable.end else { break }
            try await clinic.finish(
                try answers(to: scale, item: inDanger ? .positive : .negative), skipping: true, opened, on: nil,
                source: Self.phone, now: clock)
        }
        _ = try await lookUp()
    }

    /// The nurse reads out what is still open, or hands over a form, and types in the answers.
    ///
    /// - Parameters:
    ///   - others: scales that are asked whether the schedule asks them or not.
    ///   - item: what a question about suicide is answered with.
    mutating func answerStaff(
        _ mode: AnswerSheet.Mode, also others: [String] = [], item: SuicideItem = .negative
    ) async throws {
        let open = try await lookUp().filter {
            $0.scale.way == .patient && ($0.state == .open || $0.state == .late)
        }.sorted { ($0.late, $0.slot) < ($1.late, $1.slot) }
        var asked: Set<String> = []
        for scale in open.map(\.scale.id) + others where asked.insert(scale).inserted {
            // In the room nobody forgets; by phone not everybody answers.
            guard mode == .paper || isAnswered() else { continue }
            pass(1...2)
            let (answers, day) = (try answers(to: scale, item: item), today)
            let risks = course.risks.count
            try await act(.recordScore, nurse) {
                try await $0.recordSheet(answers, scale: scale, mode: mode, on: day, for: $1, access: $2, $3)
            }
            // After such an answer people talk, and fill in nothing more.
            if course.risks.count > risks { break }
        }
    }

    /// What stands on the chart now.
    private mutating func lookUp() async throws -> [ExpectedQuestionnaire] {
        guard clock <= timetable.end else { throw NotYet() }
        let view = try await clinic.chart(of: patient, access: try access(.seeChart, nurse), at: clock)
        course = view.course
        return view.questionnaires
    }

    private static let phone = "192.0.2.77"

    /// A day without an appointment: what came by link is answered.
    mutating func answerAtHome() async throws {
        guard course.phase != .declined, course.phase != .ended else { return }
        if isSentLinks { try await answerLinks() } else { try await answerStaff(.telephone) }
    }

    /// A questionnaire answered at home within the last hour: it raises a high risk, and nobody has called back yet.
    mutating func speakOfDanger() async throws {
        _ = try await clinic.ask(
            "phq-9", mode: .link, channel: .email, of: patient, access: try access(.askPatient, nurse), try command())
        clock = max(clock, timetable.end.adding(minutes: -25))
        try await answerLinks(inDanger: true)
        agenda = []
    }
}
