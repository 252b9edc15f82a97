import Care
import Clinic

/// One account: its name, its roles, its password and whether it may sign in.
struct PersonPage: Sendable {
    let person: Person
    let token: String
    let clock: WallClock
    var refused: FormScope.Refused?

    var html: HTML {
        """
        \(PageHeading(title: person.name, remark: person.email))
        \(Panel(title: "Account", body: FactList(facts: [
            .init("State", PeoplePage.state(person).html),
            .init("Roles", "\(person.roles.sorted().map(\.title).joined(separator: ", "))"),
            .init("One-time code", "\(person.usesOneTimeCode ? "In use" : "Not set up")"),
            .init("Added", "\(clock.dayAndTime(person.addedAt))"),
        ]).html))
        \(Panel(title: "Roles", body: form("roles", "Change roles", ["roles"]) { scope in
            Field(
                scope.name("roles"), "Roles", .checkboxes(offered.map { .init($0.rawValue, $0.title) }),
                value: scope.value("roles", person.roles.map(\.rawValue).joined(separator: ",")),
                hint: "Holds from their next click on.", error: scope.error("roles")
            ).html
        }))
        \(Panel(title: "Name", body: form("name", "Change name", ["name"]) { scope in
            Field(
                scope.name("name"), "Name", value: scope.value("name", person.name),
                hint: "Signatures keep the name they were made under.", error: scope.error("name")
            ).html
        }))
        \(Panel(title: "Password", body: form("password", "Reset password", ["password"], grave: true) { scope in
            Field(
                scope.name("password"), "New first password", .password,
                hint: "Ends their sessions and takes away their one-time code. At least \(PasswordRules.lengthAlone) "
                    + "characters.",
                error: scope.error("password"), autocomplete: "new-password"
            ).html
        }))
        \(Panel(title: person.isEnabled ? "Disable" : "Enable", body: access))
        """
    }

    private var offered: [Role] { person.ownPatient == nil ? NewPersonPage.roles : Role.allCases }

    private var access: HTML {
        let words =
            person.isEnabled
            ? "Ends every session at once; nobody can sign in with this account until it is enabled again. What they wrote stays."
            : "They can sign in again with their password."
        return """
            <p class="soft">\(words)</p>\(form(
                person.isEnabled ? "disable" : "enable", person.isEnabled ? "Disable account" : "Enable account", [],
                grave: person.isEnabled) { _ in HTML() })
            """
    }

    private func form(
        _ step: String, _ button: String, _ names: [String], grave: Bool = false, _ fields: (FormScope) -> HTML
    ) -> HTML {
        let scope = FormScope(step, refused: refused)
        return """
            <div id="\(scope.id)">\(FormFrame(
                action: Site.person(person.id, step), commandID: Visit.commandID(), token: token, button: button,
                fields: fields(scope), refusals: scope.refusals(names), grave: grave))</div>
            """
    }
}
