import Care

/// The password asked again for a signature, with what signing says.
struct SignatureField: Component {
    /// To stand after "You sign as": `order of this plan`.
    let meaning: String
    var refusals: [Refusal] = []

    var html: HTML {
        Field(
            "password", "Your password", .password,
            hint: "You sign as \(meaning). Your name, the time and this meaning are kept with it.",
            error: refusals.error(for: "password"), autocomplete: "current-password"
        ).html
    }
}
