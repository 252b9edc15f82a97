import Care
import Clinic

/// Protocols: the list, one with its rows, signing rows, and switching one on or off.
enum ProtocolRoutes {
    static let routes: [Route] = [
        .get(Site.protocols, .permission(.seeProtocols)) { visit in
            let page = ProtocolsPage(protocols: await visit.clinic.protocols.all)
            return .page(visit.page(title: "Protocols", body: page.html, current: Site.protocols))
        },
        .get("/protocols/:protocol", .permission(.seeProtocols)) { visit in .page(try await page(visit)) },
        .post(
            "/protocols/:protocol/rows", .permission(.signProtocol),
            { visit in
                let typed = FormScope("rows").read(visit.form)
                let id = try await known(visit).id
                try await visit.clinic.signProtocolRows(
                    typed.all("rows"), of: id, password: typed.password(), access: try visit.access(),
                    try visit.command())
                return .redirect(Site.protocol(id))
            }, again: { visit, refusal in .page(try await page(visit, "rows", refusal)) }),
        .post(
            "/protocols/:protocol/switch", .permission(.changeProtocol),
            { visit in
                let typed = FormScope("switch").read(visit.form)
                let id = try await known(visit).id
                try await visit.clinic.switchProtocol(
                    id, on: typed["enabled"] == "yes", reason: typed["reason"], password: typed.password(),
                    access: try visit.access(), try visit.command())
                return .redirect(Site.protocol(id))
            }, again: { visit, refusal in .page(try await page(visit, "switch", refusal)) }),
    ]

    private static func known(_ visit: Visit) async throws -> TreatmentProtocol {
        guard let id = visit.parameters["protocol"], let treatment = await visit.clinic.protocols.current(id) else {
            throw Visit.denied
        }
        return treatment
    }

    private static func page(_ visit: Visit, _ form: String = "", _ refusal: Refusal? = nil) async throws -> HTML {
        let page = ProtocolPage(
            treatment: try await known(visit), may: Set(Permission.allCases.filter(visit.may)),
            token: visit.token?.formToken ?? "",
            refused: refusal.map { FormScope.Refused(form: form, typed: visit.form, refusal: $0) })
        return visit.page(title: "Protocol", body: page.html, current: Site.protocols)
    }
}
