import Foundation

@testable import Care

/// The pure rules a clinic goes through, so that a test can put a broken one in a sound one's place.
struct RulesInUse {
    var open = { (id: SessionID, course: Course, day: Day) throws -> SessionOpened in
        try SessionRules.open(id, chair: "1", nurse: Sample.nurse, of: course, on: day)
    }
    var signPlan = {
        (plan: Plan, course: Course, treatment: TreatmentProtocol, day: Day) throws -> SignedPlan in
        try PlanRules.sign(
            plan, for: course, under: treatment, needsSecond: false, signature: Sample.mark(), second: nil, on: day)
    }
    var dose = {
        (
            event: DoseEvent, session: TreatmentSession, gate: Gate, plan: Plan, treatment: TreatmentProtocol,
            now: Instant
        )
            throws in
        try SessionRules.dose(event, in: session, gate: gate, plan: plan, under: treatment, at: now)
    }
    var discharge = { (session: TreatmentSession, gate: Gate, plan: Plan, now: Instant) throws in
        try SessionRules.discharge(session, gate: gate, plan: plan, at: now, remarks: "")
    }
    /// What is folded one entry at a time.
    var fold = { (course: Course, entry: Entry) -> Course? in course.adding([entry]) }
}

/// One patient's walk through random commands, each of which goes through the rules or is refused.
struct Journey {
    let treatment: TreatmentProtocol
    let rules: RulesInUse
    var random: SplitMix64
    var now = Sample.morning
    var chart = EntryLog()
    var course = Course(patient: Sample.patient)
    /// The open session's own stream.
    var stream: EntryLog?
    var sessions = 0
    /// Whether the walk has ever come so far, so that a test sees that it goes deep.
    var reached: Set<String> = []
    var checker: JourneyChecker

    init(seed: UInt64, treatment: TreatmentProtocol, rules: RulesInUse) {
        random = SplitMix64(seed: seed)
        self.treatment = treatment
        self.rules = rules
        checker = JourneyChecker(treatment: treatment)
        write(.registered(Sample.registration(sex: random.chance(0.5) ? .male : .female)))
    }

    var today: Day { Day(now, in: Sample.zone) }

    mutating func write(_ content: ChartEntry) {
        let entry = chart.append(content, at: now)
        let before = course.phase
        if case .corrected = content {
            course = chart.course
        } else if let next = rules.fold(course, entry) {
            course = next
            checker.moved(from: before, to: course.phase, by: content)
        }
        checker.charted(entry, course: course, all: chart.entries)
    }

    mutating func writeToSession(_ content: ChartEntry) {
        stream?.append(content, at: now)
    }

    var session: TreatmentSession? { stream?.session(SessionID("s\(sessions)")) }

    mutating func walk(steps: Int) {
        for _ in 0..<steps {
            now = now.adding(minutes: random.pick([0, 1, 5, 12, 45]) ?? 0)
            if random.chance(0.75) { likely() } else { anything() }
        }
        checker.whole(course: course, all: chart.entries)
    }

    /// What a clinic would do next, mostly.
    private mutating func likely() {
        if stream != nil { return likelyInSession() }
        switch course.phase {
        case .screening, .declined, .ended: decide(random.chance(0.9) ? .eligible : .declined)
        case .consent: random.chance(0.5) ? educate() : consent()
        case .planning: plan()
        case .induction, .continuation, .maintenance:
            if random.chance(0.2) { now = now.adding(minutes: 3 * 24 * 60) }
            random.chance(0.8) ? open() : decideCourse()
        }
    }

    private mutating func likelyInSession() {
        guard let session else { return }
        if session.check == nil { return check() }
        if session.signs.isEmpty { return signs() }
        switch session.stage(at: now) {
        case .preparation: random.chance(0.7) ? dose() : override()
        case .dosing: random.chance(0.5) ? dose() : signs()
        case .recovery, .closed:
            switch Int.random(in: 0..<4, using: &random) {
            case 0: signs()
            case 1: recover()
            case 2:
                now = now.adding(minutes: 60)
                discharge()
            default: random.chance(0.5) ? discharge() : overrideDischarge()
            }
        }
    }

    private mutating func anything() {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: decide(random.pick(ScreeningDecision.Outcome.allCases) ?? .declined)
        case 1: educate()
        case 2: consent()
        case 3: withdraw()
        case 4: plan()
        case 5: decideCourse()
        case 6: open()
        case 7: check()
        case 8, 9: signs()
        case 10: override()
        case 11, 12, 13: dose()
        case 14: recover()
        case 15: overrideDischarge()
        case 16: discharge()
        case 17: closeWithoutDose()
        case 18:
            switch Int.random(in: 0..<3, using: &random) {
            case 0: correct()
            case 1: raiseRisk()
            default: write(.noted(ClinicalNote(kind: .progress, text: "seen")))
            }
        default: now = now.adding(minutes: Double(Int.random(in: 1...400, using: &random)) * 24 * 60)
        }
    }
}
