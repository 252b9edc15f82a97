import Care

/// The first step: choose the referral's file.
struct ReferralFilePage: Sendable {
    var pasted = ""
    var refusals: [Refusal] = []

    func page(_ visit: Visit) -> HTML {
        let file = Field(
            ReferralDocument.fileName, "File", .file, hint: "A FHIR R4 Bundle as JSON, at most 32 MiB.",
            error: refusals.error(for: ReferralDocument.fileName))
        let text = Field(
            ReferralDocument.pastedName, "Text of the referral", .textArea(rows: 8), value: pasted, required: false)
        let form = visit.formFrame(
            to: Site.importReferral, button: "Read referral",
            fields:
                "\(file)<details\(if: !pasted.isEmpty, " open")><summary>Paste it instead</summary>\(text)</details>",
            refusals: refusals, cancelPath: Site.patients, file: true)
        return visit.page(
            title: "Import a referral",
            body: """
                \(PageHeading(
                    title: "Import a referral",
                    remark: "You see what was read before anything is saved."))
                \(Panel(title: "1. Choose the file", body: form.html))
                """, current: Site.patients, width: .narrow)
    }
}
