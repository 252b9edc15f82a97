import Testing

@testable import Care

/// Between two sessions either the dose or the frequency goes up, whichever was ordered first.
@Suite struct ChangesOfCourseTests {
    private static let zone = Sample.zone

    /// A course in maintenance every 14 days, dosed 35 mg on each of the days from today.
    private static func maintained(_ days: [Int] = [0, 14], given: [Double]? = nil) throws -> EntryLog {
        var log = EntryLog.planned(try ShippedProtocols.treatment("iv-racemic"))
        log.append(decided(.beginContinuation, 7), at: moment(0, hour: 10))
        log.append(decided(.beginMaintenance, 14), at: moment(0, hour: 11))
        for (place, offset) in days.enumerated() {
            log.append(.sessionClosed(session(offset, given?[place] ?? 35)), at: moment(offset, hour: 15))
        }
        return log
    }

    private static func moment(_ days: Int, hour: Int) -> Instant {
        Sample.today.adding(days: days).instant(hour: hour, minute: 0, in: zone)
    }

    private static func decided(_ outcome: CourseDecision.Outcome, _ days: Int?) -> ChartEntry {
        .courseDecided(
            CourseDecision(
                outcome: outcome, intervalDays: days, reason: "as discussed", proposal: nil, signature: Sample.mark()))
    }

    private static func session(_ days: Int, _ milligrams: Double, weight: Double = 70) -> SessionSummary {
        SessionSummary(
            session: SessionID("s\(days)"), number: 1, ending: .discharged, openedAt: moment(days, hour: 13),
            closedAt: moment(days, hour: 15), given: Milligrams(milligrams), weight: Kilograms(weight),
            route: .intravenous, protocolID: "iv-racemic", peakSystolic: nil, peakDiastolic: nil,
            lowestSaturation: nil, adverseEvents: [], overridden: [], remarks: "")
    }

    private static func signed(_ milligrams: Double, weight: Double = 70, interval: Int? = nil) throws -> ChartEntry {
        .planSigned(
            SignedPlan(
                revision: 2, plan: try plan(milligrams, weight: weight), signature: Sample.mark(), secondSignature: nil)
        )
    }

    private static func plan(_ milligrams: Double, weight: Double = 70) throws -> Plan {
        Sample.plan(
            try ShippedProtocols.treatment("iv-racemic"), dose: Sample.plannedDose(milligrams, weight: weight),
            changeReason: "wears off early")
    }

    private static func code(_ outcome: CourseDecision.Outcome, _ days: Int?, _ log: EntryLog) -> String? {
        guard case .courseDecided(let decision) = decided(outcome, days) else { return nil }
        return refusal { () throws in try CourseRules.decide(decision, for: log.course) }?.code
    }

    @Test func `once a higher dose is ordered the interval may not shorten before it is given`() throws {
        var log = try Self.maintained()
        #expect(Self.code(.continueMaintenance, 10, log) == nil)
        log.append(try Self.signed(52.5), at: Self.moment(15, hour: 9))
        #expect(Self.code(.continueMaintenance, 10, log) == "course.two-changes")
        #expect(Self.code(.continueMaintenance, 14, log) == nil)
        #expect(Self.code(.continueMaintenance, 21, log) == nil)
        #expect(Self.code(.continueMaintenance, nil, log) == nil)
        #expect(Self.code(.returnToInduction, 3, log) == nil)
        log.append(.sessionClosed(Self.session(28, 52.5)), at: Self.moment(28, hour: 15))
        #expect(Self.code(.continueMaintenance, 10, log) == nil)
    }

