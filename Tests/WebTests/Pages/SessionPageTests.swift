import Testing

@testable import Care
@testable import Clinic
@testable import Web

@Suite("The session's page")
struct SessionPageTests {
    typealias Sample = SessionSample

    static let event = AdverseEvent(
        number: 1, kind: .nausea, grade: 3, action: SessionSample.hostile, resolved: false)

    static func stages() throws -> [SessionPage] {
        let dosed = Sample.ready + [(Sample.started, 10)]
        return [
            try Sample.page(), try Sample.page(Sample.ready),
            try Sample.page(
                dosed + [(.dose(.paused(reason: Sample.hostile)), 15), (.adverseEvent(event), 16)], at: 20),
            try Sample.page(
                dosed + [(.recoveryChecked(RecoveryCheck(escortPresent: Sample.hostile)), 60)], at: 90),
        ]
    }

    @Test("is sound markup with unique ids at every stage, whatever people typed")
    func markup() throws {
        for page in try Self.stages() {
            let reader = MarkupReader(page.html.text)
            #expect(reader.faults == [], "\(page.view.stage)")
            #expect(!page.html.text.contains("<script"))
            let ids = reader.tags.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count, "\(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys)")
            for place in reader.tags.compactMap({ $0["href"] }) where place.hasPrefix("#") {
                #expect(ids.contains(String(place.dropFirst())), "\(place)")
            }
            for tag in reader.tags where tag.name == "label" {
                if let field = tag["for"] { #expect(ids.contains(field)) }
            }
        }
    }

    @Test("shows a predicted band at every stage, and with it that exposure predicts no benefit")
    func forecast() throws {
        for page in try Self.stages() {
            let text = page.html.text
            #expect(text.contains("Predicted concentration"))
            #expect(text.contains("outer-band") == text.contains("Exposure has not been shown to predict"))
        }
        let during = try Self.stages()[2].html.text
        #expect(during.contains("of what was given, and what still runs"))
        #expect(during.contains("Signs expected back near baseline") && during.contains("Systolic pressure"))
        #expect(during.contains("<strong>Between people</strong>"))
        #expect(during.contains("<strong>between models</strong>"))
    }

    @Test("shows what was not asked as unknown, never as met")
    func unknown() throws {
        let page = try Sample.page()
        #expect(page.view.preDose.points.first { $0.id == "E-NPO" }?.state == .unknown)
        let text = GateList(gate: page.view.preDose).html.text
        let point = try #require(text.split(separator: "<li ").first { $0.contains("<code>E-NPO</code>") })
        #expect(point.contains("Unknown") && !point.contains(">Met<"))
    }

    @Test("offers no checkbox for a point that nobody may set aside, and none to a nurse")
    func overrides() throws {
        func offered(_ page: SessionPage) -> Set<String> {
            Set(MarkupReader(page.html.text).tags.filter { $0["name"] == "gate-points" }.compactMap { $0["value"] })
        }
        let page = try Sample.page()
        let open = page.view.preDose.unmet
        #expect(open.contains { !$0.overridable })
        #expect(offered(page) == Set(open.filter(\.overridable).map(\.id)))
        #expect(offered(try Sample.page(roles: [.nurse])).isEmpty)
    }

    @Test("offers the dose only through an open gate, and never a strength already chosen")
    func start() throws {
        func tags(_ page: SessionPage) -> [MarkupReader.Tag] { MarkupReader(page.html.text).tags }
        #expect(!tags(try Sample.page()).contains { $0["name"] == "dose-dose" })
        // A syringe that two people have checked says its strength; without one it is read off the vial.
        let checked = tags(try Sample.page(Sample.ready)).filter { $0["name"] == "dose-concentration" }
        #expect(checked.count == 1 && checked.first?["type"] == "hidden" && checked.first?["value"] == "10")
        let override = ChartEntry.gateOverridden(
            GateOverridden(
                points: ["PREPARED", "DOUBLE-CHECK"], reason: "alone today, label read aloud",
                signature: Sample.mark("responsibility")))
        let ready = tags(try Sample.page(Array(Sample.ready.prefix(2)) + [(override, 4)]))
        #expect(ready.first { $0["name"] == "dose-dose" }?["value"] == "35")
        #expect(ready.first { $0["name"] == "dose-minutes" }?["value"] == "40")
        let strengths = ready.filter { $0["name"] == "dose-concentration" }
        #expect(strengths.compactMap { $0["value"] } == ["10", "50", "100"])
        #expect(strengths.allSatisfy { $0["checked"] == nil })
    }

    @Test("gives nasal devices one by one, with the rest between them")
    func devices() throws {
        let used: (ChartEntry, Double) = (.dose(.deviceUsed(dose: Milligrams(28), number: 1)), 10)
        let page = try Sample.page(Sample.ready + [used], at: 12, under: "spravato", dose: Sample.devices)
        let text = page.html.text
        #expect(!text.contains("Device 2 of 2 used") && text.contains("Device 2 of 2 after the rest"))
        #expect(text.contains("5 min rest before the next device"))
        let rested = try Sample.page(Sample.ready + [used], at: 15, under: "spravato", dose: Sample.devices)
        #expect(rested.html.text.contains("Device 2 of 2 used"))
        let done = try Sample.page(
            Sample.ready + [used, (.dose(.deviceUsed(dose: Milligrams(28), number: 2)), 16)], at: 20, under: "spravato",
            dose: Sample.devices)
        #expect(!done.html.text.contains("Device 3"))
    }

    @Test("derives what has been given, and says which signs call for action")
    func dosing() throws {
        let low: (ChartEntry, Double) = (.signs(Signs(oxygenSaturation: 89)), 20)
        let text = try Sample.page(Sample.ready + [(Sample.started, 10), low], at: 30).html.text
        #expect(
            text.contains("17.5")
                && text.contains(
                    "1.75 mL of 10 mg/mL".replacing(" ", with: "\u{A0}").replacing("\u{A0}of", with: " of"))
        )
        #expect(text.contains("50 % of the ordered"))
        #expect(text.contains("SPO2-STOP") && text.contains("High priority") && text.contains("I am here"))
        #expect(text.contains("not a primary alarm system"))
    }

    @Test("a refused form keeps what was typed and says why, beside its field")
    func refused() throws {
        var form = Form()
        form.add("7,8", to: "check-weight")
        let refusal = try #require(throws: Refusal.self) { try CheckForm.read(FormScope("check").read(form)) }
        #expect(refusal.field == "weight")
        let page = try Sample.page(refused: .init(form: "check", typed: form, refusal: refusal))
        let weight = MarkupReader(page.html.text).tags.first { $0["name"] == "check-weight" }
        #expect(weight?["value"] == "7,8" && weight?["aria-invalid"] == "true")
        #expect(page.html.text.contains("Not saved"))
    }

    @Test("a dose form without a strength is refused rather than guessed")
    func strength() throws {
        var form = Form()
        for (name, value) in [("event", "infusion"), ("dose", "35"), ("minutes", "40")] {
            form.add(value, to: "dose-\(name)")
        }
        let refusal = try #require(throws: Refusal.self) { try DoseForms.read(FormScope("dose").read(form)) }
        #expect(refusal.field == "concentration")
    }
}
