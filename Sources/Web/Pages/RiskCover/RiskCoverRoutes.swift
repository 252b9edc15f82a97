import Care
import Clinic

/// Who answers a risk when its owner did not in time.
enum RiskCoverRoutes {
    static let routes: [Route] = [
        .get(Site.riskCover, .permission(.changeSettings)) { try await page($0) },
        .post(Site.riskCover, .permission(.changeSettings), save, again: { try await page($0, $1) }),
    ]

    /// As many as are asked one after the other.
    private static let places = 4

    private static func save(_ visit: Visit) async throws -> Answer {
        let people = (1...places).compactMap { visit.form.optional("person-\($0)") }.map { PersonID($0) }
        try await visit.clinic.changeRiskCover(
            to: RiskCover(people: people), access: try visit.access(), try visit.command())
        return .redirect("\(Site.riskCover)?done=yes")
    }

    private static func page(_ visit: Visit, _ refusal: Refusal? = nil) async throws -> Answer {
        let cover = try await visit.clinic.riskCover(access: try visit.access())
        let people = await visit.clinic.people.directory.everyone.filter { person in
            person.isEnabled && PermissionTable.role(among: person.roles, for: .closeRisk) != nil
        }
        let choices = [Field.Choice("", "Nobody")] + people.map { .init($0.id.text, $0.name) }
        let fields = (1...places).map { place in
            let known = cover.people.count >= place ? cover.people[place - 1].text : ""
            return Field(
                "person-\(place)", place == 1 ? "First" : "Then", .select(choices),
                value: refusal == nil ? known : visit.form["person-\(place)"], required: false
            )
        }
        let form = visit.formFrame(
            to: Site.riskCover, button: "Save", fields: "\(fields)",
            refusals: refusal.map { [Refusal(code: $0.code, reason: $0.reason, remedy: $0.remedy)] } ?? [])
        return .page(
            visit.page(
                title: "Risk cover",
                body: """
                    \(PageHeading(
                        title: "Risk cover",
                        remark: "A suicide risk whose owner has reached nobody in time goes to these, one after the other."))\
                    \(if: visit.query["done"] != nil && refusal == nil, Banner(.good, "Saved.").html)\
                    \(Panel(
                        title: "Who covers", body: """
                            <p class="soft">After them, every other prescriber and therapist is asked. The times are rows \
                            of the protocol: <code>RISK-HOURS-HIGH</code> and <code>RISK-COVER-MINUTES</code>.</p>\(form)
                            """))
                    """, current: Site.people, width: .narrow))
    }
}
