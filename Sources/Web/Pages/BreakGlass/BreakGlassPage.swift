import Care
import Clinic

/// Emergency access to a chart that is closed to a person. It says nothing about the chart, not even that there is one.
struct BreakGlassPage: Sendable {
    let patient: PatientID
    let token: String
    var refused: FormScope.Refused?

    var html: HTML {
        let scope = FormScope("glass", refused: refused)
        return """
            \(PageHeading(title: "Break glass", remark: "Emergency access to a chart that is closed to you."))
            \(Banner(
                .caution, "Every use is written down and reviewed",
                "If there is such a chart it opens to you for \(Figure.text(BreakGlass.minutes)) minutes. Your name, the time and "
                    + "your reason go to the access log, and an owner reviews them.").html)
            \(Panel(title: "Why now", body: """
                <div id="\(scope.id)">\(FormFrame(
                    action: Site.breakGlass(patient), commandID: Visit.commandID(), token: token, button: "Break glass",
                    fields: Field(
                        scope.name("reason"), "Why this chart must be read now", .textArea(rows: 3),
                        value: scope.value("reason"),
                        hint: "At least \(BreakGlass.shortestReason) characters. Write no more about the patient than is needed.",
                        error: scope.error("reason")
                    ).html,
                    refusals: scope.refusals(["reason"]), grave: true, cancelPath: Site.today))</div>
                """))
            """
    }
}
