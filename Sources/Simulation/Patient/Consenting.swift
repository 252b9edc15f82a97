import Care
import Clinic

extension SyntheticPatient {
    /// Education, its questions, and the patient's consent.
    mutating func educate() async throws {
        try await openChart(nurse)
        let quiz = try clinic.education.document(for: story.protocolID).quiz
        var answers = quiz.map(\.correct)
        if story.slip == .failedQuiz, let last = quiz.indices.last {
            answers[last] = (answers[last] + 1) % quiz[last].options.count
            try await giveEducation(answers)
            pass(1...3)
            // The questions come first; whoever asks too early is told so.
            if try await attemptConsent() == nil { return try await prepare() }
            answers[last] = quiz[last].correct
            pass(8...15)
        }
        try await giveEducation(answers)
        pass(5...10)
        if let refusal = try await attemptConsent() { throw refusal }
        try await prepare()
    }

    private mutating func giveEducation(_ answers: [Int]) async throws {
        let protocolID = story.protocolID
        try await act(.giveEducation, nurse) {
            try await $0.giveEducation(protocolID, answers: answers, on: $1, access: $2, $3)
        }
    }

    private mutating func attemptConsent() async throws -> Refusal? {
        let (protocolID, name) = (story.protocolID, person.name.display)
        return try await attempt(.takeConsent, nurse) {
            try await $0.takeConsent(to: protocolID, signedName: name, on: $1, access: $2, $3)
        }
    }

    /// The therapist meets the patient before treatment; then a prescriber makes the plan.
    private mutating func prepare() async throws {
        if random.chance(0.6) {
            pass(10...30)
            try await note(
                .preparation, "Talked through set and setting. Hopes: \(random.pick(Self.hopes)).", by: .therapist)
        }
        guard story.pause != .planning else { return }
        let days = story.slip == .oldWeight ? 32 : random.within(0...3)
        arrange(.planning, on: timetable.workingDay(from: today.adding(days: max(1, days))))
    }

    static let hopes = [
        "to sleep through the night", "to go back to work part time", "to play with the children again",
        "to drive over the bridge without fear", "to need fewer painkillers", "to finish the garden",
    ]
}
