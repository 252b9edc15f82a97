import Foundation

@testable import Care

/// The commands of a walk: each asks the rules and writes what they return.
extension Journey {
    mutating func decide(_ outcome: ScreeningDecision.Outcome) {
        let held = random.chance(0.3)
        let findings =
            held
            ? [Finding(id: "E-CVA", severity: .hold, reason: "r", source: "s", approved: true, basis: [])] : []
        let words = random.chance(0.5) ? ["E-CVA": "cleared by neurology"] : [:]
        guard
            let decision = try? DecisionRules.decide(
                outcome, reason: "as discussed", indication: .depression,
                result: Sample.screening(treatment, findings: findings), setAside: words, signature: Sample.mark(),
                for: course)
        else { return }
        write(.screeningDecided(decision))
    }

    mutating func educate() {
        write(.educationRead(Sample.education(treatment, correct: random.chance(0.8) ? 6 : 5)))
    }

    mutating func consent() {
        let name = random.chance(0.9) ? Sample.name.display : "Somebody Else"
        guard
            let signed = try? ConsentRules.sign(
                name, for: course, under: treatment, documentVersion: "1", documentHash: "00",
                witness: Sample.nurse, on: today)
        else { return }
        write(.consentSigned(signed))
    }

    mutating func withdraw() {
        guard random.chance(0.4),
            let withdrawn = try? ConsentRules.withdraw(reason: "asked", of: course, on: today)
        else { return }
        write(.consentWithdrawn(withdrawn))
    }

    mutating func plan() {
        let request: DoseRule.Request
        let step = random.pick(treatment.numbers("DOSE-STEPS")) ?? 1
        request =
            treatment.rule("DOSE-STEPS")?.unit == "mg"
            ? .fixed(Milligrams(step)) : .perKilogram(MilligramsPerKilogram(step))
        guard
            let proposal = try? DoseRule.propose(
                request, weight: Kilograms(70), weighedOn: today,
                concentration: random.pick(treatment.numbers("CONCENTRATIONS")).map { MilligramsPerMillilitre($0) },
                infusion: nil, previous: course.plan?.content.plan.dose.milligrams, under: treatment, on: today)
        else { return }
        let days = (treatment.phases("SCHEDULE").first?.minimumDays ?? 3) + Int.random(in: -1...1, using: &random)
        let plan = Sample.plan(
            treatment, dose: proposal.dose, intervalDays: days, changeReason: random.chance(0.8) ? "as discussed" : "")
        guard let signed = try? rules.signPlan(plan, course, treatment, today) else { return }
        write(.planSigned(signed))
        reached.insert("plan")
    }

    mutating func decideCourse() {
        guard let outcome = random.pick(CourseDecision.Outcome.allCases) else { return }
        if outcome == .end, random.chance(0.7) { return }
        write(.courseDecided(CourseFoldTests.decision(outcome)))
    }

    mutating func raiseRisk() {
        if let open = course.openRisks.first {
            write(.riskClosed(RiskClosed(id: open.content.id, words: "seen")))
        } else {
            let level = random.pick(RiskRaised.Level.allCases) ?? .low
            write(
                .riskRaised(
                    RiskRaised(id: RiskID("r"), level: level, reason: "r", source: "s", owner: nil, due: now)))
        }
    }

    mutating func correct() {
        guard let entry = random.pick(chart.entries.filter { CorrectionRules.isCorrectable($0.content) }),
            let correction = try? CorrectionRules.correct(
                entry, kind: .enteredInError, reason: "wrong chart", replacement: nil, alreadyCorrected: false)
        else { return }
        write(.corrected(correction))
        reached.insert("correction")
    }

    mutating func open() {
        guard stream == nil, let opened = try? rules.open(SessionID("s\(sessions + 1)"), course, today) else { return }
        sessions += 1
        stream = EntryLog()
        writeToSession(.sessionOpened(opened))
        write(.sessionOpened(opened))
        checker.opened(at: today)
        reached.insert("session")
    }

