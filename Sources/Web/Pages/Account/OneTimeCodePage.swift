import Care
import Clinic

/// Setting up a one-time code: the secret, shown once, and the first code that proves that the app has it.
struct OneTimeCodePage: Sendable {
    /// Nil after a wrong code: the app has the secret already.
    let offer: OneTimeCodeOffer?
    var refusals: [Refusal] = []

    func page(_ visit: Visit) -> HTML {
        let code = Field(
            "code", "Code that the app shows now", .number(decimals: 0), hint: "Six digits.",
            error: refusals.error(for: "code"), autocomplete: "one-time-code")
        let form = visit.formFrame(
            to: Site.oneTimeCodeConfirmed, button: "Turn on", fields: code.html, refusals: refusals,
            cancelPath: Site.account)
        return visit.page(
            title: "One-time code",
            body: """
                \(PageHeading(title: "Set up a one-time code", remark: "Nothing changes until the app has shown a right code."))
                \(offer.map(secret))
                \(Panel(title: offer == nil ? "Enter its code" : "2. Enter its code", body: form.html))
                """, width: .narrow)
    }

    private func secret(_ offer: OneTimeCodeOffer) -> Panel {
        Panel(
            title: "1. Add the clinic to your app",
            body: """
                <div class="stack"><p>In the app choose “enter a key by hand”, with time-based codes. The key is shown \
                only now.</p>
                <p class="secret" aria-label="Key">\(Self.grouped(offer.text))</p>
                <details><summary>As an address, for apps that take one</summary>
                <p class="secret long">\(offer.address)</p></details></div>
                """)
    }

    /// In groups of four, which a person can type without losing the place.
    static func grouped(_ text: String) -> String {
        var groups = ""
        for (index, character) in text.enumerated() {
            if index > 0 && index % 4 == 0 { groups += " " }
            groups.append(character)
        }
        return groups
    }
}
