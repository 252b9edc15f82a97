import Care
import Clinic

extension SyntheticPatient {
    /// Notes, decisions and the next booking, once the session is closed.
    mutating func afterSession(isDosed: Bool) async throws {
        if isDosed, random.chance(0.35) {
            try await note(.integration, random.pick(Self.integrations), by: .therapist)
            pass(2...10)
        }
        if isDosed, random.chance(0.15) {
            try await note(
                .progress, "Session \(visits) went as planned; sleeps \(random.within(5...8)) hours.", by: nurse)
        }
        for days in isDosed ? [1, 3, 7] : [1] {
            arrange(.contact, on: timetable.workingDay(from: today.adding(days: days)))
        }
        // Weeks without a visit have questions of their own.
        for days in [14, 21, 28] where days < intervalDays {
            arrange(.questions, on: timetable.workingDay(from: today.adding(days: days)))
        }
        try await decideCourse()
        guard course.phase.treats else { return }
        if story.isInDanger, !agenda.contains(where: { $0.errand == .danger }) {
            arrange(.danger, on: timetable.today)
        }
        try await book(from: today.adding(days: isDosed ? intervalDays : 1))
    }

    private static let integrations = [
        "Images of water again; less afraid of them. Wants to draw them.",
        "Spoke of the father for the first time without anger.", "Felt small and safe. Will write in the mornings.",
        "Little came up today; tired. Agreed to rest and look again next time.",
        "A decision about work is ripening; slept on it.",
    ]

    private var intervalDays: Int {
        let decided = course.decisions.last { $0.content.intervalDays != nil }?.content.intervalDays
        return course.phase == .induction ? course.plan?.content.plan.intervalDays ?? 3 : decided ?? 7
    }

    /// At a decision point of induction, and at every visit after it, a prescriber reads the advice and decides.
    private mutating func decideCourse() async throws {
        let isDue = course.openTasks.keys.contains { $0.hasPrefix("decision.") }
        guard isDue || course.phase == .continuation || course.phase == .maintenance else { return }
        pass(5...40)
        let advice = try await clinic.chart(of: patient, access: try access(.seeChart, prescriber), at: clock).advice
        guard clock <= timetable.end else { throw NotYet() }
        guard let proposal = advice?.proposals.first else {
            guard isDue else { return }
            return try await decide(
                .continueInduction, nil, because: "No score to decide by yet; go on.", proposal: nil)
        }
        // What does not change needs no new decision.
        if !isDue, proposal.outcome.phase == course.phase, proposal.intervalDays == intervalDays, proposal.dose == nil {
            return
        }
        try await decide(
            proposal.outcome, proposal.intervalDays, because: "As proposed: \(proposal.words)", proposal: proposal.words
        )
        if let dose = proposal.dose, course.phase.treats {
            try await change(doseTo: dose, unit: proposal.doseUnit, because: proposal.words)
        }
    }

    private mutating func decide(
        _ outcome: CourseDecision.Outcome, _ days: Int?, because reason: String, proposal: String?
    ) async throws {
        let password = try password(prescriber)
        try await act(.signPlan, prescriber) {
            try await $0.decideCourse(
                outcome, intervalDays: days, reason: reason, proposal: proposal, password: password, on: $1,
                access: $2, $3)
        }
    }

    // MARK: Between sessions

    /// The telephone call of the next day.
    mutating func contact() async throws {
        try await answerAtHome()
        try await makeContacts()
        try await answerRisks(by: .therapist)
        if random.chance(0.02) { try await changeTelephone() }
        if let sessions = story.leavesAfter, visits >= sessions, course.phase.treats, course.openSession == nil {
            try await withdraw()
        }
    }

    /// Follow-up contacts that are due today, and those that nobody made in time.
    mutating func makeContacts() async throws {
        let due = course.openTasks.values.filter { task in
            task.id.hasPrefix("follow-up.") && task.due <= today
        }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        for task in due {
            let outcome = random.pick([
                "Feels well.", "Slept well, a little tired.", "No complaints.", "Left a message.",
            ])
            try await act(.completeTask, nurse) {
                try await $0.completeTask(task.id, outcome: outcome, on: $1, access: $2, $3)
            }
            pass(1...2)
        }
    }

    private mutating func changeTelephone() async throws {
        guard var registration = course.registration else { return }
        registration.phone = "212-555-0\(random.within(100...199))"
        let changed = registration
        try await act(.registerPatient, .frontDesk) {
            try await $0.changeRegistration(of: $1, to: changed, access: $2, $3)
        }
    }

    private mutating func withdraw() async throws {
        let reason = random.pick([
            "The sessions frighten me.", "I cannot take so much time off.", "not stated", "I feel no difference.",
        ])
        try await act(.withdrawConsent, nurse) { try await $0.withdrawConsent(reason: reason, on: $1, access: $2, $3) }
        for booking in course.bookings { try await cancel(booking.session, because: "Consent was withdrawn.") }
        agenda = []
        if random.chance(0.5) {
            pass(5...30)
            try await decide(.end, nil, because: "The patient wishes to stop.", proposal: nil)
        }
    }
}
