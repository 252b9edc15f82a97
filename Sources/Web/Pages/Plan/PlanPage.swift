import Care
import Clinic

/// A patient's plan: the order in force, the draft that waits, and the builder.
struct PlanPage: Sendable {
    let course: Course
    let names: AuthorNames
    let clock: WallClock
    /// What was typed, computed but not saved.
    var preview: PlanSheet?
    /// Somebody else's version, when they saved first.
    var conflict: (author: String, when: String, sheet: PlanSheet)?
    var draft: PlanSheet?
    var inForce: PlanSheet?
    /// Why the draft cannot be computed any more, as when the weight has grown old.
    var draftRefusal: Refusal?
    /// What the dose will do.
    var forecast: HTML?
    var choiceForm: HTML?
    var buildForm: HTML?
    /// The builder stands open: there is nothing else to look at, or it is being used.
    var buildingNow = false

    var html: HTML { "\(notEligible)\(comparison)\(previewPanel)\(draftPanel)\(orderPanel)\(forecast)\(builder)" }

    private var notEligible: HTML? {
        guard course.decision?.content.outcome != .eligible else { return nil }
        return Banner(
            .hold, "No prescriber has found this patient eligible",
            "<a href=\"\(url: Site.screening(course.patient))\">Screen the patient first</a>"
        ).html
    }

    /// Two people edited one plan: the second sees the first one's version beside their own.
    private var comparison: HTML? {
        conflict.map { conflict in
            """
            \(Banner(.hold, "Somebody else has changed this plan since you opened it", "Nothing of yours was saved. Compare the two, change yours below, and save again on top of theirs."))\
            <div class="compare">\(Panel(title: "Theirs", remark: "\(conflict.author), \(conflict.when)", body: conflict.sheet.html))\
            \(preview.map { Panel(title: "Yours, not saved", body: $0.html) })</div>
            """
        }
    }

    private var previewPanel: HTML? {
        guard conflict == nil, let preview else { return nil }
        return Panel(title: "Preview", remark: "not saved yet", id: "preview", body: preview.html).html
    }

    private var draftPanel: HTML? {
        guard conflict == nil, preview == nil, let draft, let recorded = course.draft else { return nil }
        let refusal: HTML? = draftRefusal.map {
            Banner(.hold, "This draft cannot be signed as it stands", "\($0.reason) \($0.remedy)").html
        }
        return Panel(
            title: "Draft", remark: "\(names(recorded.author)), \(clock.dayAndTime(recorded.occurredAt))",
            body: "<div class=\"stack\">\(refusal)\(draft)</div>"
        ).html
    }

    private var orderPanel: HTML? {
        guard let inForce, let signed = course.plan?.content else {
            guard preview == nil, draft == nil, !buildingNow else { return nil }
            return EmptyState(title: "No plan yet", words: "A prescriber or nurse drafts it; a prescriber signs it.")
                .html
        }
        return Panel(
            title: "Order in force", remark: "revision \(signed.revision)",
            actions: "<a class=\"small\" href=\"\(url: Site.printedPlan(course.patient))\">Print</a>",
            body: "<div class=\"stack\">\(inForce)\(SignatureLines(signed: signed, clock: clock))</div>"
        ).html
    }

    private var builder: HTML? {
        guard let buildForm else { return nil }
        let title = course.draft != nil ? "Change the draft" : course.plan != nil ? "Change the plan" : "Build the plan"
        if buildingNow { return Panel(title: title, id: "build", body: "\(choiceForm)\(buildForm)").html }
        return
            "<section class=\"panel\" id=\"build\">\(Fold(title: title, body: "\(choiceForm)\(buildForm)"))</section>"
    }
}

/// Who signed a plan, when, and what their signature says.
struct SignatureLines: Component {
    let signed: SignedPlan
    let clock: WallClock

    var html: HTML {
        let marks = [signed.signature] + [signed.secondSignature].compactMap { $0 }
        return """
            <ul class="plain small soft">\(marks.map { mark in
                "<li>Signed as \(mark.meaning) by <strong>\(mark.name)</strong>, \(clock.dayAndTime(mark.signedAt)), \(mark.contentDigest.prefix(12))</li>" as HTML
            })</ul>
            """
    }
}
