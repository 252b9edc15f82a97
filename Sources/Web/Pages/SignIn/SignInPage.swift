import Care

/// The way in. It says the same whatever was wrong, and asks everyone alike for a code once an attempt has failed.
struct SignInPage: Sendable {
    let clinic: String
    var email = ""
    var refusal: Refusal?

    func page(_ visit: Visit) -> HTML {
        let form = visit.formFrame(to: Site.signIn, button: "Sign in", fields: fields)
        return visit.page(
            title: "Sign in",
            body: """
                <div class="entry"><h1>Sign in</h1><p class="soft">\(clinic)</p>
                \(refusal.map { Banner(.exclude, "\($0.reason) \($0.remedy)") })\(form)</div>
                """, width: .narrow)
    }

    private var fields: HTML {
        let code = Field(
            "code", "One-time code", .number(decimals: 0), hint: "Six digits from your authenticator app.",
            required: false, autocomplete: "one-time-code")
        return """
            \(Field("email", "E-mail", .email, value: email, autocomplete: "username"))\
            \(Field("password", "Password", .password, autocomplete: "current-password"))\
            <details\(if: refusal != nil, " open")><summary>I use a one-time code</summary>\(code)</details>
            """
    }
}

/// A locked session: the password opens it again, and the page that was open comes back.
struct UnlockPage: Sendable {
    let name: String
    let returnTo: String?
    var refusal: Refusal?

    func page(_ visit: Visit) -> HTML {
        let password = Field("password", "Password", .password, autocomplete: "current-password")
        let form = visit.formFrame(
            to: Site.unlock, button: "Unlock",
            fields: "\(returnTo.map { "<input type=\"hidden\" name=\"to\" value=\"\($0)\">" as HTML })\(password)")
        return visit.page(
            title: "Locked",
            body: """
                <div class="entry"><h1>Locked</h1>
                <p class="soft">Nobody used this session for a while. \(name), your password opens it again.</p>
                \(refusal.map { Banner(.exclude, $0.code == "sign-in.failed" ? wrong : "\($0.reason) \($0.remedy)") })\
                \(form)<p><a href="\(url: Site.signIn)">Sign in as somebody else</a></p></div>
                """, width: .narrow)
    }

    private let wrong = "The password is not right. Type it again."
}
