import Testing

@testable import Care

@Suite("The gate before a dose")
struct PreDoseGateTests {
    static func gate(
        check: PreDoseCheck? = Sample.readyCheck(), signs: [Signs] = [Sample.calmSigns()],
        chart: EntryLog? = nil, surveillance: [Finding] = [], at now: Instant = Sample.morning, isDrawnUp: Bool = true
    ) throws -> Gate {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog()
        if let check { log.append(.preDoseChecked(check)) }
        for (index, sign) in signs.enumerated() {
            log.append(.signs(sign), at: Sample.morning.adding(minutes: Double(index) * 5))
        }
        if isDrawnUp {
            let syringe = log.append(.dosePrepared(Sample.syringe))
            log.append(.doseChecked(Sample.secondLook(at: syringe.sequence)), by: Sample.prescriber)
        }
        return PreDoseGate.evaluate(
            log.session(), of: (chart ?? EntryLog.planned(treatment)).course, under: treatment, at: now,
            in: Sample.zone, surveillance: surveillance)
    }

    static func state(_ id: String, of gate: Gate) throws -> GatePoint.State {
        try #require(gate.points.first { $0.id == id }, "no point \(id)").state
    }

    @Test("opens when everything asked, measured and signed is right")
    func open() throws {
        let gate = try Self.gate()
        #expect(gate.isOpen, "\(gate.unmet.map(\.id))")
        #expect(Set(gate.points.map(\.id)).count == gate.points.count)
        #expect(gate.refusal(code: "x", action: "The dose") == nil)
    }

