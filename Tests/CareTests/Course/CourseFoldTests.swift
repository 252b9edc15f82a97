import Testing

@testable import Care

@Suite("The course that a chart tells")
struct CourseFoldTests {
    static func decision(_ outcome: CourseDecision.Outcome) -> CourseDecision {
        CourseDecision(
            outcome: outcome, intervalDays: nil, reason: "as discussed", proposal: nil, signature: Sample.mark())
    }

    static func phase(_ log: EntryLog, _ more: ChartEntry...) -> CoursePhase {
        var log = log
        for content in more { log.append(content) }
        return log.course.phase
    }

    @Test("a course goes from screening to maintenance and its end one step at a time")
    func walk() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        var phases: [CoursePhase] = []
        for content: ChartEntry in [
            .registered(Sample.registration()), .screeningDecided(Sample.decision(.eligible, under: treatment)),
            .consentSigned(Sample.consent(treatment.id)),
            .planSigned(
                SignedPlan(
                    revision: 1, plan: Sample.plan(treatment), signature: Sample.mark(), secondSignature: nil)),
            .courseDecided(Self.decision(.beginContinuation)), .courseDecided(Self.decision(.beginMaintenance)),
            .courseDecided(Self.decision(.returnToInduction)), .courseDecided(Self.decision(.end)),
        ] {
            log.append(content)
            phases.append(log.course.phase)
        }
        #expect(
            phases == [
                .screening, .consent, .planning, .induction, .continuation, .maintenance, .induction, .ended,
            ])
    }

    @Test(
        "no decision on the course starts treatment before a plan is signed", arguments: CourseDecision.Outcome.allCases
    )
    func noShortcut(outcome: CourseDecision.Outcome) throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        log.append(.registered(Sample.registration()))
        #expect(!Self.phase(log, .courseDecided(Self.decision(outcome))).treats)
        log.append(.screeningDecided(Sample.decision(.eligible, under: treatment)))
        #expect(!Self.phase(log, .courseDecided(Self.decision(outcome))).treats)
        log.append(.consentSigned(Sample.consent(treatment.id)))
        #expect(!Self.phase(log, .courseDecided(Self.decision(outcome))).treats)
    }

    @Test("a withdrawal stops treatment; a new consent resumes the phase it was in")
    func withdrawal() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let withdrawn = ChartEntry.consentWithdrawn(ConsentWithdrawn(reason: "r"))
        let again = ChartEntry.consentSigned(Sample.consent(treatment.id))
        let planned = EntryLog.planned(treatment)
        #expect(Self.phase(planned, withdrawn) == .consent)
        #expect(Self.phase(planned, withdrawn, again) == .induction)
        #expect(
            Self.phase(planned, .courseDecided(Self.decision(.beginMaintenance)), withdrawn, again) == .maintenance)
        let outcomes: [CourseDecision.Outcome] = [.beginContinuation, .beginMaintenance, .continueMaintenance]
        for outcome in outcomes {
            #expect(!Self.phase(planned, withdrawn, .courseDecided(Self.decision(outcome))).treats)
        }
    }

    @Test("a patient who was declined needs a new plan, whatever was signed before")
    func declined() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let phase = Self.phase(
            EntryLog.planned(treatment), .consentWithdrawn(ConsentWithdrawn(reason: "r")),
            .screeningDecided(Sample.decision(.declined, under: treatment)),
            .screeningDecided(Sample.decision(.eligible, under: treatment)),
            .consentSigned(Sample.consent(treatment.id)))
        #expect(phase == .planning)
    }

    @Test("an ended course begins again with screening and a new plan")
    func again() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog.planned(treatment)
        log.append(.courseDecided(Self.decision(.end)))
        #expect(Self.phase(log, .screeningDecided(Sample.decision(.deferred, under: treatment))) == .screening)
        log.append(.screeningDecided(Sample.decision(.eligible, under: treatment)))
        #expect(log.course.phase == .consent)
        log.append(.consentSigned(Sample.consent(treatment.id)))
        #expect(log.course.phase == .planning)
    }

    @Test("bookings go when the session opens, is cancelled or the course ends")
    func bookings() throws {
        func booked(_ id: String) -> ChartEntry {
            .sessionBooked(SessionBooked(session: SessionID(id), at: Sample.morning, chair: "1"))
        }
        var log = EntryLog.planned(try ShippedProtocols.treatment("iv-racemic"))
        for id in ["a", "b", "c", "a"] { log.append(booked(id)) }
        #expect(log.course.bookings.map(\.session.text) == ["b", "c", "a"])
        log.append(.bookingCancelled(BookingCancelled(session: SessionID("b"), reason: "r")))
        log.append(
            .sessionOpened(
                SessionOpened(
                    session: SessionID("a"), number: 1, planRevision: 1, chair: "1", nurse: Sample.nurse)))
        #expect(log.course.bookings.map(\.session.text) == ["c"])
        #expect(log.course.openSession?.content.session == SessionID("a"))
        log.append(.courseDecided(Self.decision(.end)))
        #expect(log.course.bookings.isEmpty)
    }

    @Test("the last weight counts, in kilograms, whatever its unit")
    func weight() {
        func weighed(_ value: Double, _ unit: String, _ daysAgo: Int) -> ChartEntry {
            .measured(
                Observation(
                    concept: Concept(codings: [Coding(.loinc, "29463-7")]), value: .quantity(value, unit: unit),
                    on: Sample.today.adding(days: -daysAgo), reference: "r"))
        }
        var log = EntryLog()
        #expect(log.course.weight == nil)
        log.append(weighed(80, "kg", 9))
        log.append(weighed(150, "[lb_av]", 3))
        #expect(abs((log.course.weight?.0.value ?? 0) - 68.038_855_5) < 1e-6)
        log.append(weighed(11, "stone", 1))
        #expect(log.course.weight?.1 == Sample.today.adding(days: -3), "an unknown unit is passed over")
    }

    @Test("education counts as it was last gone through")
    func education() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        log.append(.educationRead(Sample.education(treatment)))
        #expect(log.course.educationPassed(for: treatment.id, correct: 6))
        #expect(!log.course.educationPassed(for: "im-racemic", correct: 6))
        log.append(.educationRead(Sample.education(treatment, correct: 5)))
        #expect(!log.course.educationPassed(for: treatment.id, correct: 6))
    }
}
