import Care
import Clinic
import Testing

@testable import Web

@Suite struct ChartPageTests {
    private typealias Make = ChartBuilder

    @Test func `hostile words of a chart stay words`() {
        let course = Make.course([
            .allergy(ReportedAllergy(concept: Concept(texts: ["<img src=x onerror=1>"]), reference: "a")),
            .medication(ReportedMedication(concept: Concept(texts: ["</li><script>"]), taken: true, reference: "m")),
            .condition(ReportedCondition(concept: Concept(texts: ["'\"><svg>"]), status: .active, reference: "c")),
            Make.note(.progress, "<script>steal()</script>"), .planSigned(signed),
            .riskRaised(
                RiskRaised(
                    id: RiskID("r"), level: .high, reason: "<b>", source: "<u>", owner: Make.nurse, due: Make.now)),
        ])
        let text = Make.page(course).html.text
        #expect(!text.contains("<script>") && !text.contains("<img src=x") && !text.contains("<svg>"))
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; O&quot;Brien &amp; Sons"))
        #expect(text.contains("Nia &lt;Okafor&gt;") && text.contains("Dr &lt;b&gt;Bold&lt;/b&gt;"))
        #expect(MarkupReader("<body>\(text)</body>").faults.isEmpty)
    }

    @Test func `therapy notes are shown to therapists alone, and counted for the others`() {
        let course = Make.course([
            Make.note(.integration, "the cave and the river"), Make.note(.progress, "slept well"),
        ])
        let others = Make.page(course, seesTherapy: false).html.text
        #expect(
            !others.contains("the cave") && others.contains("slept well") && others.contains("1 note by a therapist"))
        #expect(Make.page(course, seesTherapy: true).html.text.contains("the cave and the river"))
    }

    @Test func `the dose in force stands in milligrams and in millilitres at its strength`() {
        let text = Make.page(Make.course([.planSigned(signed)])).html.text
        #expect(text.contains("35<span class=\"unit\">\u{A0}mg</span>"))
        #expect(text.contains("3.5\u{A0}mL of\u{A0}10\u{A0}mg/mL"))
    }

    @Test func `allergies that nobody asked about differ from none known`() {
        let none = FactForm.allergy.typedEntries(["substance": "none"])
        #expect(Make.page(Make.course([])).html.text.contains("Not asked"))
        #expect(Make.page(Make.course(none)).html.text.contains("No known allergies"))
    }

    @Test func `what is due says who, why, by which row, and that nobody approved it`() {
        let task = CareTask(
            id: "surveillance.bladder.x", title: "Bladder questionnaire", why: "due every 3 months", due: Make.today,
            role: .nurse, rule: "SURVEY-BLADDER", source: "Somebody 2020", approved: false)
        let text = Make.page(Make.course([.taskRaised(task)])).html.text
        #expect(text.contains("add=surveillance&amp;item=bladder") && text.contains("Nurse. Due every 3 months"))
        #expect(text.contains("<code>SURVEY-BLADDER</code> Somebody 2020") && text.contains(FindingList.notApproved))
    }

    @Test func `a long chart shows its newest part and says how much there is`() {
        let sessions = (1...400).map { number in
            ChartEntry.sessionClosed(
                SessionSummary(
                    session: SessionID("s\(number)"), number: number, ending: .discharged,
                    openedAt: Make.now.adding(minutes: Double(number - 400) * 1440), closedAt: Make.now,
                    given: Milligrams(35), weight: nil, route: .intravenous, protocolID: "iv-racemic",
                    peakSystolic: 130,
                    peakDiastolic: 80, lowestSaturation: 97, adverseEvents: [], overridden: [], remarks: ""))
        }
        let text = Make.page(Make.course(sessions)).html.text
        #expect(text.contains("the last 12 of 400") && text.contains("the last 60 of 400 sessions"))
        #expect(text.contains("400, ") && !text.contains(">388, "))
    }

    private var signed: SignedPlan {
        SignedPlan(revision: 1, plan: ChartBuilder.plan, signature: ChartBuilder.mark, secondSignature: nil)
    }
}

extension FactForm {
    /// The entries of a form with these fields; none when it is refused.
    func typedEntries(_ fields: [String: String]) -> [ChartEntry] {
        var form = Form()
        for (name, value) in fields { form.add(value, to: name) }
        return (try? read(form, today: ChartBuilder.today)) ?? []
    }
}
