import Care
import Clinic

/// Drawing up the dose, and a second person who reads vial and syringe without being told what to find.
struct DrawUpPanel: Component {
    let page: SessionPage

    static let names = ["dose", "concentration"]
    static let checkNames = ["concentration", "volume", "secondEmail", "secondPassword", "second"]

    private var isAskedFor: Bool { page.view.preDose.points.contains { $0.id == "PREPARED" } }

    var html: HTML {
        guard isAskedFor, page.may.contains(.giveDose) else { return HTML() }
        return Panel(title: "Draw up the dose", remark: remark, id: "draw-up", body: "\(state)\(steps)").html
    }

    private var remark: String? {
        guard let prepared = page.session.preparation else { return "not drawn up yet" }
        return "\(page.clock.time(prepared.occurredAt)) by \(page.name(prepared.author))"
    }

    private var isChecked: Bool { page.session.doubleCheck != nil }
    private var isOwn: Bool { page.session.preparation?.author == page.viewer }

    private var state: HTML {
        guard let prepared = page.session.preparation?.content else { return HTML() }
        // Until it is checked the volume is for whoever drew it up: the second person measures it.
        guard isChecked || isOwn else {
            return "<p>A syringe was drawn up. Read vial and syringe yourself, then enter what you read.</p>"
        }
        return KeyFigure("In the syringe", dose: prepared.dose, at: prepared.concentration).html
    }

    private var steps: HTML {
        guard page.session.preparation != nil else { return prepare }
        if isChecked {
            let second = page.session.doubleCheckedBy.map(page.name) ?? ""
            return "<p>\(Tag("Checked", .good)) by \(second). \(labelLink)</p>\(again)"
        }
        return "\(isOwn ? signedHere : own)\(again)"
    }

    private var labelLink: HTML { "<a href=\"\(url: page.path("label"))\">Print the label</a>" }

    private var prepare: HTML {
        let scope = page.scope("prepare")
        let left = Milligrams(max(0, page.plan.dose.milligrams.value - page.session.given.committed.value))
        return page.form(
            scope, to: "prepare", button: "Record syringe", names: Self.names,
            """
            \(Field(
                scope.name("dose"), "Dose", .number(decimals: 2), value: scope.value("dose", Figure.text(left.value)),
                unit: "mg", error: scope.error("dose")))\(StrengthField(scope: scope, dose: left, treatment: page.view.treatment))
            """)
    }

    private func reading(_ scope: FormScope) -> HTML {
        """
        \(Field(
            scope.name("concentration"), "Strength on the vial", .number(decimals: 2),
            value: scope.value("concentration"), unit: "mg/mL", error: scope.error("concentration")))\
        \(Field(
            scope.name("volume"), "Volume in the syringe", .number(decimals: 2), value: scope.value("volume"),
            unit: "mL", error: scope.error("volume")))
        """
    }

    /// At the second person's own screen.
    private var own: HTML {
        let scope = page.scope("double-check")
        return page.form(
            scope, to: "double-check", button: "I have checked it", names: Self.checkNames, reading(scope))
    }

    /// At the screen of whoever drew it up: the second person signs there.
    private var signedHere: HTML {
        let scope = page.scope("double-check")
        return """
            <p>Now a second person reads vial and syringe: at their own screen, or here.</p>
            <details class="more"\(if: scope.isRefused, " open")><summary>Second person, at this screen</summary>\
            \(page.form(scope, to: "double-check", button: "Sign the check", names: Self.checkNames, """
                \(reading(scope))\(Field(
                    scope.name("secondEmail"), "Second person\u{2019}s e-mail address", .text,
                    value: scope.value("secondEmail"), error: scope.error("second"), autocomplete: "off"))\
                \(Field(
                    scope.name("secondPassword"), "Second person\u{2019}s password", .password,
                    hint: "Signed as witness.", error: scope.error("secondPassword"), autocomplete: "off"))
                """))</details>
            """
    }

    private var again: HTML {
        guard page.session.given.state == .notStarted else { return HTML() }
        return """
            <details class="more"\(if: page.scope("prepare").isRefused, " open")><summary>Draw up again</summary>\
            \(prepare)</details>
            """
    }
}

/// The strength read off the vial: chosen, never filled in.
struct StrengthField: Component {
    let scope: FormScope
    let dose: Milligrams
    let treatment: TreatmentProtocol

    var html: HTML {
        let offered = treatment.numbers("CONCENTRATIONS")
        let hint = "Read it off the vial in your hand."
        guard !offered.isEmpty else {
            return Field(
                scope.name("concentration"), "Strength on the vial", .number(decimals: 2),
                value: scope.value("concentration"), unit: "mg/mL", hint: hint, error: scope.error("concentration")
            ).html
        }
        let choices = offered.map { strength in
            Field.Choice(
                Figure.text(strength), "\(MilligramsPerMillilitre(strength))",
                hint: "\(dose) is \(dose.volume(at: MilligramsPerMillilitre(strength)))")
        }
        return """
            <div class="across">\(Field(
                scope.name("concentration"), "Strength on the vial", .radio(choices),
                value: scope.value("concentration"), hint: hint, error: scope.error("concentration")))</div>
            """
    }
}
