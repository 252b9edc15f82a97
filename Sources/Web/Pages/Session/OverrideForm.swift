import Care
import Clinic

/// A prescriber takes responsibility for open points of a gate. Points that nobody may set aside are not offered.
struct OverrideForm: Component {
    let page: SessionPage
    let gate: Gate
    let permission: Permission
    /// `gate` before the dose, `criteria` before discharge: also where it is sent.
    let step: String

    static let names = ["points", "reason", "password"]

    var html: HTML {
        let points = gate.unmet.filter(\.overridable)
        guard page.may.contains(permission), !points.isEmpty else { return HTML() }
        let scope = page.scope(step)
        return Panel(
            title: "Set points aside", remark: "prescriber",
            body: """
                <details class="more"\(if: scope.isRefused, " open")><summary>Take responsibility for open points</summary>
                \(page.form(scope, to: step, button: "Sign and set aside", names: Self.names, grave: true, """
                    \(Field(
                        scope.name("points"), "Points",
                        .checkboxes(points.map { .init($0.id, $0.title, hint: $0.detail) }), value: scope.value("points"),
                        error: scope.error("points")))\
                    \(Field(
                        scope.name("reason"), "Why it is safe to go on", .textArea(rows: 3), value: scope.value("reason"),
                        hint: "At least ten characters; it stands in the record.", error: scope.error("reason")))\
                    \(Field(
                        scope.name("password"), "Your password", .password,
                        hint: "Signed as responsibility: you answer for going on with these points open.",
                        error: scope.error("password"), autocomplete: "current-password"))
                    """))</details>
                """
        ).html
    }
}
