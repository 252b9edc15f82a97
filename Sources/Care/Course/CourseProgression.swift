/// The part of a course's fold that decides its phase: small enough for a list of patients to keep beside each name.
public struct CourseProgression: Sendable, Hashable, Codable {
    public private(set) var phase: CoursePhase = .screening
    public private(set) var hasPlan = false
    /// The treating phase a course returns to when a consent replaces one that was withdrawn.
    public private(set) var treating: CoursePhase = .induction

    public init() {}

    public init(phase: CoursePhase, hasPlan: Bool, treating: CoursePhase) {
        self.phase = phase
        self.hasPlan = hasPlan
        self.treating = treating
    }

    /// Takes one entry in; most kinds move nothing.
    public mutating func apply(_ content: ChartEntry) {
        switch content {
        case .screeningDecided(let decision): screen(decision.outcome)
        case .consentSigned: if phase == .consent { move(to: hasPlan ? treating : .planning) }
        case .consentWithdrawn: if phase == .planning || phase.treats { move(to: .consent) }
        case .planSigned:
            hasPlan = true
            if phase == .planning { move(to: .induction) }
        case .courseDecided(let decision): decide(decision.outcome)
        default: break
        }
    }

    private mutating func move(to target: CoursePhase) {
        phase = target
        if target.treats { treating = target }
        // What was ordered before is no order for another course.
        if target == .ended || target == .declined {
            hasPlan = false
            treating = .induction
        }
    }

    private mutating func screen(_ outcome: ScreeningDecision.Outcome) {
        switch outcome {
        case .eligible: if phase == .screening || phase == .declined || phase == .ended { move(to: .consent) }
        case .deferred: if phase == .ended || phase == .declined { move(to: .screening) }
        case .declined: if phase.next.contains(.declined) { move(to: .declined) }
        }
    }

    private mutating func decide(_ outcome: CourseDecision.Outcome) {
        let target = outcome.phase
        // Only a signed plan, or a consent that resumes one, begins treatment.
        guard phase.treats || target == .ended else { return }
        if phase == target || phase.next.contains(target) { move(to: target) }
    }
}

extension CourseDecision.Outcome {
    /// The phase a decision leads to.
    public var phase: CoursePhase {
        switch self {
        case .continueInduction, .returnToInduction: .induction
        case .beginContinuation: .continuation
        case .beginMaintenance, .continueMaintenance: .maintenance
        case .end: .ended
        }
    }
}
