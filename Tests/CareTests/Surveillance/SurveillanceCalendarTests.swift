import Testing

@testable import Care

@Suite struct SurveillanceCalendarTests {
    private func progress(_ days: [Int] = [0, 40, 80, 120], interval: Int? = 21) throws -> CourseProgress {
        try CourseProgress.example(phase: .maintenance, days: days, scores: [], intervalDays: interval)
    }

    /// Everything done today, but for what is given.
    private func history(_ on: Day, _ changes: [SurveillanceItem: SurveillanceResult] = [:]) -> [SurveillanceItem:
        SurveillanceResult]
    {
        var history = Dictionary(
            uniqueKeysWithValues: SurveillanceItem.allCases.map { ($0, SurveillanceResult(on: on)) })
        for (item, result) in changes { history[item] = result }
        return history
    }

    @Test func `the bladder questionnaire is due after three months and overdue the day after`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let done = try history(day("2026-03-31"), [.bladder: SurveillanceResult(on: day("2026-01-31"))])
        func look(_ text: String) throws -> (findings: [Finding], tasks: [CareTask]) {
            try SurveillanceCalendar.due(history: done, progress(), treatment, on: day(text))
        }
        #expect(try look("2026-04-15").tasks == [])
        let ahead = try look("2026-04-16")
        #expect(ahead.tasks.map(\.title) == ["Bladder questionnaire"])
        #expect(ahead.tasks.first?.due == Day(year: 2026, month: 4, day: 30))
        #expect(ahead.tasks.first?.role == .nurse)
        #expect(try look("2026-04-30").findings == [])
        let late = try look("2026-05-01")
        #expect(late.findings.map(\.id) == ["SURVEY-BLADDER"])
        #expect(late.findings.first?.severity == .hold)
        #expect(late.tasks.first?.overdue(on: Day(year: 2026, month: 5, day: 1) ?? late.tasks[0].due) == true)
    }

    @Test func `an item never done counts from the first session, and nothing is due before it`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let late = try SurveillanceCalendar.due(history: [:], progress(), treatment, on: day("2026-04-06"))
        #expect(
            Set(late.findings.map(\.id)) == [
                "SURVEY-BLADDER", "SURVEY-SUBSTANCES", "SURVEY-PDMP", "SURVEY-UDS", "SURVEY-WEIGHT-BP",
            ])
        let started = try day("2026-01-05").words
        #expect(late.findings.first?.basis.first == "never done since \(started)")
        let before = try SurveillanceCalendar.due(history: [:], progress([]), treatment, on: day("2026-04-06"))
        #expect(before.findings == [] && before.tasks == [])
    }

    @Test func `a positive result holds the next dose until a later one is negative`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let today = try day("2026-05-04")
        let positive = history(today, [.bladder: SurveillanceResult(on: today, positive: true)])
        let held = try SurveillanceCalendar.due(history: positive, progress(), treatment, on: today)
        #expect(held.findings.map(\.id) == ["SURVEY-BLADDER-SYMPTOMS"])
        #expect(held.findings.first?.severity == .hold)
        #expect(held.tasks.map(\.id) == ["surveillance.bladder.review.2026-05-04"])
        let cleared = try SurveillanceCalendar.due(history: history(today), progress(), treatment, on: today)
        #expect(cleared.findings == [] && cleared.tasks == [])
    }

    @Test func `liver tests come every three months with weekly sessions or liver risk`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let last = try day("2026-01-05")
        let done = history(try day("2026-04-10"), [.liver: SurveillanceResult(on: last)])
        let on = try day("2026-04-10")
        func ids(_ progress: CourseProgress) -> [String] {
            SurveillanceCalendar.due(history: done, progress, treatment, on: on).findings.map(\.id)
        }
        #expect(try ids(progress()) == [])
        #expect(try ids(progress(interval: 7)) == ["SURVEY-LIVER-FREQUENT"])
        var risk = try progress()
        risk.liverRisk = true
        #expect(ids(risk) == ["SURVEY-LIVER-FREQUENT"])
    }

    @Test func `pregnancy and heart are followed in those who need it`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let on = try day("2026-12-30")
        var patient = try progress()
        let plain = Set(SurveillanceCalendar.due(history: [:], patient, treatment, on: on).findings.map(\.id))
        #expect(plain.isDisjoint(with: ["SURVEY-PREGNANCY", "SURVEY-PREGNANCY-PLAN", "SURVEY-ECG"]))
        patient.couldBePregnant = true
        patient.cardiacRisk = true
        let more = Set(SurveillanceCalendar.due(history: [:], patient, treatment, on: on).findings.map(\.id))
        #expect(more.isSuperset(of: ["SURVEY-PREGNANCY", "SURVEY-PREGNANCY-PLAN", "SURVEY-ECG"]))
    }

    @Test func `the yearly items gate the next dose`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let old = try history(
            day("2027-01-01"),
            [
                .consentRenewal: .init(on: day("2026-01-05")), .examination: .init(on: day("2026-01-05")),
                .teamReview: .init(on: day("2026-01-05")), .needReview: .init(on: day("2026-07-05")),
            ])
        let due = try SurveillanceCalendar.due(history: old, progress(), treatment, on: day("2027-01-05"))
        #expect(due.findings == [])
        let late = try SurveillanceCalendar.due(history: old, progress(), treatment, on: day("2027-01-06"))
        #expect(
            Set(late.findings.map(\.id)) == ["SURVEY-CONSENT", "SURVEY-EXAM", "REVIEW-TEAM-MONTHS", "REVIEW-MONTHS"])
    }

    @Test func `at home the bladder is asked about monthly`() throws {
        let on = try day("2026-02-06")
        let due = try SurveillanceCalendar.due(
            history: [:], progress([0, 7, 14, 21]), ShippedProtocols.treatment("sublingual-home"), on: on)
        #expect(due.findings.map(\.id).contains("SURVEY-BLADDER"))
    }

    @Test func `the number in the file moves the due day`() throws {
        let sooner = try ShippedProtocols.treatment(
            "iv-racemic", changing: "SURVEY-BLADDER", in: "foundation-surveillance", to: "2")
        let done = try history(day("2026-03-31"), [.bladder: SurveillanceResult(on: day("2026-01-31"))])
        let late = try SurveillanceCalendar.due(history: done, progress(), sooner, on: day("2026-04-01"))
        #expect(late.findings.map(\.id) == ["SURVEY-BLADDER"])
        #expect(late.tasks.first?.why == "Due every 2 months.")
    }

    @Test func `bladder and cognition are positive at their edges`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        #expect(!SurveillanceCalendar.bladderIsPositive(symptoms: 1, scoreRose: false, treatment))
        #expect(SurveillanceCalendar.bladderIsPositive(symptoms: 2, scoreRose: false, treatment))
        #expect(SurveillanceCalendar.bladderIsPositive(symptoms: 0, scoreRose: true, treatment))
        #expect(!SurveillanceCalendar.cognitionIsPositive(baseline: 28, current: 26, treatment))
        #expect(SurveillanceCalendar.cognitionIsPositive(baseline: 28, current: 25, treatment))
    }

    @Test func `signs of dependence hold`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func ids(_ signs: DependenceSigns) -> [String] { signs.findings(treatment).map(\.id) }
        #expect(ids(DependenceSigns()) == [])
        #expect(ids(DependenceSigns(flags: [.earlyRefill])) == ["DEPENDENCE-FLAGS"])
        #expect(ids(DependenceSigns(craving: 4)) == [])
        #expect(ids(DependenceSigns(craving: 5)) == ["DEPENDENCE-CRAVING"])
        #expect(ids(DependenceSigns(dosesForSameResponse: [40, 51].map(Milligrams.init))) == [])
        #expect(ids(DependenceSigns(dosesForSameResponse: [40, 50, 62.5].map(Milligrams.init))) == [])
        #expect(
            ids(DependenceSigns(dosesForSameResponse: [40, 51, 64].map(Milligrams.init))) == ["DEPENDENCE-TOLERANCE"])
        var patient = try progress()
        patient.dependence.flags = [.lostMedication]
        let today = try day("2026-05-04")
        let due = SurveillanceCalendar.due(history: history(today), patient, treatment, on: today)
        #expect(due.findings.map(\.severity) == [.hold])
    }
}
