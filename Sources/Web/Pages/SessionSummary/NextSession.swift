import Care
import Clinic

/// When the patient comes again: the booking that there is, or the form for one on the plan's next day.
struct NextSession: Component {
    let page: SummaryPage

    private var course: Course { page.view.course }
    private var today: Day { Day(page.view.now, in: page.clock.zone) }

    var html: HTML {
        let bookings = course.bookings.filter { $0.at > page.closedAt }.sorted { $0.at < $1.at }
        return Panel(
            title: "Next session", remark: bookings.isEmpty ? "not booked" : nil,
            body:
                "\(bookings.map { "<p><b>\(page.clock.dayAndTime($0.at))</b>, \($0.chair)</p>" as HTML })\(if: bookings.isEmpty, form)"
        ).html
    }

    /// The first planned day still to come; else the interval from today.
    private var proposed: Day {
        let interval = course.decisions.last?.content.intervalDays ?? page.view.plan.intervalDays
        return PlanRules.upcoming(page.view.plan, after: course).first { $0 > today } ?? today.adding(days: interval)
    }

    private var form: HTML {
        guard course.phase.treats else {
            return "<p class=\"soft\">The course is in \(course.phase.rawValue): nothing is planned.</p>"
        }
        guard page.may.contains(.bookSession) else {
            return "<p class=\"soft\">Planned for \(proposed.words). The front desk books it.</p>"
        }
        let scope = FormScope("booking", refused: page.refused)
        return """
            <p class="soft">The plan’s next day is \(proposed.words).</p>
            <div id="\(scope.id)">\(FormFrame(
                action: Site.summary(course.patient, page.session.id), commandID: Visit.commandID(), token: page.token,
                button: "Book next session",
                fields: """
                    \(Field(
                        scope.name("date"), "Day", .date, value: scope.value("date", proposed.description),
                        error: scope.error("date")))\
                    \(Field(
                        scope.name("time"), "Time", .time, value: scope.value("time", page.clock.timeOfDay(page.summary.openedAt)),
                        error: scope.error("time")))\
                    \(Field(
                        scope.name("chair"), "Chair", value: scope.value("chair", page.session.opening?.content.chair ?? ""),
                        error: scope.error("chair")))
                    """,
                refusals: scope.refusals(["date", "time", "chair"])))</div>
            """
    }
}
