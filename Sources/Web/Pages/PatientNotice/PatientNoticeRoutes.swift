import Care
import Clinic

/// What patients read beside every questionnaire, for whoever may change it.
enum PatientNoticeRoutes {
    static let routes: [Route] = [
        .get(Site.patientNotice, .permission(.changeSettings)) { visit in .page(await page(visit)) },
        .post(
            Site.patientNotice, .permission(.changeSettings),
            { visit in
                try await visit.clinic.asking.change(
                    to: typed(visit.form), access: try visit.access(), try visit.command())
                return .redirect(Site.patientNotice + "?saved=yes")
            }, again: { visit, refusal in .page(await page(visit, refusal)) }),
    ]

    private static func typed(_ form: Form) -> PatientNotice {
        PatientNotice(
            crisis: form["crisis"], crisisNumber: form["crisisNumber"], readers: form["readers"],
            clinicPhone: form["clinicPhone"])
    }

    private static func page(_ visit: Visit, _ refusal: Refusal? = nil) async -> HTML {
        let kept = await visit.clinic.asking.notice
        let notice = refusal == nil ? kept : typed(visit.form)
        let refusals = refusal.map { [$0] } ?? []
        let form = visit.formFrame(
            to: Site.patientNotice, button: "Save",
            fields: """
                \(Field(
                    "crisis", "In a crisis", .textArea(rows: 3), value: notice.crisis,
                    hint: "A sentence or two. In the United States 988 answers calls and texts at any hour.",
                    error: refusals.error(for: "crisis")))\
                \(Field(
                    "crisisNumber", "Number of the crisis line's button", value: notice.crisisNumber,
                    hint: "Left empty, there is no button.", error: refusals.error(for: "crisisNumber"), required: false))\
                \(Field(
                    "readers", "Who reads the answers, and when", .textArea(rows: 4), value: notice.readers,
                    hint: "Only what is so: patients rely on it.", error: refusals.error(for: "readers")))\
                \(Field(
                    "clinicPhone", "The clinic's number for patients", value: notice.clinicPhone,
                    hint: "Shown where a link does not work.", error: refusals.error(for: "clinicPhone"), required: false))
                """, refusals: refusals)
        return visit.page(
            title: "What patients are told",
            body: """
                \(PageHeading(title: "What patients are told", remark: "Beside every questionnaire of this clinic"))\
                \(if: refusal == nil && visit.query["saved"] == "yes", Banner(.good, "Saved.").html)\
                \(Panel(title: "Notice", body: form.html))
                """, current: Site.outbox, width: .narrow)
    }
}
