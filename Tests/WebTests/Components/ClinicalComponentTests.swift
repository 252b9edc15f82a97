import Care
import Testing

@testable import Web

@Suite struct ClinicalComponentTests {
    @Test func `a dose is large, with its unit, and in the volume to draw up`() {
        let figure = KeyFigure("Ketamine", dose: Milligrams(35), at: MilligramsPerMillilitre(10), basis: "0.5 mg/kg")
        #expect(
            figure.html.text == """
                <div class="key-figure"><p class="label">Ketamine</p>\
                <p class="value">35<span class="unit">\u{A0}mg</span></p>\
                <p class="equal">3.5\u{A0}mL of\u{A0}10\u{A0}mg/mL</p><p class="basis">0.5 mg/kg</p></div>

                """)
    }

    @Test func `findings stand gravest first, each with a word for its severity`() throws {
        let text = FindingList(findings: Gallery.findings).html.text
        let places = try ["Exclude", "Hold", "Caution", "Note"].map { word in
            try #require(text.firstRange(of: "</svg>\(word)</p>")).lowerBound
        }
        #expect(places == places.sorted())
    }

    @Test func `only what nobody has approved is marked so`() {
        let text = FindingList(findings: Gallery.findings).html.text
        #expect(text.ranges(of: "not yet approved by the medical director").count == 2)
        for finding in Gallery.findings { #expect(text.contains("<code>\(finding.id)</code>")) }
    }

    @Test func `hostile words in a finding stay words`() {
        let finding = Finding(
            id: "E-X", severity: .note, reason: "<b>x", source: "\"", approved: true, basis: ["<img src=x>"])
        let text = FindingList(findings: [finding]).html.text
        #expect(text.contains("&lt;b&gt;x") && text.contains("&lt;img src=x&gt;"))
    }

    @Test func `allergies not asked about never look like none known`() {
        let unasked = SafetyStrip(allergies: .notAsked, findings: [], risks: []).html.text
        let none = SafetyStrip(allergies: .noneKnown, findings: [], risks: []).html.text
        #expect(unasked.contains("Not asked") && !unasked.contains("No known"))
        #expect(none.contains("No known allergies"))
    }

    @Test func `the safety strip holds what stops treatment and leaves out the rest`() {
        let text = SafetyStrip(allergies: .noneKnown, findings: Gallery.findings, risks: []).html.text
        #expect(text.contains("Current psychosis") && text.contains("Blood pressure 168/96"))
        #expect(!text.contains("lorazepam"))
    }

    @Test(arguments: [
        (StatusLight.State.ready, "Ready", "icon-good"), (.notReady, "Not ready", "icon-hold"),
        (.unknown, "Unknown", "icon-unknown"),
    ])
    func `a light says its state by word and shape`(_ state: StatusLight.State, _ word: String, _ shape: String) {
        let text = StatusLight(name: "Consent", state: state).html.text
        #expect(text.contains("<span class=\"state\">\(word)</span>") && text.contains(shape))
    }

    @Test func `the phase bar marks one step as current`() {
        let tags = MarkupReader(PhaseBar(current: 3).html.text).tags.filter { $0.name == "li" }
        #expect(tags.count == 7)
        #expect(tags.filter { $0["aria-current"] == "step" }.count == 1)
        #expect(tags.map { $0["class"] } == ["done", "done", "done", "now", "ahead", "ahead", "ahead"])
    }

    @Test(arguments: [(0.0, "0 min"), (59.9, "59 min"), (60, "1 h 00 min"), (96, "1 h 36 min"), (-3, "0 min")])
    func `minutes are written as a nurse says them`(_ minutes: Double, _ words: String) {
        #expect(Countdown.words(minutes: minutes).replacing("\u{A0}", with: " ") == words)
    }

    @Test func `what is overdue says so in words`() {
        let now = Gallery.now
        let late = Countdown.until(now.adding(minutes: -3), label: "Check", now: now).html.text
        #expect(late.contains("class=\"countdown due\"") && late.contains(">past<") && late.contains("3\u{A0}min"))
        let soon = Countdown.until(now.adding(minutes: 4), label: "Check", now: now).html.text
        #expect(soon.contains("class=\"countdown soon\"") && soon.contains(">left<"))
    }

    @Test func `each cell of a table knows its column, for a phone`() {
        let table = DataTable(
            caption: "Sessions", columns: [.init("Day"), .init("Dose", numeric: true)], rows: [["1 Mar", "35 mg"]])
        #expect(
            table.html.text.contains(
                "<tr><th scope=\"row\">1 Mar</th><td data-label=\"Dose\" class=\"number\">35 mg</td></tr>"))
        #expect(
            DataTable(caption: "Sessions", columns: [.init("Day")], rows: [], none: "None yet.").html.text.contains(
                "None yet."))
    }
}
