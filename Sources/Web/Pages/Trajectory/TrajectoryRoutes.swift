import Care
import Clinic
import Measures

/// A patient's scores over time, one scale at a time.
enum TrajectoryRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/trajectory", .permission(.seeChart), reads: "scores") { visit in
            let course = try await visit.readCourse()
            return visit.chartPage(title: "Scores over time", course: course, page(course, visit))
        }
    ]

    private static func page(_ course: Course, _ visit: Visit) -> HTML {
        let drawn = visit.clinic.drawnScales(of: course)
        guard let scale = drawn.first(where: { $0.id == visit.query["scale"] }) ?? drawn.first else {
            return EmptyState(
                title: "No score yet", words: "A curve needs a score of a scale that has a total.",
                action: visit.may(.recordScore)
                    ? "<a class=\"button primary\" href=\"\(url: Site.scores(course.patient))\">Enter a score</a>" : nil
            ).html
        }
        let trajectory = course.trajectory(of: scale, zone: visit.clinic.zone)
        let choices = drawn.map { choice in
            """
            <li><a href="\(url: Site.trajectory(course.patient, choice.id))"\
            \(if: choice.id == scale.id, " aria-current=\"true\"")>\(choice.title)</a></li>
            """ as HTML
        }
        return """
            <nav class="choices-bar" aria-label="Scale"><ul>\(choices)</ul></nav>\
            \(Panel(
                title: scale.title, remark: "\(scale.measures.capitalisedFirst), about \(scale.recall.words)",
                body: TrajectoryFigure(trajectory: trajectory, id: "trajectory").html))\
            \(Panel(title: "What has changed", body: ChangeStatements(trajectory: trajectory).html))
            """
    }
}

extension Clinic {
    /// Scales with a total of which this patient has a score, the one with the most scores first.
    func drawnScales(of course: Course) -> [ScaleDefinition] {
        let counts = Dictionary(course.scores.map { ($0.content.scale, 1) }, uniquingKeysWith: +)
        return scales.scales.map(\.definition).filter { $0.totals != nil && counts[$0.id] != nil }
            .sorted { (counts[$1.id] ?? 0, $0.id) < (counts[$0.id] ?? 0, $1.id) }
    }
}
