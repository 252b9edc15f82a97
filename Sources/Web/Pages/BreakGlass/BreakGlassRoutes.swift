import Care
import Clinic

/// Emergency access, with a reason.
enum BreakGlassRoutes {
    static let routes: [Route] = [
        .get(Site.emergency, .permission(.searchPatients)) { visit in .page(emergency(visit)) },
        .post(
            Site.emergency, .permission(.searchPatients),
            { visit in
                let number = FormScope("chart").read(visit.form)["record"]
                let found = try await visit.clinic.searchPatients(number, access: try visit.access())
                guard let line = found.first(where: { !number.isEmpty && $0.recordNumber == number }) else {
                    throw Refusal(
                        code: "emergency.record", field: "record", reason: "No chart has this record number.",
                        remedy: "Read it again from the wristband or the booking.")
                }
                return .redirect(Site.breakGlass(line.patient))
            }, again: { visit, refusal in .page(emergency(visit, refusal)) }),
        .get("/patients/:patient/break-glass", .permission(.breakGlass)) { visit in .page(try page(visit)) },
        .post(
            "/patients/:patient/break-glass", .permission(.breakGlass),
            { visit in
                _ = try visit.command()
                let patient = try visit.patient()
                _ = try await visit.premises.breakGlass.open(
                    patient, by: try visit.person(), reason: FormScope("glass").read(visit.form)["reason"],
                    now: visit.now)
                return .redirect(Site.chart(patient))
            }, again: { visit, refusal in .page(try page(visit, refusal)) }),
    ]

    private static func emergency(_ visit: Visit, _ refusal: Refusal? = nil) -> HTML {
        let page = EmergencyPage(
            token: visit.token?.formToken ?? "",
            refused: refusal.map { FormScope.Refused(form: "chart", typed: visit.form, refusal: $0) })
        return visit.page(title: "Break glass", body: page.html, width: .narrow)
    }

    private static func page(_ visit: Visit, _ refusal: Refusal? = nil) throws -> HTML {
        let page = BreakGlassPage(
            patient: try visit.patient(), token: visit.token?.formToken ?? "",
            refused: refusal.map { FormScope.Refused(form: "glass", typed: visit.form, refusal: $0) })
        return visit.page(title: "Break glass", body: page.html, width: .narrow)
    }
}