    @Test("nothing asked and nothing measured is unknown, and unknown is never met")
    func unknown() throws {
        let gate = try Self.gate(check: nil, signs: [], isDrawnUp: false)
        let unknown = gate.points.filter { $0.state == .unknown }.map(\.id)
        #expect(
            Set(unknown) == [
                "IDENTITY", "WEIGHT", "E-NPO", "E-ESC", "MEDICINES", "AGREES", "EQUIPMENT", "E-UDS", "BLADDER",
                "C-SSRS", "BP-HOLD", "HR", "RR", "SPO2", "MOAAS", "PREPARED", "DOUBLE-CHECK",
            ])
        #expect(!gate.isOpen)
    }

    /// One answer changed, and the only point it may close.
    static let slips: [(String, @Sendable (inout PreDoseCheck) -> Void)] = [
        ("IDENTITY", { $0.identifiers = [.name] }),
        ("WEIGHT", { $0.weight = Kilograms(77.1) }),
        ("WEIGHT", { $0.weight = Kilograms(62.9) }),
        ("E-NPO", { $0.hoursSinceFood = 3.99 }),
        ("E-NPO", { $0.minutesSinceDrink = 29 }),
        ("E-ESC", { $0.escort = "" }),
        ("MEDICINES", { $0.medicinesHeld = false }),
        ("AGREES", { $0.stillConsents = false }),
        ("EQUIPMENT", { $0.equipmentReady = false }),
        ("E-UDS", { $0.substancesToday = true }),
        ("BLADDER", { $0.bladderSymptoms = true }),
        ("C-SSRS", { $0.suicidality = .moderate }),
        ("C-SSRS", { $0.suicidality = .high }),
        ("E-PREG", { $0.pregnancy = .positiveTest }),
    ]

    @Test("one wrong answer closes exactly its own point", arguments: slips.indices)
    func slip(index: Int) throws {
        let (id, change) = Self.slips[index]
        var check = Sample.readyCheck()
        change(&check)
        let gate = try Self.gate(check: check)
        #expect(gate.unmet.map(\.id) == [id])
        #expect(try Self.state(id, of: gate) == .unmet)
    }

    @Test("an answer not given leaves exactly its own point unknown")
    func unanswered() throws {
        let blanks: [(String, (inout PreDoseCheck) -> Void)] = [
            ("WEIGHT", { $0.weight = nil }), ("E-NPO", { $0.hoursSinceFood = nil }),
            ("E-NPO", { $0.minutesSinceDrink = nil }), ("E-ESC", { $0.escort = nil }),
            ("MEDICINES", { $0.medicinesHeld = nil }), ("AGREES", { $0.stillConsents = nil }),
            ("EQUIPMENT", { $0.equipmentReady = nil }), ("E-UDS", { $0.substancesToday = nil }),
            ("BLADDER", { $0.bladderSymptoms = nil }), ("C-SSRS", { $0.suicidality = nil }),
        ]
        for (id, change) in blanks {
            var check = Sample.readyCheck()
            change(&check)
            let gate = try Self.gate(check: check)
            #expect(gate.unmet.map(\.id) == [id])
            #expect(try Self.state(id, of: gate) == .unknown)
        }
    }

    @Test("values on their limit are met")
    func limits() throws {
        var check = Sample.readyCheck()
        check.weight = Kilograms(77)
        check.hoursSinceFood = 4
        check.minutesSinceDrink = 30
        check.suicidality = .low
        var signs = Sample.calmSigns(systolic: 140, diastolic: 90)
        signs.heartRate = 50
        signs.respiratoryRate = 10
        signs.oxygenSaturation = 94
        #expect(try Self.gate(check: check, signs: [signs]).isOpen)
        signs.heartRate = 150
        signs.respiratoryRate = 30
        signs.systolic = 90
        signs.diastolic = 60
        #expect(try Self.gate(check: check, signs: [signs]).isOpen)
    }

    @Test(
        "each sign past its limit closes its points",
        arguments: [
            (Signs(systolic: 141, diastolic: 80), ["BP-HOLD"]), (Signs(systolic: 120, diastolic: 91), ["BP-HOLD"]),
            (Signs(systolic: 160, diastolic: 80), ["BP-HOLD", "BP-NO-DOSE"]),
            (Signs(systolic: 159, diastolic: 100), ["BP-HOLD", "BP-NO-DOSE"]),
            (Signs(systolic: 180, diastolic: 80), ["BP-HOLD", "BP-NO-DOSE"]),
            (Signs(systolic: 181, diastolic: 80), ["BP-HOLD", "BP-NO-DOSE", "BP-NEVER"]),
            (Signs(systolic: 89, diastolic: 60), ["BP-LOW"]),
            (Signs(heartRate: 49), ["HR"]), (Signs(heartRate: 151), ["HR"]),
            (Signs(respiratoryRate: 9), ["RR"]), (Signs(respiratoryRate: 31), ["RR"]),
            (Signs(oxygenSaturation: 93), ["SPO2"]), (Signs(alertness: 4), ["MOAAS"]),
        ])
    func signs(changed: Signs, closed: [String]) throws {
        var signs = Sample.calmSigns()
        signs.systolic = changed.systolic ?? signs.systolic
        signs.diastolic = changed.diastolic ?? signs.diastolic
        signs.heartRate = changed.heartRate ?? signs.heartRate
        signs.respiratoryRate = changed.respiratoryRate ?? signs.respiratoryRate
        signs.oxygenSaturation = changed.oxygenSaturation ?? signs.oxygenSaturation
        signs.alertness = changed.alertness ?? signs.alertness
        #expect(try Self.gate(signs: [signs]).unmet.map(\.id) == closed)
    }

    @Test("the mean of the last two pressures counts")
    func repeated() throws {
        let high = Sample.calmSigns(systolic: 150, diastolic: 80)
        let low = Sample.calmSigns(systolic: 130, diastolic: 80)
        #expect(try Self.gate(signs: [high, low]).isOpen)
        #expect(try !Self.gate(signs: [low, high, high]).isOpen)
        #expect(try Self.gate(signs: [high, high, low, low]).isOpen)
    }

    @Test("without consent, plan, education, agreement, identity or a pressure nobody opens it")
    func nonOverridable() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var bare = EntryLog()
        bare.append(.registered(Sample.registration()))
        let closed = try Self.gate(check: nil, signs: [], chart: bare)
        let all = GateOverridden(points: closed.points.map(\.id), reason: "in a hurry today", signature: Sample.mark())
        let overridden = Gate(points: closed.points, overrides: [all])
        #expect(
            Set(overridden.unmet.map(\.id)) == ["CONSENT", "PLAN", "EDUCATION", "IDENTITY", "AGREES", "BP-HOLD"])
        for id in overridden.unmet.map(\.id) {
            let refused = refusal { () throws in
                try SessionRules.override([id], of: closed, reason: "in a hurry today", signature: Sample.mark())
            }
            #expect(refused?.code == "override.not-allowed")
        }
        let chart = EntryLog.planned(treatment)
        let high = try Self.gate(signs: [Sample.calmSigns(systolic: 190)], chart: chart)
        let still = Gate(
            points: high.points,
            overrides: [
                GateOverridden(points: ["BP-HOLD", "BP-NO-DOSE", "BP-NEVER"], reason: "", signature: Sample.mark())
            ])
        #expect(still.unmet.map(\.id) == ["BP-NEVER"])
        #expect(still.refusal(code: "x", action: "The dose")?.remedy.contains("cannot be set aside") == true)
    }

    @Test("a positive pregnancy test cannot be set aside; one not asked of a woman is unknown")
    func pregnancy() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let chart = EntryLog.planned(treatment, sex: .female)
        var check = Sample.readyCheck()
        check.pregnancy = nil
        #expect(try Self.state("E-PREG", of: Self.gate(check: check, chart: chart)) == .unknown)
        check.pregnancy = .positiveTest
        let gate = try Self.gate(check: check, chart: chart)
        #expect(gate.points.first { $0.id == "E-PREG" }?.overridable == false)
        check.pregnancy = .negativeTest
        #expect(try Self.gate(check: check, chart: chart).isOpen)
        check.pregnancy = nil
        #expect(try Self.gate(check: check).isOpen, "nobody asks a man")
    }

    @Test("a withdrawn, expired or future consent, and one for another route, are no consent")
    func consent() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var withdrawn = EntryLog.planned(treatment)
        withdrawn.append(.consentWithdrawn(ConsentWithdrawn(reason: "changed my mind")))
        #expect(Set(try Self.gate(chart: withdrawn).unmet.map(\.id)) == ["CONSENT", "PLAN"])
        withdrawn.append(.consentSigned(Sample.consent(treatment.id)))
        #expect(try Self.gate(chart: withdrawn).isOpen, "a new consent after the withdrawal counts")

        let last = Sample.today.adding(days: 365)
        let onLast = last.instant(hour: 23, minute: 59, in: Sample.zone)
        #expect(try Self.gate(at: onLast).isOpen)
        #expect(try Self.gate(at: onLast.adding(minutes: 1)).unmet.map(\.id) == ["CONSENT"])
        #expect(try Self.gate(at: Sample.morning.adding(minutes: -24 * 60)).unmet.map(\.id) == ["CONSENT"])

        var other = EntryLog.planned(treatment)
        other.append(.consentWithdrawn(ConsentWithdrawn(reason: "changed my mind")))
        other.append(.consentSigned(Sample.consent("im-racemic")))
        #expect(try Self.gate(chart: other).unmet.map(\.id) == ["CONSENT"])
    }

    @Test("an open high risk and a surveillance finding that holds close the gate")
    func risk() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var chart = EntryLog.planned(treatment)
        let risk = RiskRaised(
            id: RiskID("r"), level: .high, reason: "plan", source: "C-SSRS", owner: nil, due: Sample.morning)
        chart.append(.riskRaised(risk))
        #expect(try Self.gate(chart: chart).unmet.map(\.id) == ["RISK"])
        chart.append(.riskClosed(RiskClosed(id: risk.id, words: "safe")))
        #expect(try Self.gate(chart: chart).isOpen)
        func finding(_ severity: Severity) -> Finding {
            Finding(id: "S", severity: severity, reason: "due", source: "s", approved: true, basis: [])
        }
        #expect(try Self.gate(surveillance: [finding(.hold)]).unmet.map(\.id) == ["S"])
        #expect(try Self.gate(surveillance: [finding(.caution), finding(.note)]).isOpen)
    }

    @Test("a pressure charted late does not stand for a newer one")
    func chartedLate() throws {
        var log = EntryLog()
        log.append(.preDoseChecked(Sample.readyCheck()))
        log.append(.signs(Sample.calmSigns()), at: Sample.morning.adding(minutes: 5))
        log.append(.signs(Sample.calmSigns()), at: Sample.morning)
        var saturation = Sample.calmSigns(systolic: 170)
        saturation.oxygenSaturation = 90
        log.append(.signs(saturation), at: Sample.morning.adding(minutes: 10))
        log.append(.signs(Sample.calmSigns()), at: Sample.morning.adding(minutes: 2))
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let gate = PreDoseGate.evaluate(
            log.session(), of: EntryLog.planned(treatment).course, under: treatment,
            at: Sample.morning.adding(minutes: 11), in: Sample.zone)
        #expect(gate.unmet.map(\.id) == ["BP-HOLD", "SPO2", "PREPARED", "DOUBLE-CHECK"])
    }
}
