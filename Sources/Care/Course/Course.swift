/// A patient's course of treatment: the fold of their chart's entries.
///
/// A session's own entries (signs, doses, events) live in its stream and fold into `TreatmentSession`; the course keeps
/// its opening and its summary. Folding is pure: the same entries always give the same course.
public struct Course: Sendable, Hashable {
    public let patient: PatientID
    /// Sequence of the last entry folded, and what the next append must expect.
    public internal(set) var sequence: Int64 = 0
    public internal(set) var registration: Registration?
    /// When the patient was registered first.
    public internal(set) var registeredAt: Instant?
    public internal(set) var histories: [Recorded<HistoryTaken>] = []
    public internal(set) var conditions: [Recorded<ReportedCondition>] = []
    public internal(set) var medications: [Recorded<ReportedMedication>] = []
    public internal(set) var allergies: [Recorded<ReportedAllergy>] = []
    public internal(set) var measurements: [Recorded<Observation>] = []
    public internal(set) var pastTrials: [Recorded<PastTrial>] = []
    public internal(set) var referrals: [Recorded<ReferralImported>] = []
    public internal(set) var decision: Recorded<ScreeningDecision>?
    public internal(set) var education: [Recorded<EducationRead>] = []
    /// The consent in force, when one is; its dates are checked by `consent(for:on:)`.
    public internal(set) var consents: [Recorded<ConsentSigned>] = []
    public internal(set) var withdrawal: Recorded<ConsentWithdrawn>?
    public internal(set) var draft: Recorded<Plan>?
    public internal(set) var plan: Recorded<SignedPlan>?
    public internal(set) var decisions: [Recorded<CourseDecision>] = []
    public internal(set) var bookings: [SessionBooked] = []
    public internal(set) var openSession: Recorded<SessionOpened>?
    public internal(set) var sessions: [SessionSummary] = []
    public internal(set) var scores: [Recorded<Score>] = []
    /// Questionnaires with their answers; those with a total are among `scores` too.
    public internal(set) var sheets: [Recorded<AnswerSheet>] = []
    public internal(set) var askings: [Recorded<QuestionnaireAsked>] = []
    /// What became of the message of a request.
    public internal(set) var messages: [AskingID: MessageSettled] = [:]
    public internal(set) var notes: [Recorded<ClinicalNote>] = []
    /// Every risk there was, in the order they were raised, with what was done about each.
    public internal(set) var risks: [RiskRecord] = []
    /// The safety plan in force.
    public internal(set) var safetyPlan: Recorded<SafetyPlan>?
    public internal(set) var surveillance: [Recorded<SurveillanceDone>] = []
    public internal(set) var openTasks: [String: CareTask] = [:]
    public internal(set) var completedTasks: [String: Recorded<TaskCompleted>] = [:]
    /// Forecasts that were made when plans were written and signed, oldest first.
    public internal(set) var forecasts: [Recorded<KeptForecast>] = []
    public internal(set) var corrections: [Recorded<Correction>] = []
    public internal(set) var progression = CourseProgression()

    public init(patient: PatientID) { self.patient = patient }

    public var phase: CoursePhase { progression.phase }

    /// The course that `entries`, in sequence order, tell.
    public init(patient: PatientID, entries: [Entry]) {
        self.init(patient: patient)
        for entry in Correction.applied(to: entries) { fold(entry) }
        sequence = entries.last?.sequence ?? 0
    }

    /// This course with later entries folded in, or nil when one of them corrects an entry folded before:
    /// the chart must then be folded from its beginning.
    public func adding(_ entries: [Entry]) -> Course? {
        var course = self
        for entry in entries {
            if case .corrected = entry.content { return nil }
            course.fold(entry)
        }
        return course
    }

    /// The consent that covers a protocol on a day, when the patient has signed one and not taken it back.
    public func consent(for protocolID: String, on day: Day) -> Recorded<ConsentSigned>? {
        consents.last { consent in
            consent.content.protocolID == protocolID && consent.content.signedOn <= day
                && day <= consent.content.validThrough
                && !(withdrawal.map { $0.sequence > consent.sequence } ?? false)
        }
    }

    /// Education passed for a protocol: the last time it was gone through, if every question was answered rightly enough.
    public func educationPassed(for protocolID: String, correct: Int) -> Bool {
        education.last { $0.content.protocolID == protocolID }.map { $0.content.correctAnswers >= correct } ?? false
    }

    /// This course without the notes that a reader may not see.
    public func leavingOut(notes isHidden: (ClinicalNote) -> Bool) -> Course {
        var course = self
        course.notes.removeAll { isHidden($0.content) }
        course.corrections.removeAll {
            if case .noted(let note)? = $0.content.replacement { isHidden(note) } else { false }
        }
        return course
    }

    /// Sessions in which something was given.
    public var dosedSessions: [SessionSummary] { sessions.filter { $0.given.value > 0 } }

    /// The most recent total of a scale.
    public func latestScore(of scale: String) -> Score? {
        scores.last { $0.content.scale == scale }?.content
    }

    /// The last weight charted outside or inside a session, with its day.
    public var weight: (Kilograms, Day)? {
        for measurement in measurements.reversed() {
            guard measurement.content.concept.codings.contains(Coding(.loinc, "29463-7")),
                case .quantity(let number, let unit)? = measurement.content.value, let on = measurement.content.on
            else { continue }
            switch unit {
            case "kg": return (Kilograms(number), on)
            case "[lb_av]", "lb": return (Kilograms(number * 0.453_592_37), on)
            default: continue
            }
        }
        return nil
    }
}

/// A fact with where it stands in the chart and who wrote it.
public struct Recorded<Content: Sendable & Hashable>: Sendable, Hashable {
    public let sequence: Int64
    public let occurredAt: Instant
    public let author: PersonID
    public let content: Content

    public init(sequence: Int64, occurredAt: Instant, author: PersonID, content: Content) {
        self.sequence = sequence
        self.occurredAt = occurredAt
        self.author = author
        self.content = content
    }
}
