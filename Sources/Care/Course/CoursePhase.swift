/// Where a patient is in the course of treatment.
public enum CoursePhase: String, Sendable, Hashable, Codable, CaseIterable {
    /// Registered or referred; nobody has decided yet.
    case screening
    /// Screened and not eligible, or put off.
    case declined
    /// Eligible; education and consent come next.
    case consent
    /// Consent is current; a plan must be signed.
    case planning
    case induction
    case continuation
    case maintenance
    case ended

    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// Where a course may go from here. Anything else is refused.
    public var next: Set<CoursePhase> {
        switch self {
        case .screening: [.consent, .declined]
        case .declined: [.screening, .consent]
        // A consent that replaces one withdrawn resumes the treatment it stopped.
        case .consent: [.planning, .induction, .continuation, .maintenance, .declined, .ended]
        case .planning: [.induction, .consent, .declined, .ended]
        case .induction: [.continuation, .maintenance, .consent, .ended]
        case .continuation: [.maintenance, .induction, .consent, .ended]
        case .maintenance: [.induction, .continuation, .consent, .ended]
        case .ended: [.screening, .consent]
        }
    }

    /// Phases in which doses are given.
    public var treats: Bool { self == .induction || self == .continuation || self == .maintenance }
}
