import Care
import Clinic

/// Everyone with an account, by name.
struct PeoplePage: Sendable {
    let people: [Person]
    let mayManage: Bool

    var html: HTML {
        """
        \(PageHeading(
            title: "People", remark: "\(people.count) with an account, \(people.count { $0.isEnabled }) may sign in",
            actions: mayManage
                ? """
                <a class="button" href="\(url: Site.riskCover)">Risk cover</a>\
                <a class="button primary" href="\(url: Site.newPerson)">Add a person</a>
                """ : nil))
        \(Panel(title: "Everyone", body: DataTable(
            caption: "People",
            columns: [.init("Name"), .init("E-mail"), .init("Roles"), .init("One-time code"), .init("State")],
            rows: people.map(row)).html))
        """
    }

    private func row(_ person: Person) -> [HTML] {
        [
            mayManage ? "<a href=\"\(url: Site.person(person.id))\">\(person.name)</a>" : "\(person.name)",
            "\(person.email)", "<span class=\"tags\">\(person.roles.sorted().map { Tag($0.title) })</span>",
            "\(person.usesOneTimeCode ? "In use" : "Not set up")", Self.state(person).html,
        ]
    }

    static func state(_ person: Person) -> Tag {
        if !person.isEnabled { return Tag("Disabled", .hold) }
        return person.choseOwnPassword ? Tag("Active", .good) : Tag("First password", .caution)
    }
}

/// A new account, with a first password that its owner replaces.
struct NewPersonPage: Sendable {
    let token: String
    var refused: FormScope.Refused?

    static let roles: [Role] = Role.allCases.filter { $0 != .patient }

    var html: HTML {
        let scope = FormScope("person", refused: refused)
        return """
            \(PageHeading(title: "Add a person", remark: "They choose their own password before they can sign anything."))
            \(Panel(title: "Account", body: """
                <div id="\(scope.id)">\(FormFrame(
                    action: Site.newPerson, commandID: Visit.commandID(), token: token, button: "Add person",
                    fields: """
                        \(Field(
                            scope.name("name"), "Name", value: scope.value("name"),
                            hint: "As printed beside signatures.", error: scope.error("name")))\
                        \(Field(
                            scope.name("email"), "E-mail", .email, value: scope.value("email"),
                            hint: "The name they sign in with.", error: scope.error("email")))\
                        \(Field(
                            scope.name("roles"), "Roles", .checkboxes(Self.roles.map { .init($0.rawValue, $0.title) }),
                            value: scope.value("roles"), error: scope.error("roles")))\
                        \(Field(
                            scope.name("password"), "First password", .password,
                            hint: "At least \(PasswordRules.lengthAlone) characters. Tell it to them in person.",
                            error: scope.error("password"), autocomplete: "new-password"))
                        """,
                    refusals: scope.refusals(["name", "email", "roles", "password"]), cancelPath: Site.people))</div>
                """))
            """
    }
}
