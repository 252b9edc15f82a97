import Care

/// One of several forms on a page. Its fields' names carry the form's name, so that ids stay unique; when it was refused,
/// it shows what was typed and what was wrong.
///
///     let scope = FormScope("signs", refused: refused)
///     Field(scope.name("systolic"), "Systolic", value: scope.value("systolic"), error: scope.error("systolic"))
///     FormScope("signs").read(visit.form)["systolic"]   // where it is posted to
struct FormScope: Sendable {
    /// A form that came back: which one, what was typed into it and why.
    struct Refused: Sendable {
        let form: String
        let typed: Form
        let refusal: Refusal
    }

    /// What one form said, by the names its use case knows.
    struct Reading: Sendable {
        let scope: FormScope
        let form: Form

        subscript(_ field: String) -> String { form[scope.name(field)] }
        func optional(_ field: String) -> String? { form.optional(scope.name(field)) }
        func all(_ field: String) -> [String] { form.all(scope.name(field)) }
        func password() -> String { form.exactly(scope.name("password")) }
    }

    /// Empty for a form whose fields' names are plain, because other pages send it too.
    let form: String
    private let refused: Refused?

    init(_ form: String, refused: Refused? = nil) {
        self.form = form
        self.refused = refused?.form == form ? refused : nil
    }

    var id: String { "form-\(form)" }
    var isRefused: Bool { refused != nil }

    func name(_ field: String) -> String { form.isEmpty ? field : "\(form)-\(field)" }

    /// What was typed, when this form came back; else what is known.
    func value(_ field: String, _ known: String = "") -> String {
        refused.map { $0.typed.all(name(field)).joined(separator: ",") } ?? known
    }

    func error(_ field: String) -> String? { refusals.error(for: name(field)) }

    /// For the form's summary: with links to `fields`, and in words alone when the refusal is about something else.
    func refusals(_ fields: [String]) -> [Refusal] {
        guard let refused else { return [] }
        let refusal = refused.refusal
        let known = refusal.field.map(fields.contains) ?? false
        return [
            Refusal(
                code: refusal.code, field: known ? refusal.field.map(name) : nil, reason: refusal.reason,
                remedy: refusal.remedy)
        ]
    }

    private var refusals: [Refusal] {
        guard let refusal = refused?.refusal, let field = refusal.field else { return [] }
        return [Refusal(code: refusal.code, field: name(field), reason: refusal.reason, remedy: refusal.remedy)]
    }

    func read(_ form: Form) -> Reading { Reading(scope: self, form: form) }
}

extension FormScope.Reading {
    /// A whole number, or nil when the field is empty.
    func integer(_ field: String) throws -> Int? {
        guard let typed = optional(field) else { return nil }
        guard let number = Int(typed) else {
            throw Refusal(
                code: "form.number", field: field, reason: "“\(typed.prefix(20))” is not a whole number.",
                remedy: "Enter digits only.")
        }
        return number
    }

    /// A number that may have decimals, or nil when the field is empty. A comma is refused: `1,000` and `1,5` cannot be
    /// told apart safely.
    func decimal(_ field: String) throws -> Double? {
        guard let typed = optional(field) else { return nil }
        guard let number = Double(typed), number.isFinite, typed.allSatisfy({ $0.isNumber || $0 == "." }) else {
            throw Refusal(
                code: "form.number", field: field, reason: "“\(typed.prefix(20))” is not a number.",
                remedy: "Enter digits, with a point before decimals.")
        }
        return number
    }

    /// `yes` or `no`; nil when it was not asked.
    func answer(_ field: String) -> Bool? {
        switch self[field] {
        case "yes": true
        case "no": false
        default: nil
        }
    }
}