    mutating func check() {
        var check = Sample.readyCheck()
        check.pregnancy = .negativeTest
        if random.chance(0.3) {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: check.identifiers = [.name]
            case 1: check.stillConsents = random.chance(0.5) ? nil : false
            case 2: check.hoursSinceFood = 1
            case 3: check.pregnancy = random.pick([.positiveTest, nil]) ?? nil
            case 4: check.suicidality = .high
            default: check.escort = nil
            }
        }
        writeToSession(.preDoseChecked(check))
    }

    mutating func signs() {
        var signs = Sample.calmSigns()
        if random.chance(0.2) { signs.systolic = Int.random(in: 80...200, using: &random) }
        if random.chance(0.2) { signs.oxygenSaturation = Int.random(in: 88...100, using: &random) }
        if random.chance(0.2) { signs.dissociation = Int.random(in: 0...40, using: &random) }
        if random.chance(0.1) { signs.alertness = Int.random(in: 1...5, using: &random) }
        writeToSession(.signs(signs))
        if random.chance(0.9) { drawUp() }
    }

    /// A syringe of what is left of the order, and mostly a second person's look at it.
    private mutating func drawUp() {
        guard let session, let plan = course.plan?.content.plan, let strength = plan.dose.concentration,
            let prepared = try? PreparationRules.prepare(
                plan.dose.milligrams, from: strength, in: session, plan: plan, at: now)
        else { return }
        writeToSession(.dosePrepared(prepared))
        guard random.chance(0.9), let after = self.session,
            let checked = try? PreparationRules.check(
                concentration: strength, volume: prepared.volume, by: Sample.prescriber, in: after)
        else { return }
        stream?.append(.doseChecked(checked), at: now, by: Sample.prescriber)
    }

    mutating func override() {
        guard let session, let gate = gate(of: session) else { return }
        let points = gate.points.filter { $0.state != .met && random.chance(0.7) }.map(\.id)
        guard
            let override = try? SessionRules.override(
                points, of: gate, reason: "seen and agreed today", signature: Sample.mark())
        else { return }
        writeToSession(.gateOverridden(override))
        reached.insert("override")
    }

    private func gate(of session: TreatmentSession) -> Gate? {
        PreDoseGate.evaluate(session, of: course, under: treatment, at: now, in: Sample.zone)
    }

    mutating func dose() {
        guard let session, let plan = course.plan?.content.plan, let gate = gate(of: session) else { return }
        let event = event(for: plan)
        guard let allowed = try? rules.dose(event, session, gate, plan, treatment, now) else { return }
        writeToSession(.dose(allowed))
        guard let after = self.session else { return }
        checker.dosed(allowed, session: after, course: course, plan: plan, gate: gate, entries: chart.entries, at: now)
        reached.insert("dose")
    }

    private mutating func event(for plan: Plan) -> DoseEvent {
        let ordered = plan.dose.milligrams.value
        let amount = Milligrams(ordered * (random.pick([1, 1, 1, 0.5, 0.3, 1.5]) ?? 1))
        let strength = random.chance(0.9) ? plan.dose.concentration : MilligramsPerMillilitre(100)
        let concentration = strength ?? MilligramsPerMillilitre(10)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .paused(reason: "nausea")
        case 1: return .resumed
        case 2: return .rateChanged(share: random.pick([0.25, 0.5, 1, 2]) ?? 1, reason: "pressure")
        case 3: return .stopped(reason: "distress")
        case 4: return .completed
        default: break
        }
        if random.chance(0.1) { return .taken(dose: amount) }
        if let minutes = plan.dose.infusion {
            let over = amount.value / ordered * minutes.value * (random.pick([1, 1, 2, 0.5]) ?? 1)
            return .infusionStarted(dose: amount, concentration: concentration, over: Minutes(over))
        }
        if let devices = plan.dose.devices {
            return .deviceUsed(dose: Milligrams(ordered / Double(max(devices, 1))), number: 1)
        }
        return .injected(dose: amount, concentration: concentration)
    }

    mutating func recover() {
        var check = Sample.recovered()
        if random.chance(0.3) { check.walksSteadily = false }
        if random.chance(0.1) { check.escortPresent = nil }
        writeToSession(.recoveryChecked(check))
    }

    mutating func overrideDischarge() {
        guard let session else { return }
        let gate = DischargeGate.evaluate(session, under: treatment, at: now)
        let points = gate.unmet.filter { _ in random.chance(0.5) }.map(\.id)
        guard random.chance(0.3),
            let override = try? SessionRules.override(
                points, of: gate, reason: "seen and agreed today", signature: Sample.mark())
        else { return }
        writeToSession(.dischargeOverridden(override))
    }

    mutating func discharge() {
        guard let session, let plan = course.plan?.content.plan else { return }
        let gate = DischargeGate.evaluate(session, under: treatment, at: now)
        guard let summary = try? rules.discharge(session, gate, plan, now) else { return }
        checker.discharged(summary, session: session, at: now)
        close(summary)
        reached.insert("discharge")
    }

    mutating func closeWithoutDose() {
        guard let session, let plan = course.plan?.content.plan,
            let summary = try? SessionRules.closeWithoutDose(session, plan: plan, at: now, reason: "not today")
        else { return }
        checker.closedUndosed(session: session, at: now)
        close(summary)
    }

    private mutating func close(_ summary: SessionSummary) {
        writeToSession(.sessionClosed(summary))
        write(.sessionClosed(summary))
        stream = nil
    }
}
