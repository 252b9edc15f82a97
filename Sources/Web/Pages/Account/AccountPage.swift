import Care
import Clinic

/// One's own account: who one is here, the password, and the one-time code.
struct AccountPage: Sendable {
    /// The part of the page that a refused form stands in.
    enum Part: Sendable {
        case password, code
    }

    let name: String
    let email: String
    let roles: [Role]
    let usesOneTimeCode: Bool
    let mustChangePassword: Bool
    /// What was just done: `password`, `code` or `removed`.
    var changed: String?
    var refused: (part: Part, refusal: Refusal)?

    func page(_ visit: Visit) -> HTML {
        visit.page(
            title: "Account",
            body: """
                \(PageHeading(title: "Account", remark: email))\(banner)
                \(passwordPanel(visit))
                \(codePanel(visit))
                \(Panel(title: "Who you are here", body: FactList(facts: [
                    .init("Name", "\(name)"), .init("E-mail", "\(email)"),
                    .init("Role", "\(roles.map(\.title).joined(separator: ", "))"),
                ]).html))
                """, current: Site.account, width: .narrow)
    }

    private var banner: HTML {
        if mustChangePassword {
            return Banner(
                .hold, "Choose your own password first",
                "An owner set the one you have, so nothing can be signed with it yet."
            ).html
        }
        return switch changed {
        case "password": Banner(.good, "Your password was changed. Your other sessions have ended.").html
        case "code": Banner(.good, "A one-time code is now asked for whenever you sign in.").html
        case "removed": Banner(.good, "No one-time code is asked for any more.").html
        default: HTML()
        }
    }

    private func refusals(_ part: Part) -> [Refusal] {
        refused.flatMap { $0.part == part ? [$0.refusal] : nil } ?? []
    }

    private func passwordPanel(_ visit: Visit) -> Panel {
        let refusals = refusals(.password)
        let least = usesOneTimeCode ? PasswordRules.lengthWithCode : PasswordRules.lengthAlone
        let fields: [Field] = [
            Field(
                "currentPassword", "Present password", .password, error: refusals.error(for: "currentPassword"),
                autocomplete: "current-password"),
            Field(
                "password", "New password", .password,
                hint: "At least \(least) characters. Several unrelated words are easy to remember.",
                error: refusals.error(for: "password"), autocomplete: "new-password"),
            Field(
                "repeatedPassword", "New password again", .password, error: refusals.error(for: "repeatedPassword"),
                autocomplete: "new-password"),
        ]
        return Panel(
            title: "Password",
            body: visit.formFrame(
                to: Site.password, button: "Change password", fields: fields.html, refusals: refusals
            ).html)
    }

    private func codePanel(_ visit: Visit) -> Panel {
        // `removeOneTimeCode` judges the password itself, under the name of the field for a new one.
        let refusals = refusals(.code).map {
            Refusal(code: $0.code, field: "codePassword", reason: $0.reason, remedy: $0.remedy)
        }
        let password = Field(
            "currentPassword", "Your password", .password, error: refusals.error(for: "codePassword"),
            autocomplete: "current-password"
        ).placed("code")
        let words: HTML =
            usesOneTimeCode
            ? "<p>Whenever you sign in you are asked for a code from your authenticator app.</p>"
            : """
            <p>With an authenticator app on your phone, nobody can sign in with your password alone, and a shorter \
            password will do.</p>
            """
        let form = visit.formFrame(
            to: usesOneTimeCode ? Site.oneTimeCodeRemoved : Site.oneTimeCode,
            button: usesOneTimeCode ? "Stop asking for a code" : "Set up a one-time code", fields: password.html,
            grave: usesOneTimeCode)
        return Panel(
            title: "One-time code", remark: usesOneTimeCode ? "On" : "Off",
            body: """
                <div class="stack">\(refusals.first.map { Banner(.exclude, "\($0.reason) \($0.remedy)") })\(words)\
                \(form)</div>
                """)
    }
}
