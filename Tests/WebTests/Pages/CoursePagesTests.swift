import Care
import Testing

@testable import Clinic
@testable import Web

@Suite struct CoursePagesTests {
    private typealias Make = ChartBuilder

    @Test func `a corrected entry stays readable beside what replaced it`() {
        let wrong = ChartEntry.scored(Score(scale: "gad-7", total: 3, on: Make.today))
        let right = ChartEntry.scored(Score(scale: "gad-7", total: 13, on: Make.today))
        let correction = Correction(corrects: 2, kind: .amended, reason: "typed <wrongly>", replacement: right)
        let course = Make.course([wrong, .corrected(correction)])
        let text = history(course, [Make.entry(3, .corrected(correction)), Make.entry(2, wrong)]).html(Make.today).text
        #expect(text.contains("<del><p class=\"note-text\">GAD-7 3 of 21"))
        #expect(
            text.contains("GAD-7 13 of 21") && text.contains("typed &lt;wrongly&gt;")
                && text.contains("Nia &lt;Okafor&gt;"))
    }

    @Test func `the history keeps therapy notes from others, even inside a correction`() {
        let note = Make.note(.integration, "the cave")
        let correction = ChartEntry.corrected(
            Correction(
                corrects: 2, kind: .amended, reason: "reworded", replacement: Make.note(.integration, "the river")))
        let course = Make.course([note, correction])
        var page = history(course, [Make.entry(3, correction), Make.entry(2, note)])
        let others = page.html(Make.today).text
        #expect(!others.contains("the cave") && !others.contains("the river") && others.contains(EntryWords.hiddenNote))
        #expect(!others.contains("entry=2"))
        page = history(course, [Make.entry(2, note)], seesTherapy: true)
        #expect(page.html(Make.today).text.contains("the cave"))
    }

    @Test func `screening asks a reason for each finding in the way, by the finding's id`() {
        let findings = [
            Finding(id: "E-PSY", severity: .exclude, reason: "<psychosis>", source: "S", approved: false, basis: []),
            Finding(id: "I-AD", severity: .note, reason: "fine", source: "S", approved: true, basis: []),
        ]
        let page = ScreeningPage(
            course: Make.course([]),
            result: ScreeningResult(
                protocolID: "iv-racemic", protocolVersion: "1", protocolHash: "h", on: Make.today, findings: findings,
                missing: [MissingItem(name: "weight", request: "Weigh", rule: "W-WT")]),
            indication: .depression, protocols: [Make.treatment], treatment: Make.treatment,
            clock: WallClock(Make.zone),
            scales: Make.scales)
        var typed = Form()
        typed.add("resolved \"years\" ago", to: "E-PSY")
        let refusal = Refusal(
            code: "decision.missing", field: "missing", reason: "Not known yet.", remedy: "Record it.")
        let fields = page.decisionFields(typed, indication: .depression, refusals: [refusal]).text
        #expect(fields.contains("id=\"field-E-PSY\"") && !fields.contains("id=\"field-I-AD\""))
        #expect(fields.contains("resolved &quot;years&quot; ago") && fields.contains("id=\"field-missing-error\""))
        let text = page.html.text
        #expect(text.contains("&lt;psychosis&gt;") && text.contains(FindingList.notApproved))
        #expect(text.contains("add=measurement&amp;kind=weight"))
    }

    @Test func `a plan shows its dose, its rules with their marks, and that stronger is not better`() {
        let sheet = PlanSheet(
            plan: Make.plan, treatment: Make.treatment, findings: [], evidence: nil, days: [Make.today],
            scales: Make.scales
        ).html.text
        #expect(sheet.contains("3.5\u{A0}mL of\u{A0}10\u{A0}mg/mL") && sheet.contains("Off-label &lt;here&gt;."))
        #expect(sheet.contains("&lt;i&gt;sleep&lt;/i&gt;") && sheet.contains("mind the &quot;left&quot; arm"))
        #expect(sheet.ranges(of: FindingList.notApproved).count == 1)
        let fields = PlanFields(
            treatment: Make.treatment, course: Make.course([]),
            typed: PlanTyped(Make.treatment, indication: .depression, today: Make.today), refusals: []
        ).html.text
        #expect(fields.contains("a stronger solution does not work better"))
        #expect(fields.contains("A higher dose is not a better treatment"))
        #expect(!MarkupReader(fields).tags.contains { $0["name"] == "concentration" && $0["checked"] != nil })
    }

    @Test func `a plan fills its form again and reads back the same request`() throws {
        let form = try PlanTyped(Make.plan).read()
        #expect(form.request == .perKilogram(MilligramsPerKilogram(0.5)))
        #expect(form.concentration == MilligramsPerMillilitre(10) && form.infusion == Minutes(40))
        #expect(form.goals == ["<i>sleep</i>"] && form.firstSession == Make.today && form.intervalDays == 3)
    }

    @Test func `the second editor sees the first one's plan beside their own`() {
        let sheet = PlanSheet(
            plan: Make.plan, treatment: Make.treatment, findings: nil, evidence: nil, days: [], scales: Make.scales)
        var mine = Make.plan
        mine.goals = ["my own goal"]
        let page = PlanPage(
            course: Make.course([]), names: Make.names, clock: WallClock(Make.zone),
            preview: PlanSheet(
                plan: mine, treatment: Make.treatment, findings: nil, evidence: nil, days: [], scales: Make.scales),
            conflict: ("Nia <Okafor>", "today", sheet), buildForm: "<form></form>", buildingNow: true)
        let text = page.html.text
        #expect(text.contains("Theirs") && text.contains("Yours, not saved") && text.contains("my own goal"))
        #expect(text.contains("&lt;i&gt;sleep&lt;/i&gt;") && text.contains("Nothing of yours was saved"))
    }

    @Test func `a proposal that rests on an unapproved row says so where it is answered`() {
        let page = DecisionPage(
            course: Make.course([]), treatment: Make.treatment, advice: nil, today: Make.today,
            clock: WallClock(Make.zone),
            exposure: ExposureList(
                ledger: ExposureLedger([], on: Make.today, day: { _ in Make.today }, treatment: { _ in nil })),
            scales: Make.scales)
        #expect(page.html.text.contains("There is no plan yet"))
        #expect(page.html.text.contains("Nothing has been given yet."))
        #expect(page.fields(Form(), refusals: []).text.contains("name=\"password\""))
    }

    private func history(_ course: Course, _ entries: [Entry], seesTherapy: Bool = false) -> HistoryPage {
        HistoryPage(
            course: course, lines: entries.map { HistoryLine(entry: $0, session: nil) },
            corrections: Dictionary(uniqueKeysWithValues: course.corrections.map { ($0.content.corrects, $0) }),
            older: nil,
            session: nil, seesTherapy: seesTherapy, names: Make.names, clock: WallClock(Make.zone), mayCorrect: true,
            scales: Make.scales)
    }
}
