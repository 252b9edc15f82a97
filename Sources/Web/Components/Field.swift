/// One question of a form: label, control, unit, hint, and what was wrong with the last answer, which is kept as it
/// was typed.
///
///     Field("weight", "Weight", .number(decimals: 1), value: typed, unit: "kg", error: refusals.error(for: "weight"))
struct Field: Component {
    /// One answer to choose.
    struct Choice: Sendable {
        let value: String
        let label: String
        var hint: String?

        init(_ value: String, _ label: String, hint: String? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    /// Answers that stand together under a title.
    struct ChoiceGroup: Sendable {
        let title: String
        let choices: [Choice]
    }

    enum Control: Sendable {
        case text
        /// Any text, with some that others used before offered while typing.
        case suggested([String])
        case search
        case email
        /// Typed as text with a number pad, so that what was typed is never rounded or dropped by the browser.
        case number(decimals: Int)
        case date
        case time
        case dateAndTime
        case password
        case file
        case textArea(rows: Int)
        case select([Choice])
        case groupedSelect([ChoiceGroup])
        case radio([Choice])
        /// Ticked when the value is `yes`, and sent as `yes`.
        case checkbox
        /// Several may be ticked; `value` holds those that are, separated by commas.
        case checkboxes([Choice])
    }

    let name: String
    let label: String
    let control: Control
    let value: String
    let unit: String?
    let hint: String?
    let error: String?
    let required: Bool
    /// The browser's autofill purpose, as `username`; `off` for everything about patients.
    let autocomplete: String
    /// Tells the same question of several forms on one page apart.
    private var place: String?

    init(
        _ name: String, _ label: String, _ control: Control = .text, value: String = "", unit: String? = nil,
        hint: String? = nil, error: String? = nil, required: Bool = true, autocomplete: String = "off"
    ) {
        self.name = name
        self.label = label
        self.control = control
        self.value = value
        self.unit = unit
        self.hint = hint
        self.error = error
        self.required = required
        self.autocomplete = autocomplete
    }

    /// The element's id for a field's name, for links to it.
    static func identifier(_ name: String) -> String { "field-\(name)" }

    /// The same field in one of several forms of a page: its id is then its own.
    func placed(_ place: String) -> Field {
        var field = self
        field.place = place
        return field
    }

    var html: HTML {
        switch control {
        case .radio(let choices): group(choices, type: "radio") { $0 == value }
        case .checkboxes(let choices):
            group(choices, type: "checkbox") { value.split(separator: ",").map(String.init).contains($0) }
        case .checkbox: single
        default: labelled
        }
    }

    private var id: String { Self.identifier(name) + (place.map { "-\($0)" } ?? "") }

    private var labelled: HTML {
        """
        <div class="field\(if: error != nil, " refused")"><label for="\(id)">\(label)\(optional)</label>\(hintText)\
        <div class="control">\(input)\(unit.map { "<span class=\"unit\" id=\"\(id)-unit\">\($0)</span>" })</div>\
        \(errorText)</div>

        """
    }

    private var input: HTML {
        switch control {
        case .text: line("text")
        case .suggested(let words):
            """
            \(line("text", " list=\"\(id)-list\""))<datalist id="\(id)-list">\
            \(words.map { "<option value=\"\($0)\"></option>" as HTML })</datalist>
            """
        case .search: line("search")
        case .email: line("email", " inputmode=\"email\"")
        case .number(let decimals):
            line("text", decimals == 0 ? " inputmode=\"numeric\"" : " inputmode=\"decimal\"", of: "figure")
        case .date: line("date", of: "moment")
        case .time: line("time", of: "moment")
        case .dateAndTime: line("datetime-local", of: "moment")
        case .password: "<input type=\"password\" \(shared)>"
        case .file: "<input type=\"file\" \(shared)>"
        case .textArea(let rows): "<textarea rows=\"\(rows)\" \(shared)>\n\(value)</textarea>"
        case .select(let choices): "<select \(shared)>\(unchosen(among: choices))\(options(choices))</select>"
        case .groupedSelect(let groups):
            """
            <select \(shared)>\(unchosen(among: groups.flatMap(\.choices)))\(groups.map { group in
                "<optgroup label=\"\(group.title)\">\(options(group.choices))</optgroup>" as HTML
            })</select>
            """
        case .radio, .checkbox, .checkboxes: HTML()
        }
    }

    private func unchosen(among choices: [Choice]) -> HTML? {
        choices.contains { $0.value == value } ? nil : "<option value=\"\">Choose</option>"
    }

    private func options(_ choices: [Choice]) -> [HTML] {
        choices.map { choice in
            "<option value=\"\(choice.value)\"\(if: choice.value == value, " selected")>\(choice.label)</option>"
        }
    }

    private func line(_ type: String, _ extra: HTML = "", of kind: String = "words") -> HTML {
        "<input class=\"\(kind)\" type=\"\(type)\"\(extra) value=\"\(value)\" \(shared)>"
    }

    private var shared: HTML {
        """
        id="\(id)" name="\(name)" autocomplete="\(autocomplete)"\(if: required, " required")\(described)\
        \(if: error != nil, " aria-invalid=\"true\"")
        """
    }

    private var described: HTML {
        let parts = [
            unit == nil ? nil : "\(id)-unit", hint == nil ? nil : "\(id)-hint", error == nil ? nil : "\(id)-error",
        ].compactMap { $0 }
        return parts.isEmpty ? "" : " aria-describedby=\"\(parts.joined(separator: " "))\""
    }

    private func group(_ choices: [Choice], type: String, chosen: (String) -> Bool) -> HTML {
        """
        <fieldset class="field\(if: error != nil, " refused")" id="\(id)" tabindex="-1"\(described)>\
        <legend>\(label)\(optional)</legend>\(hintText)<div class="choices">\
        \(choices.map { choice in
            """
            <label class="choice"><input type="\(type)" name="\(name)" value="\(choice.value)"\
            \(if: chosen(choice.value), " checked")\(if: required && type == "radio", " required")>\
            <span>\(choice.label)\
            \(choice.hint.map { "<small>\($0)</small>" })</span></label>
            """
        })</div>\(errorText)</fieldset>

        """
    }

    private var single: HTML {
        """
        <div class="field\(if: error != nil, " refused")"><label class="choice"><input type="checkbox" value="yes"\
        \(if: value == "yes", " checked") \(shared)><span>\(label)</span></label>\(hintText)\(errorText)</div>

        """
    }

    private var optional: HTML { required ? "" : " <span class=\"optional\">optional</span>" }

    private var hintText: HTML? { hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" } }

    private var errorText: HTML? {
        error.map { "<p class=\"error\" id=\"\(id)-error\">\(Icon.exclude.html) \($0)</p>" }
    }
}
