import Care
import Clinic
import Exchange

/// Importing a referral: look at what was read, confirm who it is, import.
enum ReferralImportRoutes {
    /// What the second step sends, so that the same address serves both.
    static let stepName = "step"
    static let importStep = "import"

    static let routes: [Route] = [
        .get(Site.importReferral, .permission(.importReferral)) { visit in .page(ReferralFilePage().page(visit)) },
        .post(Site.importReferral, .permission(.importReferral), answer) { visit, refusal in
            try await refused(visit, ReferralDocument.placed(refusal))
        },
    ]

    private static func answer(_ visit: Visit) async throws -> Answer {
        let document = try ReferralDocument(visit.form)
        guard visit.form[stepName] == importStep else {
            let referral = try await document.read(on: visit.today, scales: visit.clinic.scales)
            let page = ReferralPreviewPage(
                referral: referral, carried: document.carried, form: RegistrationForm(referral.candidate))
            return .page(page.page(visit))
        }
        let referral = try await document.read(
            on: visit.today, scales: visit.clinic.scales,
            expecting: visit.form[ReferralDocument.fingerprintName])
        let form = RegistrationForm(visit.form)
        let patient = try await visit.clinic.importReferral(
            referral.candidate, risks: referral.risks, contentHash: referral.contentHash,
            leftAside: referral.leftAside, registration: try form.registration(), confirmedNew: form.confirmedNew,
            access: try visit.access(),
            try visit.command())
        return .redirect(Site.registration(patient) + "?done=imported")
    }

    /// The first page again, or the second with what was typed when its document can still be read.
    private static func refused(_ visit: Visit, _ refusal: Refusal) async throws -> Answer {
        if visit.form[stepName] == importStep, let document = try? ReferralDocument(visit.form),
            let referral = try? await document.read(
                on: visit.today, scales: visit.clinic.scales,
                expecting: visit.form[ReferralDocument.fingerprintName])
        {
            let page = ReferralPreviewPage(
                referral: referral, carried: document.carried, form: RegistrationForm(visit.form),
                refusals: [document.carried == nil ? refusal : withoutFileField(refusal)].map(RegistrationForm.placed))
            return .page(page.page(visit))
        }
        return .page(
            ReferralFilePage(pasted: visit.form.exactly(ReferralDocument.pastedName), refusals: [refusal]).page(visit))
    }

    /// A document that travels in the page has no field to point at.
    private static func withoutFileField(_ refusal: Refusal) -> Refusal {
        guard refusal.field == ReferralDocument.fileName else { return refusal }
        return Refusal(code: refusal.code, reason: refusal.reason, remedy: refusal.remedy)
    }
}