    @Test func `once a shorter interval is decided the dose may not rise before a session at it`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func code(_ milligrams: Double, _ log: EntryLog) throws -> String? {
            refusal { () throws in try PlanRules.draft(Self.plan(milligrams), for: log.course, under: treatment) }?.code
        }
        var log = try Self.maintained()
        #expect(try code(52.5, log) == nil)
        log.append(Self.decided(.continueMaintenance, 10), at: Self.moment(15, hour: 9))
        #expect(try code(52.5, log) == "plan.two-changes")
        #expect(try code(35, log) == nil)
        log.append(.sessionClosed(Self.session(24, 35)), at: Self.moment(24, hour: 15))
        #expect(try code(52.5, log) == nil)
    }

    @Test func `a heavier patient, or a session broken off, raises no dose`() throws {
        var heavier = try Self.maintained()
        heavier.append(try Self.signed(40, weight: 80), at: Self.moment(15, hour: 9))
        #expect(Self.code(.continueMaintenance, 10, heavier) == nil)
        let brokenOff = try Self.maintained([0, 14], given: [35, 8])
        #expect(Self.code(.continueMaintenance, 10, brokenOff) == nil)
    }

    @Test func `what was decided for an earlier course is not in force in the next`() throws {
        var log = try Self.maintained()
        #expect(log.course.progress(zone: Self.zone).intervalDays == 14)
        log.append(Self.decided(.end, nil), at: Self.moment(20, hour: 9))
        log.append(
            .screeningDecided(Sample.decision(.eligible, under: try ShippedProtocols.treatment("iv-racemic"))),
            at: Self.moment(90, hour: 9))
        log.append(.consentSigned(Sample.consent("iv-racemic")), at: Self.moment(90, hour: 10))
        log.append(try Self.signed(35), at: Self.moment(90, hour: 11))
        #expect(log.course.progress(zone: Self.zone).intervalDays == log.course.plan?.content.plan.intervalDays)
    }

    @Test func `intervals that held or were lost are remembered through every decision to go on`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog.planned(treatment)
        func scored(_ total: Double, _ days: Int) {
            log.append(
                .scored(
                    Score(scale: "phq-9", total: total, on: Sample.today.adding(days: days), suicideItem: .negative)))
        }
        func visit(_ days: Int, _ total: Double, then outcome: CourseDecision.Outcome, every interval: Int) {
            scored(total, days)
            log.append(.sessionClosed(Self.session(days, 35)), at: Self.moment(days, hour: 15))
            log.append(Self.decided(outcome, interval), at: Self.moment(days, hour: 16))
        }
        scored(20, -1)
        visit(0, 20, then: .continueInduction, every: 7)
        visit(7, 5, then: .beginContinuation, every: 7)
        #expect(log.course.progress(zone: Self.zone).phaseSessions.isEmpty)
        visit(14, 5, then: .beginContinuation, every: 7)
        visit(21, 5, then: .beginContinuation, every: 7)
        #expect(log.course.progress(zone: Self.zone).phaseSessions.count == 2)
        visit(28, 5, then: .beginMaintenance, every: 21)
        visit(49, 10, then: .continueMaintenance, every: 14)
        visit(63, 5, then: .continueMaintenance, every: 14)
        visit(77, 5, then: .continueMaintenance, every: 14)
        let history = IntervalHistory(log.course.progress(zone: Self.zone), treatment)
        #expect(history.held == [7, 7, 7, 14, 14])
        #expect(history.lost == [21])
        #expect(history.personal(treatment) == 16)
    }

    @Test func `an admission that was decided upon is not held against every later visit`() throws {
        var log = try Self.maintained()
        log.append(
            .condition(
                ReportedCondition(
                    concept: Concept(codings: [], texts: ["psychiatric hospitalization"]), status: .active,
                    onset: Sample.today.adding(days: 15), abated: nil, grade: nil, reference: "c")))
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func loss() -> String? { LossOfResponse.finding(log.course.progress(zone: Self.zone), treatment)?.id }
        #expect(loss() == "LOSS-EVENTS")
        log.append(Self.decided(.continueMaintenance, 14), at: Self.moment(20, hour: 9))
        #expect(loss() == nil)
    }

    @Test func `the review by the team that was held last counts, and not the one written down last`() throws {
        var log = try Self.maintained()
        for days in [10, -200] {
            log.append(
                .surveillanceDone(
                    SurveillanceDone(
                        item: "team-review", positive: false, on: Sample.today.adding(days: days), remark: "")))
        }
        #expect(log.course.progress(zone: Self.zone).teamReviewedOn == Sample.today.adding(days: 10))
    }

    @Test func `the thirteenth dose in ninety days waits for the team, on the day it is to be given`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func holds(_ log: EntryLog, on day: Int) -> [String] {
            CourseTasks.holds(
                of: log.course, under: treatment, on: Sample.today.adding(days: day), zone: Self.zone
            ).map(\.id).filter { $0.hasPrefix("CEILING") }
        }
        var log = try Self.maintained(Array(stride(from: 0, through: 77, by: 7)))
        #expect(holds(log, on: 89) == ["CEILING-90-DAYS"])
        #expect(holds(log, on: 90) == [])
        // A session that was no session does not count; one that nothing was given in neither.
        log.append(
            .corrected(
                Correction(
                    corrects: log.entries.last?.sequence ?? 0, kind: .enteredInError, reason: "another patient's",
                    replacement: nil)))
        #expect(holds(log, on: 89) == [])
        let undosed = try Self.maintained(
            Array(stride(from: 0, through: 77, by: 7)), given: Array(repeating: 35.0, count: 11) + [0])
        #expect(holds(undosed, on: 89) == [])
    }

    @Test func `each proposal says what it rests on, and where to stay for this patient`() throws {
        let progress = try CourseProgress.example(
            phase: .maintenance, phaseFrom: 1, days: [0, 35, 49, 63], scores: [(0, 20), (35, 5), (49, 5), (63, 5)])
        let proposals = try #require(
            try Maintenance.proposal(progress, ShippedProtocols.treatment("iv-racemic"), on: day("2026-03-09"))
        ).proposals
        #expect(proposals.first?.basis.contains("the longest interval that has held is 35 days") == true)
        #expect(proposals.allSatisfy { !$0.basis.isEmpty && !$0.source.isEmpty && !$0.rule.isEmpty })
        let early = try #require(
            try DecisionPoint.reached(
                CourseProgress.example(days: [0, 3, 6], scores: [(0, 20), (6, 18)]),
                ShippedProtocols.treatment("iv-racemic"), on: day("2026-01-11")))
        #expect(early.proposals.count == 2 && early.proposals.allSatisfy { $0.basis == ["PHQ-9 20 before, 18 now"] })
        #expect(Set(early.proposals.map(\.key)).count == 2)
        let read = try #require(early.proposals.last)
        #expect(try CourseProposal.standing(read.key, among: early.proposals) == read)
        let changed = refusal { () throws in try CourseProposal.standing(read.key, among: proposals) }
        #expect(changed?.code == "course.proposal-changed" && changed?.field == "proposal")
    }

    @Test func `a proposed dose step may be given later than proposed, not sooner`() throws {
        let progress = try CourseProgress.example(
            phase: .maintenance, phaseFrom: 36, days: [0, 35, 42, 49],
            scores: [(0, 20), (35, 5), (42, 5), (49, 10)])
        let step = try #require(
            try Maintenance.proposal(progress, ShippedProtocols.treatment("iv-racemic"), on: day("2026-02-23"))?
                .proposals.first)
        #expect(step.dose == 0.75 && step.intervalDays == 7)
        #expect(try step.adjusted(toDays: nil) == 7 && step.adjusted(toDays: 10) == 10)
        #expect(refusal { () throws in try step.adjusted(toDays: 6) }?.code == "course.two-changes")
    }

    @Test func `a pregnancy test counts through the day it runs out on, and a positive one holds until it is answered`()
        throws
    {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let months = try #require(treatment.number("SURVEY-PREGNANCY").map { Int($0) })
        var progress = try CourseProgress.example(phase: .maintenance, days: [0, 20], scores: [], intervalDays: 20)
        progress.couldBePregnant = true
        let tested = try day("2026-02-28")
        func holds(_ day: Day, positive: Bool = false) -> [String] {
            var history: [SurveillanceItem: SurveillanceResult] = [:]
            for item in SurveillanceItem.allCases { history[item] = SurveillanceResult(on: day) }
            history[.pregnancy] = SurveillanceResult(on: tested, positive: positive)
            return SurveillanceCalendar.due(history: history, progress, treatment, on: day).findings.map(\.id)
        }
        let last = tested.adding(months: months)
        #expect(holds(last) == [])
        #expect(holds(last.adding(days: 1)) == ["SURVEY-PREGNANCY"])
        #expect(holds(tested, positive: true) == ["SURVEY-PREGNANCY"])
    }

    @Test func `blood in the urine stops treatment by a row of its own`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = try Self.maintained()
        log.append(
            .answered(
                AnswerSheet(
                    scale: "own-bladder", version: "1.0.0", hash: "00", recall: "1-month", items: [], total: 1,
                    band: nil, answered: 5, prorated: false, flags: ["blood-in-urine"], suicideItem: nil, triage: nil,
                    mode: .tablet, on: Sample.today.adding(days: 14))))
        let found = CourseTasks.surveillance(
            of: log.course, under: treatment, on: Sample.today.adding(days: 15), zone: Self.zone
        ).first { $0.id.hasPrefix("SURVEY-BLADDER") }
        #expect(found?.id == "SURVEY-BLADDER-STOP" && found?.severity == .exclude)
    }
}
