import Foundation
import Testing

@testable import Care

@Suite struct AskingCalendarTests {
    private static let zone = Sample.zone
    /// Closed on Monday 2026-10-05 at 15:00 on the clinic's wall.
    private static let closed = Day(ordinal: 20_731).instant(hour: 15, minute: 0, in: zone)

    private func course(_ more: (ChartEntry, at: Instant)...) throws -> (Course, TreatmentProtocol) {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        let summary = SessionSummary(
            session: SessionID("s1"), number: 1, ending: .discharged, openedAt: Self.closed.adding(minutes: -180),
            closedAt: Self.closed, given: Milligrams(35), weight: Kilograms(70), route: .intravenous,
            protocolID: treatment.id, peakSystolic: nil, peakDiastolic: nil, lowestSaturation: nil, adverseEvents: [],
            overridden: [], remarks: "")
        let start: [ChartEntry] = [
            .registered(Sample.registration()), .screeningDecided(Sample.decision(.eligible, under: treatment)),
            .consentSigned(Sample.consent(treatment.id)),
            .planSigned(
                SignedPlan(revision: 1, plan: Sample.plan(treatment), signature: Sample.mark(), secondSignature: nil)),
            .sessionClosed(summary),
        ]
        for content in start { log.append(content, at: Self.closed) }
        for (content, at) in more { log.append(content, at: at) }
        return (log.course, treatment)
    }

    private func states(
        _ prefix: String, _ course: Course, _ treatment: TreatmentProtocol, at now: Instant
    ) -> [String] {
        AskingCalendar.expected(of: course, under: treatment, scale: Sample.askedScale, at: now, zone: Self.zone)
            .filter { $0.slot.hasPrefix(prefix) }.map(\.state.rawValue)
    }

    private func score(_ scale: String, on now: Instant) -> ChartEntry {
        .scored(Score(scale: scale, total: 4, on: Day(now, in: Self.zone)))
    }

    private func after(_ hours: Double) -> Instant { Self.closed.adding(minutes: hours * 60) }

    @Test(arguments: [
        (3.9, ["coming", "coming", "coming", "coming", "coming"]),
        (4.0, ["open", "coming", "coming", "coming", "coming"]),
        (24.0, ["missed", "open", "coming", "coming", "coming"]),
        (48.0, ["missed", "missed", "open", "coming", "coming"]),
        (60.0, ["missed", "missed", "late", "coming", "coming"]),
        (168.0, ["missed", "missed", "missed", "missed", "open"]),
        (216.0, ["missed", "missed", "missed", "missed", "late"]),
    ])
    func `after a session each moment opens, is late and is over`(hours: Double, expected: [String]) throws {
        let (course, treatment) = try course()
        #expect(states("after.s1", course, treatment, at: after(hours)) == expected)
    }

    @Test func `long after a session nothing of it is asked any more`() throws {
        let (course, treatment) = try course()
        #expect(states("after.", course, treatment, at: after(168 + 97)).isEmpty)
    }

    @Test func `an answer counts from the opening of its moment to the next one`() throws {
        for (hours, slot) in [(3.0, nil), (5.0, 0), (23.9, 0), (24.0, 1), (71.0, 2), (170.0, 4)] as [(Double, Int?)] {
            let at = after(hours)
            let (course, treatment) = try course((score("own-check-in", on: at), at: at))
            let answered = states("after.s1", course, treatment, at: after(171)).enumerated()
                .filter { $0.element == "answered" }.map(\.offset)
            #expect(answered == (slot.map { [$0] } ?? []), "answered after \(hours) h")
        }
    }

    @Test func `weekly scales are asked on the same weekday, at nine on the wall, through a change of the clocks`()
        throws
    {
        let (course, treatment) = try course()
        for week in 1...5 {
            let day = Day(Self.closed, in: Self.zone).adding(days: 7 * week)
            let nine = day.instant(hour: 9, minute: 0, in: Self.zone)
            let expected = AskingCalendar.expected(
                of: course, under: treatment, scale: Sample.askedScale, at: nine, zone: Self.zone
            )
            .filter { $0.slot.hasPrefix("weekly.\(day)") }
            #expect(expected.map(\.scale.id).sorted() == ["gad-7", "phq-9"])
            #expect(expected.allSatisfy { $0.state == .open && $0.opens == nine })
            let before = AskingCalendar.expected(
                of: course, under: treatment, scale: Sample.askedScale, at: nine.adding(minutes: -1), zone: Self.zone)
            #expect(before.filter { $0.slot.hasPrefix("weekly.\(day)") }.allSatisfy { $0.state == .coming })
        }
    }

