import Foundation
import Testing

@testable import Care

/// What only the patients of an indication are asked, and what the answer to one scale asks for.
@Suite struct AskingByIndicationTests {
    private static let zone = Sample.zone
    /// Monday 2026-10-05 at 09:00 on the clinic's wall: the patient comes for the first time.
    private static let monday = Day(ordinal: 20_731)
    private static let start = monday.instant(hour: 9, minute: 0, in: zone)

    private func screened(for indication: Indication? = nil) throws -> (EntryLog, TreatmentProtocol) {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        log.append(.registered(Sample.registration()), at: Self.start)
        if let indication {
            log.append(
                .screeningDecided(Sample.decision(.eligible, under: treatment, for: indication)), at: day(2))
        }
        return (log, treatment)
    }

    /// With one session, on the first Monday in October.
    private func treated(
        for indication: Indication, _ outcomes: (CourseDecision.Outcome, Int)...
    ) throws -> (Course, TreatmentProtocol) {
        var (log, treatment) = try screened(for: indication)
        log.append(.consentSigned(Sample.consent(treatment.id)), at: day(3))
        let plan = Sample.plan(treatment, indication: indication)
        log.append(
            .planSigned(SignedPlan(revision: 1, plan: plan, signature: Sample.mark(), secondSignature: nil)), at: day(4)
        )
        log.append(
            .sessionClosed(
                SessionSummary(
                    session: SessionID("s1"), number: 1, ending: .discharged, openedAt: day(7),
                    closedAt: day(7).adding(minutes: 180), given: Milligrams(35), weight: Kilograms(70),
                    route: .intravenous, protocolID: treatment.id, peakSystolic: nil, peakDiastolic: nil,
                    lowestSaturation: nil, adverseEvents: [], overridden: [], remarks: "")), at: day(7))
        for (outcome, days) in outcomes { log.append(.courseDecided(CourseFoldTests.decision(outcome)), at: day(days)) }
        return (log.course, treatment)
    }

    private func day(_ number: Int, hour: Int = 10) -> Instant {
        Self.monday.adding(days: number).instant(hour: hour, minute: 0, in: Self.zone)
    }

    private func expected(
        _ course: Course, _ treatment: TreatmentProtocol, at now: Instant,
        scale: (String) -> AskedScale? = Sample.askedScale
    ) -> [ExpectedQuestionnaire] {
        AskingCalendar.expected(of: course, under: treatment, scale: scale, at: now, zone: Self.zone)
    }

    private func open(_ course: Course, _ treatment: TreatmentProtocol, at now: Instant) -> Set<String> {
        Set(expected(course, treatment, at: now).filter { $0.state == .open || $0.state == .late }.map(\.slot))
    }

    @Test(arguments: [(3, false), (4, true), (5, true)])
    func `a positive screen for post-traumatic stress asks for the whole checklist`(total: Int, asks: Bool) throws {
        var (log, treatment) = try screened()
        log.append(
            .scored(Score(scale: "pc-ptsd-5", total: Double(total), on: Self.monday)), at: day(0, hour: 11))
        #expect(open(log.course, treatment, at: day(1)).contains("screening.pc-ptsd-5.pcl-5") == asks)
        log.append(.scored(Score(scale: "pcl-5", total: 50, on: Self.monday.adding(days: 1))), at: day(1))
        #expect(!open(log.course, treatment, at: day(1, hour: 11)).contains("screening.pc-ptsd-5.pcl-5"))
    }

    @Test func `before the first session an indication's scale is asked, unless screening asked it already`() throws {
        for (indication, scale) in [
            (Indication.posttraumaticStress, "pcl-5"), (.pain, "peg"), (.obsessiveCompulsive, "y-bocs"),
            (.socialAnxiety, "lsas"),
        ] {
            var (log, treatment) = try screened(for: indication)
            #expect(open(log.course, treatment, at: day(3)) == ["screening.\(indication.rawValue).\(scale)"])
            log.append(.scored(Score(scale: scale, total: 5, on: Self.monday.adding(days: 1))), at: day(1))
            #expect(open(log.course, treatment, at: day(3)).isEmpty)
        }
        let (depressed, treatment) = try screened(for: .depression)
        #expect(open(depressed.course, treatment, at: day(3)).isEmpty)
    }

    @Test(arguments: [
        (Indication.depression, ["gad-7", "phq-9"]), (.posttraumaticStress, ["gad-7", "pcl-5-weekly", "phq-9"]),
        (.pain, ["gad-7", "peg", "phq-9"]), (.obsessiveCompulsive, ["gad-7", "phq-9"]),
    ])
    func `every week of induction asks everybody, and each indication its own`(
        indication: Indication, scales: [String]
    ) throws {
        let (course, treatment) = try treated(for: indication)
        let week = expected(course, treatment, at: day(14)).filter {
            $0.occasion.hasPrefix("weekly.") && $0.state == .open
        }
        #expect(week.map(\.scale.id).sorted() == scales)
        #expect(Set(week.map(\.occasion)).count == 1)
    }

    @Test func `the checklist of a month is asked when induction ends and every four weeks from then`() throws {
        let (induction, treatment) = try treated(for: .posttraumaticStress)
        #expect(!open(induction, treatment, at: day(40)).contains { $0.hasSuffix(".pcl-5") })
        let (course, _) = try treated(for: .posttraumaticStress, (.beginContinuation, 28), (.beginMaintenance, 60))
        for (number, opened) in [(28, 28), (55, 28), (56, 56), (90, 84)] {
            let slots = open(course, treatment, at: day(number)).filter { $0.hasSuffix(".pcl-5") }
            #expect(slots == ["four-weekly.\(Self.monday.adding(days: opened)).pcl-5"], "day \(number)")
        }
    }

    @Test func `a row of one indication and the row for everybody ask a scale once`() throws {
        let treatment = try ShippedFiles.treatment(
            "iv-racemic", changing: ["ASK-WEEKLY-INDUCTION-pain": .texts(["phq-9", "peg"])])
        let (course, _) = try treated(for: .pain)
        let slots = expected(course, treatment, at: day(14)).map(\.slot)
        #expect(Set(slots).count == slots.count)
    }

    @Test func `what no patient can be sent is a task of staff, and what nobody could enter is left out`() throws {
        func scale(_ id: String) -> AskedScale? {
            switch id {
            case "y-bocs": AskedScale(id: id, title: "Y-BOCS", way: .total)
            case "gad-7": AskedScale(id: id, title: "GAD-7", way: .patient)
            case "phq-9": AskedScale(id: id, title: "PHQ-9", way: .rating)
            default: nil
            }
        }
        let (course, treatment) = try treated(for: .obsessiveCompulsive, (.beginContinuation, 28))
        let now = day(28, hour: 11)
        let found = expected(course, treatment, at: now, scale: scale)
        #expect(Set(found.map(\.scale.id)) == ["y-bocs", "gad-7", "phq-9"])
        let tasks = AskingTasks.wanted(in: course, expected: found, at: now, zone: Self.zone)
            .filter { $0.id.hasPrefix("rating.") }
        #expect(tasks.map(\.title).sorted() == ["Rate PHQ-9", "Record the total of Y-BOCS"])
        let total = try #require(tasks.first { $0.title.contains("Y-BOCS") })
        #expect(total.role == .nurse && total.why.contains("Its words are not here"))
        #expect(AskingTasks.rated(by: total.id) == "y-bocs")
        #expect(tasks.first { $0.title.contains("PHQ-9") }?.role == .prescriber)
        #expect(AskingTasks.rated(by: "asking.weekly.2026-10-05") == nil)
    }
}
