import Care

/// The way to a chart in an emergency, for those who know its record number.
struct EmergencyPage: Sendable {
    let token: String
    var refused: FormScope.Refused?

    var html: HTML {
        let scope = FormScope("chart", refused: refused)
        return """
            \(PageHeading(title: "Break glass", remark: "Emergency access to a chart that is closed to you."))
            \(Panel(title: "Which chart", body: """
                <div id="\(scope.id)">\(FormFrame(
                    action: Site.emergency, commandID: Visit.commandID(), token: token, button: "Go on",
                    fields: Field(
                        scope.name("record"), "Record number", value: scope.value("record"),
                        hint: "As on the wristband or the booking.", error: scope.error("record")
                    ).html,
                    refusals: scope.refusals(["record"]), cancelPath: Site.today))</div>
                """))
            """
    }
}