    @Test func `what recurs is asked in the phases that the protocol names`() throws {
        let decision = CourseFoldTests.decision(.beginContinuation)
        let (induction, treatment) = try course()
        let (continuation, _) = try course((.courseDecided(decision), at: after(30)))
        let now = after(24 * 100)
        func periods(_ course: Course) -> Set<String> {
            Set(
                AskingCalendar.expected(
                    of: course, under: treatment, scale: Sample.askedScale, at: now, zone: Self.zone
                ).map(\.rule.id))
        }
        #expect(periods(induction) == ["ASK-WEEKLY-INDUCTION", "ASK-QUARTERLY-INDUCTION"])
        #expect(
            periods(continuation) == [
                "ASK-WEEKLY-CONTINUATION", "ASK-MONTHLY-CONTINUATION", "ASK-QUARTERLY-CONTINUATION",
            ])
    }

    @Test func `before a booked session it is open from two days before, late two hours before, and over with it`()
        throws
    {
        let at = after(24 * 3)
        let booked = SessionBooked(session: SessionID("s2"), at: at, chair: "Chair 1")
        let (course, treatment) = try course((.sessionBooked(booked), at: after(1)))
        for (hours, state) in [(-49.0, "coming"), (-48, "open"), (-2, "late")] {
            #expect(states("before.s2", course, treatment, at: at.adding(minutes: hours * 60)) == [state])
        }
        #expect(states("before.s2", course, treatment, at: at).isEmpty)
    }

    @Test func `silence is one task, two days after the session, and an answer ends it`() throws {
        func tasks(_ course: Course, _ treatment: TreatmentProtocol, at now: Instant) -> [CareTask] {
            AskingTasks.wanted(
                in: course,
                expected: AskingCalendar.expected(
                    of: course, under: treatment, scale: Sample.askedScale, at: now, zone: Self.zone), at: now,
                zone: Self.zone
            ).filter { $0.id.hasPrefix("asking.after.") }
        }
        let (silent, treatment) = try course()
        #expect(tasks(silent, treatment, at: after(47)).isEmpty)
        let raised = tasks(silent, treatment, at: after(49))
        #expect(raised.map(\.id) == ["asking.after.s1"])
        #expect(raised.allSatisfy { $0.role == .nurse && !$0.approved && $0.rule == "ASK-AFTER-SESSION" })
        let (heard, _) = try course((score("own-check-in", on: after(50)), at: after(50)))
        #expect(tasks(heard, treatment, at: after(51)).isEmpty)
    }

    @Test func `a protocol without the rows asks nothing`() throws {
        let (course, _) = try course()
        let bare = TreatmentProtocol(
            id: "x", version: "1", title: "x", drug: .racemicKetamine, route: .intravenous, setting: .clinic,
            enabled: true, regulatoryStatus: "", rules: [:], hash: "")
        #expect(
            AskingCalendar.expected(of: course, under: bare, scale: Sample.askedScale, at: after(50), zone: Self.zone)
                .isEmpty)
    }

    @Test func `every scale that a shipped schedule asks for is one that ships, in a row that is checked`() throws {
        let shipped = Set(
            try ShippedFiles.folder("Sources/Measures/Resources").keys.map { $0.replacing(".json", with: "") })
        for id in ["iv-racemic", "iv-pain", "spravato", "sublingual-home"] {
            let treatment = try ShippedProtocols.treatment(id)
            for row in treatment.rules.keys where row.hasPrefix("ASK-") {
                #expect(Set(treatment.texts(row)).isSubset(of: shipped), "\(id), \(row)")
                #expect(RequiredRow.named(row) != nil, "\(row)")
            }
        }
    }
}
