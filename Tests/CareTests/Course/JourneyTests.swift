import Testing

@testable import Care

/// Thousands of random walks through the rules. A failure names its seed: the same seed walks the same way again.
@Suite("No sequence of commands gets past the rules")
struct JourneyTests {
    static let protocols = ["iv-racemic", "im-racemic", "sc-racemic", "spravato", "iv-pain"]
    static let steps = 150

    static func walk(seed: UInt64, rules: RulesInUse = RulesInUse()) throws -> Journey {
        let id = protocols[Int(seed % UInt64(protocols.count))]
        var journey = Journey(seed: seed, treatment: try ShippedProtocols.treatment(id), rules: rules)
        journey.walk(steps: steps)
        return journey
    }

    @Test(
        "no dose without consent, plan and gate; none above the order; no discharge before its gate; phases in order",
        arguments: 0..<20)
    func invariants(block: UInt64) throws {
        for seed in (block * 100)..<(block * 100 + 100) {
            let violations = try Self.walk(seed: seed).checker.violations
            try #require(violations.isEmpty, "seed \(seed): \(violations)")
        }
    }

    @Test("the walks go deep: every protocol is planned, dosed, set aside and discharged")
    func depth() throws {
        var reached: [String: Set<String>] = [:]
        for seed in 0..<200 as Range<UInt64> {
            let journey = try Self.walk(seed: seed)
            reached[journey.treatment.id, default: []].formUnion(journey.reached)
        }
        for id in Self.protocols {
            let missing = Set(["plan", "session", "dose", "override", "discharge", "correction"])
                .subtracting(reached[id] ?? [])
            #expect(missing.isEmpty, "\(id) never came to \(missing)")
        }
    }

    /// Rules broken on purpose, and a word of what the checker must say about each.
    static var broken: [(String, String, RulesInUse)] {
        let open = Gate(points: [], overrides: [])
        var gateless = RulesInUse()
        gateless.dose = { event, session, _, plan, treatment, now throws in
            try SessionRules.dose(event, in: session, gate: open, plan: plan, under: treatment, at: now)
        }
        var consentless = RulesInUse()
        consentless.dose = { event, session, gate, plan, treatment, now throws in
            let rest = Set(gate.points.map(\.id)).subtracting(["CONSENT", "PLAN"])
            return try SessionRules.dose(
                event, in: session, gate: gate.keeping(rest), plan: plan, under: treatment, at: now)
        }
        var orderless = RulesInUse()
        orderless.dose = { event, session, gate, plan, treatment, now throws in
            var larger = plan
            larger.dose = Sample.plannedDose(
                plan.dose.milligrams.value * 2, concentration: plan.dose.concentration?.value,
                infusion: plan.dose.infusion?.value)
            return try SessionRules.dose(event, in: session, gate: gate, plan: larger, under: treatment, at: now)
        }
        var early = RulesInUse()
        early.discharge = { session, _, plan, now throws in
            try SessionRules.discharge(session, gate: open, plan: plan, at: now, remarks: "")
        }
        var unsigned = RulesInUse()
        unsigned.signPlan = { plan, _, _, _ throws in
            SignedPlan(revision: 1, plan: plan, signature: Sample.mark(), secondSignature: nil)
        }
        var forgetful = RulesInUse()
        forgetful.fold = { course, entry in
            if case .riskClosed = entry.content { return course }
            return course.adding([entry])
        }
        return [
            ("the gate is skipped", "a dose past", gateless),
            ("consent is not asked for", "without consent", consentless),
            ("the order is doubled", "ordered", orderless), ("discharge skips its gate", "discharged", early),
            ("plans need no consent", "without consent", unsigned), ("the fold forgets", "differs", forgetful),
        ]
    }

    @Test("a rule broken on purpose is caught", arguments: broken.indices)
    func caught(index: Int) throws {
        let (name, words, rules) = Self.broken[index]
        for seed in 0..<400 as Range<UInt64> {
            let journey = try Self.walk(seed: seed, rules: rules)
            if journey.checker.violations.contains(where: { $0.contains(words) }) { return }
        }
        Issue.record("nobody noticed that \(name)")
    }
}
