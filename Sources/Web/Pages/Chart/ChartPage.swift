import Care
import Clinic
import Foundation
import Measures

/// A patient's chart on one page: who, what must be seen first, where they are, and what to do next.
struct ChartPage: Sendable {
    let course: Course
    let treatment: TreatmentProtocol?
    /// What excludes or holds, with surveillance that is overdue or positive.
    let findings: [Finding]
    let advice: CourseAdvice?
    /// Scores of the scale that matters most here; nil without any.
    let trajectory: Trajectory?
    let next: CourseStep?
    /// The button of the next step, when it is more than a link.
    let nextButton: HTML?
    /// Whether the reader may read therapy notes.
    let seesTherapy: Bool
    let names: AuthorNames
    let zone: TimeZone
    let today: Day
    let now: Instant
    /// Other pages about this patient that the reader may open.
    let links: [(label: String, path: String)]
    /// Forms to add something, for those who may.
    let forms: [(title: String, html: HTML)]
    let mayCorrect: Bool
    /// Everything given so far.
    let exposure: ExposureList
    /// Sessions that are booked, and the form to book one.
    let bookings: HTML?
    let questionnaires: ChartQuestionnaires
    let scales: ScaleLibrary

    var patient: PatientID { course.patient }

    func day(_ moment: Instant) -> Day { Day(moment, in: zone) }

    var html: HTML {
        """
        \(PatientBand(course, on: today, actions: linkBar, heading: true))\(nextStrip)\(safety)\(phases)\(timeline)\(curve)\
        <div class="split"><div class="stack">\(risks)\(due)\(response)\(sessions)\(notes)</div>
        <div class="stack">\(plan)\(bookings.map { Panel(title: "Bookings", id: "bookings", body: $0).html })\(questionnaires)\(scores)\
        \(given)\(medications)</div></div>
        <div class="background">\(background)</div>\(additions)
        """
    }

    private var linkBar: HTML? {
        links.isEmpty
            ? nil : links.map { "<a class=\"button slight\" href=\"\(url: $0.path)\">\($0.label)</a>" as HTML }.joined()
    }

    private var nextStrip: HTML? {
        next.map {
            """
            <section class="next" aria-label="Next step"><div><p class="label">Next</p><p class="why">\($0.why)</p></div>\
            \(nextButton ?? "<a class=\"button primary\" href=\"\(url: $0.path)\">\($0.title)</a>")</section>

            """
        }
    }

    private var safety: SafetyStrip {
        SafetyStrip(
            allergies: allergies, findings: findings,
            risks: course.openRisks.map {
                .init(
                    words: "\($0.content.level.rawValue.capitalisedFirst): \($0.content.reason)",
                    tone: $0.content.level.tone,
                    path: "#risks")
            })
    }

    private var allergies: SafetyStrip.Allergies {
        let counting = course.allergies.map(\.content).filter(\.counts)
        if counting.isEmpty { return .notAsked }
        let known = counting.filter { !NoAllergies.says($0) }
        return known.isEmpty ? .noneKnown : .known(known.map(\.concept.display))
    }

    private var phases: PhaseBar {
        let steps = ["Screening", "Consent", "Plan", "Induction", "Continuation", "Maintenance", "Ended"]
        let current: Int =
            switch course.phase {
            case .screening, .declined: 0
            case .consent: 1
            case .planning: 2
            case .induction: 3
            case .continuation: 4
            case .maintenance: 5
            case .ended: 6
            }
        return PhaseBar(
            steps: steps.enumerated().map { .init(name: $1, detail: $0 == current ? phaseDetail : nil) },
            current: current)
    }

    private var phaseDetail: String? {
        switch course.phase {
        case .declined: return course.decision?.content.outcome.words
        case .induction:
            return course.plan.map { "\(course.dosedSessions.count) of \($0.content.plan.inductionSessions) sessions" }
        case .continuation, .maintenance: return "\(course.dosedSessions.count) sessions given"
        default: return nil
        }
    }

    private var given: HTML? {
        exposure.ledger.lines.isEmpty
            ? nil : Panel(title: "Given so far", remark: exposure.remark, id: "given", body: exposure.html).html
    }

    private var timeline: HTML? {
        CourseTimeline.of(course, under: treatment, on: today, zone: zone, scales: scales).map {
            let shown = min(course.dosedSessions.count, CourseTimeline.mostSessions)
            let remark =
                course.dosedSessions.count > shown ? "the last \(shown) of \(course.dosedSessions.count) sessions" : nil
            return Panel(title: "Course", remark: remark, body: $0.html).html
        }
    }

    private var additions: HTML? {
        guard !forms.isEmpty else { return nil }
        return Panel(
            title: "Add to the chart", id: "add",
            body: "<div class=\"folds\">\(forms.map { Fold(title: $0.title, body: $0.html) })</div>"
        ).html
    }
}
