import Testing

@testable import Care

@Suite("What a prescriber may decide after a screening")
struct DecisionRulesTests {
    static func finding(_ id: String, _ severity: Severity) -> Finding {
        Finding(id: id, severity: severity, reason: "r", source: "s", approved: true, basis: [])
    }

    static func code(
        _ outcome: ScreeningDecision.Outcome, reason: String = "as discussed", findings: [Finding] = [],
        missing: [MissingItem] = [], setAside: [String: String] = [:], chart: EntryLog = EntryLog()
    ) throws -> String? {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let result = ScreeningResult(
            protocolID: treatment.id, protocolVersion: treatment.version, protocolHash: treatment.hash,
            on: Sample.today, findings: findings, missing: missing)
        return refusal { () throws in
            try DecisionRules.decide(
                outcome, reason: reason, indication: .depression, result: result, setAside: setAside,
                signature: Sample.mark(), for: chart.course)
        }?.code
    }

    @Test("eligible stands when nothing excludes, holds or is missing")
    func clean() throws {
        #expect(try Self.code(.eligible) == nil)
        #expect(try Self.code(.eligible, findings: [Self.finding("A", .caution), Self.finding("B", .note)]) == nil)
        #expect(try Self.code(.eligible, reason: "ok") == "decision.reason")
    }

    @Test("every excluding and holding finding is set aside in words of its own, or there is no eligible")
    func findings() throws {
        let found = [Self.finding("E-CVA", .hold), Self.finding("E-SUD", .exclude)]
        #expect(try Self.code(.eligible, findings: found) == "decision.finding")
        #expect(
            try Self.code(.eligible, findings: found, setAside: ["E-CVA": "cleared by neurology"])
                == "decision.finding")
        #expect(
            try Self.code(.eligible, findings: found, setAside: ["E-CVA": "cleared by neurology", "E-SUD": "no"])
                == "decision.finding")
        #expect(
            try Self.code(
                .eligible, findings: found,
                setAside: ["E-CVA": "cleared by neurology", "E-SUD": "a dual-diagnosis plan"]) == nil)
        #expect(try Self.code(.declined, findings: found) == nil)
        #expect(try Self.code(.deferred, findings: found) == nil)
    }

    @Test("nobody sets aside that a person is a minor")
    func minor() throws {
        #expect(
            try Self.code(
                .eligible, findings: [Self.finding("E-AGE", .exclude)], setAside: ["E-AGE": "almost eighteen years"])
                == "decision.age")
    }

    @Test("what is missing needs a word")
    func missing() throws {
        let item = MissingItem(name: "blood-pressure", request: "measure it", rule: "E-BPUNC")
        #expect(try Self.code(.eligible, missing: [item]) == "decision.missing")
        #expect(try Self.code(.eligible, missing: [item], setAside: ["missing": "on the day itself"]) == nil)
    }

    @Test("nobody is screened in the middle of treatment")
    func treating() throws {
        let planned = EntryLog.planned(try ShippedProtocols.treatment("iv-racemic"))
        for outcome in ScreeningDecision.Outcome.allCases {
            #expect(try Self.code(outcome, chart: planned) == "decision.phase")
        }
    }
}
