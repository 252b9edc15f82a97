import Care
import Clinic

/// People and their accounts.
enum PeopleRoutes {
    static let routes: [Route] = [
        .get(Site.people, .permission(.seePeople)) { visit in
            let page = PeoplePage(
                people: await visit.clinic.people.directory.everyone, mayManage: visit.may(.managePeople))
            return .page(visit.page(title: "People", body: page.html, current: Site.people))
        },
        .get(Site.newPerson, .permission(.managePeople)) { visit in .page(newPerson(visit)) },
        .post(
            Site.newPerson, .permission(.managePeople),
            { visit in
                let typed = FormScope("person").read(visit.form)
                _ = try visit.command()
                let id = try await visit.clinic.people.add(
                    name: typed["name"], email: typed["email"], roles: roles(typed), password: typed.password(),
                    access: try visit.access(), now: visit.now)
                return .redirect(Site.person(id))
            }, again: { visit, refusal in .page(newPerson(visit, refusal)) }),
        .get("/people/:person", .permission(.managePeople)) { visit in .page(try await page(visit)) },
        step("roles") { visit, id, typed in
            try await visit.clinic.people.changeRoles(
                of: id, to: roles(typed), access: try visit.access(), now: visit.now)
        },
        step("name") { visit, id, typed in
            try await visit.clinic.people.rename(id, to: typed["name"], access: try visit.access(), now: visit.now)
        },
        step("password") { visit, id, typed in
            try await visit.clinic.people.resetPassword(
                of: id, to: typed.password(), access: try visit.access(), now: visit.now)
        },
        step("disable") { visit, id, _ in
            try await visit.clinic.people.disable(id, access: try visit.access(), now: visit.now)
        },
        step("enable") { visit, id, _ in
            try await visit.clinic.people.enable(id, access: try visit.access(), now: visit.now)
        },
    ]

    private static func step(
        _ name: String, _ change: @escaping @Sendable (Visit, PersonID, FormScope.Reading) async throws -> Void
    ) -> Route {
        .post(
            "/people/:person/\(name)", .permission(.managePeople),
            { visit in
                let id = try await known(visit).id
                _ = try visit.command()
                try await change(visit, id, FormScope(name).read(visit.form))
                return .redirect(Site.person(id))
            }, again: { visit, refusal in .page(try await page(visit, name, refusal)) })
    }

    private static func roles(_ typed: FormScope.Reading) -> Set<Role> { Set(typed.all("roles").compactMap(Role.init)) }

    private static func known(_ visit: Visit) async throws -> Person {
        guard let id = visit.parameters["person"], let person = await visit.clinic.people.directory.person(PersonID(id))
        else { throw Visit.denied }
        return person
    }

    private static func newPerson(_ visit: Visit, _ refusal: Refusal? = nil) -> HTML {
        let page = NewPersonPage(
            token: visit.token?.formToken ?? "",
            refused: refusal.map { FormScope.Refused(form: "person", typed: visit.form, refusal: $0) })
        return visit.page(title: "Add a person", body: page.html, current: Site.people, width: .narrow)
    }

    private static func page(_ visit: Visit, _ form: String = "", _ refusal: Refusal? = nil) async throws -> HTML {
        let page = PersonPage(
            person: try await known(visit), token: visit.token?.formToken ?? "", clock: WallClock(visit.clinic.zone),
            refused: refusal.map { FormScope.Refused(form: form, typed: visit.form, refusal: $0) })
        return visit.page(title: "Person", body: page.html, current: Site.people, width: .narrow)
    }
}
