import Care
import Clinic
import Exchange
import Measures

/// The second step: what was read, what needs a look, what is left aside, and who the patient is.
///
/// Counts of kinds are shown to everyone who may import. What the record says stays for those who may open charts.
struct ReferralPreviewPage: Sendable {
    let referral: Referral
    /// The document, when it can travel in the form.
    let carried: String?
    let form: RegistrationForm
    var refusals: [Refusal] = []

    func page(_ visit: Visit) -> HTML {
        visit.page(
            title: "Import a referral",
            body: """
                \(PageHeading(title: "Import a referral", remark: "Nothing is saved yet."))\(deceased)\(danger(visit))
                <div class="split"><div class="stack">\(confirmation(visit))</div>\
                <div class="stack">\(readPanel)\(remarkPanel(seesChart: visit.may(.seeChart)))\(leftAsidePanel)</div></div>
                \(if: visit.may(.seeChart), recordPanel.html)
                """, current: Site.patients)
    }

    private var deceased: Banner? {
        guard referral.candidate.deceased else { return nil }
        return Banner(.exclude, "The record says that this person has died.", "Ask the sender before you import it.")
    }

    /// Which answers they are stays for those who may open charts.
    private func danger(_ visit: Visit) -> Banner? {
        guard !referral.risks.isEmpty else { return nil }
        let answers = referral.risks.map { risk in
            "\(visit.clinic.scales.title(of: risk.answers.scale))" + (risk.on.map { " of \($0.words)" } ?? "")
        }.joined(separator: ", ")
        return Banner(
            .exclude, "A clinician must look at this referral at once.",
            visit.may(.seeChart)
                ? "A suicide item is positive or was skipped: \(answers). A risk is raised with the import."
                : "Somebody is asked to when you import it.")
    }

    private func confirmation(_ visit: Visit) -> Panel {
        let again = Field(
            ReferralDocument.fileName, "The same file again", .file,
            hint: "It is too large to be kept in the page, so choose it once more.",
            error: refusals.error(for: ReferralDocument.fileName))
        let frame = visit.formFrame(
            to: Site.importReferral, button: "Import and register",
            fields: """
                <input type="hidden" name="\(ReferralImportRoutes.stepName)" \
                value="\(ReferralImportRoutes.importStep)">\
                <input type="hidden" name="\(ReferralDocument.fingerprintName)" value="\(referral.contentHash)">\
                \(carried.map {
                    "<input type=\"hidden\" name=\"\(ReferralDocument.carriedName)\" value=\"\($0)\">" as HTML
                })\
                \(form.fields(refusals))\(if: carried == nil, again.html)
                """, refusals: refusals, cancelPath: Site.importReferral, file: true)
        return Panel(title: "2. Check who it is", remark: "As the referral says", body: frame.html)
    }

    private var readPanel: Panel {
        let candidate = referral.candidate
        let counts = [
            ("Conditions", candidate.conditions.count), ("Medicines", candidate.medications.count),
            ("Allergies", candidate.allergies.count), ("Observations", candidate.observations.count),
        ]
        return Panel(
            title: "What was read", remark: "\(referral.facts) facts",
            body: FactList(facts: counts.map { .init($0.0, "\($0.1)") }).html)
    }

    private func remarkPanel(seesChart: Bool) -> Panel? {
        guard !referral.remarks.isEmpty else { return nil }
        guard seesChart else {
            return Panel(
                title: "Needs a clinician’s look", remark: "\(referral.remarks.count)",
                body: "<p>Some records were not taken as written. The clinician who screens sees which.</p>")
        }
        let shown = referral.remarks.prefix(30)
        let more = referral.remarks.count - shown.count
        return Panel(
            title: "Not taken as written", remark: "\(referral.remarks.count)",
            body: """
                <ul class="plain due">\(shown.map { remark in
                    "<li><p>\(remark.text)</p><p class=\"soft small\">\(remark.reference)</p></li>" as HTML
                })</ul>\(if: more > 0, "<p class=\"soft\">and \(more) more.</p>")
                """)
    }

    private var leftAsidePanel: Panel {
        let kinds = referral.leftAside.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return Panel(
            title: "Left aside", remark: kinds.isEmpty ? nil : "\(kinds.map(\.value).reduce(0, +)) records",
            body: kinds.isEmpty
                ? "<p class=\"soft\">Everything in the referral was read.</p>"
                : """
                <div class="stack"><p class="soft small">Kinds that are not used here, or cancelled, mistaken and \
                repeated records.</p>\(FactList(facts: kinds.map { .init($0.key, "\($0.value)") }))</div>
                """)
    }

    private var recordPanel: Panel {
        let candidate = referral.candidate
        let rows: [[HTML]] =
            candidate.conditions.filter { $0.counts && $0.status != .resolved }.map {
                ["Condition", "\($0.concept.display)", "\($0.onset.map { "since \($0.words)" } ?? "")"]
            }
            + candidate.medications.filter(\.taken).map {
                ["Medicine", "\($0.concept.display)", "\($0.dailyDose.map { "\($0) a day" } ?? "")"]
            }
            + candidate.allergies.filter(\.counts).map { ["Allergy", "\($0.concept.display)", ""] }
        return Panel(
            title: "Active now, as the referral says", remark: "Conditions, medicines and allergies",
            body: DataTable(
                caption: "Active now", columns: [.init("Kind"), .init("What"), .init("Detail")], rows: rows,
                none: "No active condition, medicine or allergy."
            ).html)
    }
}
