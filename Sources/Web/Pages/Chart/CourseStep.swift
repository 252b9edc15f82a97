import Care
import Clinic
import Foundation

/// The one thing to do next for a patient, and where it is done.
struct CourseStep: Sendable, Hashable {
    let title: String
    let why: String
    let path: String
    /// The booking that the step opens, when it is a session to open.
    var opens: SessionBooked?

    /// Nil when nothing waits, or when what waits is not for this person.
    static func of(_ course: Course, advice: CourseAdvice?, on today: Day, zone: TimeZone, may: (Permission) -> Bool)
        -> CourseStep?
    {
        let patient = course.patient
        if let open = course.openSession?.content {
            return CourseStep(
                title: "Go to the open session", why: "Session \(open.number) is open in chair \(open.chair).",
                path: Site.session(patient, open.session))
        }
        switch course.phase {
        case .screening:
            return step("Screen", "Referred, and nobody has decided yet.", Site.screening(patient), may(.screen))
        case .declined:
            return step(
                "Screen again", "Declined or put off; new facts may change that.", Site.screening(patient), may(.screen)
            )
        case .consent:
            return step(
                "Educate and take consent", "Eligible, and no consent is in force.", Site.consent(patient),
                may(.giveEducation))
        case .planning:
            let drafted = course.draft != nil
            return step(
                drafted ? "Review and sign the plan" : "Build the plan",
                drafted ? "A draft waits for a signature." : "Consent is signed; there is no plan yet.",
                Site.plan(patient), may(.draftPlan))
        case .induction, .continuation, .maintenance:
            return treating(course, advice: advice, on: today, zone: zone, may: may)
        case .ended:
            return step("Screen for a new course", "This course has ended.", Site.screening(patient), may(.screen))
        }
    }

    private static func treating(
        _ course: Course, advice: CourseAdvice?, on today: Day, zone: TimeZone, may: (Permission) -> Bool
    ) -> CourseStep? {
        let patient = course.patient
        if course.openTasks.keys.contains(where: { $0.hasPrefix("decision.") }), may(.signPlan) {
            return CourseStep(
                title: "Decide how to go on", why: advice?.proposals.first?.words ?? "A decision point is reached.",
                path: Site.decision(patient))
        }
        if course.draft != nil, may(.signPlan) {
            return CourseStep(
                title: "Review and sign the changed plan", why: "A draft waits for a signature.",
                path: Site.plan(patient))
        }
        let next = course.bookings.min { $0.at < $1.at }
        if let next, Day(next.at, in: zone) <= today {
            guard may(.openSession) else { return nil }
            return CourseStep(
                title: "Open today's session",
                why: "Booked for \(WallClock(zone).time(next.at)) in chair \(next.chair).",
                path: Site.sessions(patient),
                opens: next)
        }
        if let next {
            return step(
                "See the booking", "Next session \(Day(next.at, in: zone).words) at \(WallClock(zone).time(next.at)).",
                "#bookings", may(.bookSession))
        }
        return step("Book the next session", "No session is booked.", "#bookings", may(.bookSession))
    }

    private static func step(_ title: String, _ why: String, _ path: String, _ allowed: Bool) -> CourseStep? {
        allowed ? CourseStep(title: title, why: why, path: path) : nil
    }
}
