import Care
import Testing

@testable import Web

@Suite struct FieldTests {
    @Test func `a refused field keeps what was typed and says what would be right, beside it`() {
        let field = Field(
            "weight", "Weight", .number(decimals: 1), value: "7<0", unit: "kg",
            error: Gallery.refusals.error(for: "weight"))
        #expect(
            field.html.text == """
                <div class="field refused"><label for="field-weight">Weight</label><div class="control">\
                <input class="figure" type="text" inputmode="decimal" value="7&lt;0" id="field-weight" name="weight" \
                autocomplete="off" required aria-describedby="field-weight-unit field-weight-error" \
                aria-invalid="true">\
                <span class="unit" id="field-weight-unit">kg</span></div><p class="error" id="field-weight-error">\
                \(Icon.exclude.html.text) Weight 700 kg cannot be right. Enter kilograms between 30 and 350.</p></div>

                """)
    }

    @Test func `a password is never sent back`() {
        let text = Field("password", "Password", .password, value: "secret", autocomplete: "current-password").html.text
        #expect(!text.contains("secret"))
        #expect(text.contains("autocomplete=\"current-password\""))
    }

    @Test func `the chosen answer is the marked one`() {
        let choices = [Field.Choice("iv", "Intravenous"), .init("im", "Intramuscular"), .init("sc", "Subcutaneous")]
        func marked(_ control: Field.Control, _ value: String, _ mark: String) -> [String] {
            MarkupReader(Field("route", "Route", control, value: value).html.text).tags
                .filter { $0[mark] != nil }.compactMap { $0["value"] }
        }
        #expect(marked(.radio(choices), "im", "checked") == ["im"])
        #expect(marked(.select(choices), "im", "selected") == ["im"])
        #expect(marked(.checkboxes(choices), "iv,sc", "checked") == ["iv", "sc"])
        #expect(marked(.select(choices), "", "selected") == [])
        #expect(marked(.checkbox, "yes", "checked") == ["yes"])
        #expect(marked(.checkbox, "", "checked") == [])
    }

    @Test func `nothing is chosen for a person who has not chosen`() {
        let text = Field("route", "Route", .select([.init("iv", "Intravenous")])).html.text
        #expect(text.contains("<option value=\"\">Choose</option>"))
    }

    @Test func `text that begins with a line end keeps it`() {
        #expect(Field("note", "Note", .textArea(rows: 2), value: "\nfirst").html.text.contains(">\n\nfirst</textarea>"))
    }

    @Test func `a group of answers is named by its question`() {
        let tags = MarkupReader(Field("route", "Route", .radio([.init("iv", "IV")])).html.text).tags
        #expect(tags.map(\.name).starts(with: ["fieldset", "legend"]))
    }
}

@Suite struct FormFrameTests {
    @Test func `a form carries the command's id and the token`() {
        let tags = MarkupReader(Gallery.form.html.text).tags
        #expect(tags.first?["method"] == "post")
        #expect(tags.contains { $0["type"] == "hidden" && $0["name"] == "command" && $0["value"] == "0197-c0ffee" })
        #expect(tags.contains { $0["type"] == "hidden" && $0["name"] == "token" && $0["value"] == "t0k3n" })
    }

    @Test func `refusals stand at the top and lead to their fields`() {
        let text = Gallery.form.html.text
        #expect(text.contains("Not saved"))
        #expect(text.contains("<a href=\"#field-weight\">Weight 700 kg cannot be right."))
    }

    @Test func `a form without refusals says nothing about them`() {
        let form = FormFrame(action: "/a", commandID: "c", token: "t", button: "Save", fields: "")
        #expect(!form.html.text.contains("refusals"))
    }

    @Test func `a refusal that concerns no field is shown without a link`() {
        let form = FormFrame(
            action: "/a", commandID: "c", token: "t", button: "Save", fields: "",
            refusals: [
                Refusal(code: "plan.changed", reason: "Somebody else signed first.", remedy: "Read their version.")
            ])
        #expect(form.html.text.contains("<li>Somebody else signed first. Read their version.</li>"))
    }
}
