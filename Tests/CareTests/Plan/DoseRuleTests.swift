import Testing

@testable import Care

@Suite("From a protocol's dose rows to milligrams and millilitres")
struct DoseRuleTests {
    static func propose(
        _ request: DoseRule.Request, weight: Double? = 70, weighed daysAgo: Int? = 0, concentration: Double? = 10,
        infusion: Double? = nil, previous: Double? = nil, under treatment: TreatmentProtocol
    ) throws -> DoseProposal {
        try DoseRule.propose(
            request, weight: weight.map { Kilograms($0) },
            weighedOn: daysAgo.map { Sample.today.adding(days: -$0) },
            concentration: concentration.map { MilligramsPerMillilitre($0) }, infusion: infusion.map { Minutes($0) },
            previous: previous.map { Milligrams($0) }, under: treatment, on: Sample.today)
    }

    static func rate(_ value: Double) -> DoseRule.Request { .perKilogram(MilligramsPerKilogram(value)) }
    static func fixed(_ value: Double) -> DoseRule.Request { .fixed(Milligrams(value)) }

    @Test("0.5 mg/kg at 70 kg is 35 mg, 3.5 mL of 10 mg/mL, over 40 minutes")
    func worked() throws {
        let proposal = try Self.propose(Self.rate(0.5), under: ShippedProtocols.treatment("iv-racemic"))
        #expect(proposal.dose.milligrams == Milligrams(35))
        #expect(proposal.dose.volume == Millilitres(3.5))
        #expect(proposal.dose.infusion == Minutes(40))
        #expect(proposal.dose.devices == nil)
        #expect(proposal.findings.isEmpty)
        #expect(!proposal.needsSecondSignature)
        let stronger = try Self.propose(
            Self.rate(0.5), concentration: 50, infusion: 60, under: ShippedProtocols.treatment("iv-racemic"))
        #expect(stronger.dose.volume == Millilitres(0.7))
        #expect(stronger.dose.infusion == Minutes(60))
    }

    @Test("a dose is rounded to the protocol's step")
    func rounding() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        #expect(try Self.propose(Self.rate(0.5), weight: 70.8, under: iv).dose.milligrams == Milligrams(35))
        #expect(try Self.propose(Self.rate(0.5), weight: 71, under: iv).dose.milligrams == Milligrams(36))
        let oral = try ShippedProtocols.treatment("oral-home")
        #expect(
            try Self.propose(Self.rate(1), weight: 80, concentration: nil, under: oral).dose.milligrams
                == Milligrams(75))
    }

    @Test("rounding never goes over a cap")
    func roundingUnderCap() throws {
        let oral = try ShippedProtocols.treatment("oral-home")
        let proposal = try Self.propose(Self.rate(2), weight: 95, concentration: nil, under: oral)
        #expect(proposal.dose.milligrams == Milligrams(175), "190 mg would round to 200, which is 2.1 mg/kg")
        let iv = try ShippedProtocols.treatment("iv-racemic")
        #expect(try Self.propose(Self.rate(1), weight: 70.6, under: iv).dose.milligrams == Milligrams(70))
        for tenths in stride(from: 400, through: 999, by: 7) {
            let weight = Double(tenths) / 10
            let dose = try Self.propose(Self.rate(1), weight: weight, under: iv).dose.milligrams
            #expect(dose.value <= weight + 1e-9)
        }
    }

    @Test("a dose that rounds to nothing is refused")
    func nothing() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        #expect(refusal { () throws in try Self.propose(Self.fixed(0.4), under: iv) }?.code == "dose.amount")
        for value in [0, -5, Double.nan, .infinity] {
            #expect(
                refusal { () throws in try Self.propose(Self.fixed(value), under: iv) }?.code == "dose.amount")
            #expect(
                refusal { () throws in try Self.propose(Self.rate(value), under: iv) }?.code == "dose.amount")
        }
    }

    @Test("the cap per kilogram and the cap in milligrams, on both sides")
    func caps() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        func code(_ request: DoseRule.Request, weight: Double? = 70) -> String? {
            refusal { () throws in try Self.propose(request, weight: weight, under: iv) }?.code
        }
        #expect(code(Self.rate(1)) == nil)
        #expect(code(Self.rate(1.01)) == "dose.exceeds-cap")
        #expect(code(Self.fixed(70)) == nil)
        #expect(code(Self.fixed(71)) == "dose.exceeds-cap")
        #expect(code(Self.rate(1), weight: 100) == nil)
        #expect(code(Self.rate(1), weight: 101) == "dose.exceeds-cap", "100 mg whatever the weight")
        #expect(code(Self.fixed(100), weight: 120) == nil)
        #expect(code(Self.fixed(101), weight: 120) == "dose.exceeds-cap")
    }

    @Test("a protocol with a cap per kilogram needs a weight, however the dose is asked for")
    func capNeedsWeight() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        for request in [Self.rate(0.5), Self.fixed(90)] {
            #expect(
                refusal { () throws in try Self.propose(request, weight: nil, under: iv) }?.code
                    == "dose.weight")
        }
        let spray = try ShippedProtocols.treatment("spravato")
        #expect(
            try Self.propose(Self.fixed(56), weight: nil, concentration: nil, under: spray).dose.milligrams
                == Milligrams(56))
    }

    @Test("a weight must be an adult's and recent")
    func weights() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        func code(_ weight: Double, weighed: Int = 0) -> String? {
            refusal { () throws in
                try Self.propose(Self.rate(0.5), weight: weight, weighed: weighed, under: iv)
            }?
            .code
        }
        #expect(code(24.9) == "dose.weight")
        #expect(code(25) == nil)
        #expect(code(200) == nil)
        #expect(code(351) == "dose.weight")
        #expect(code(.nan) == "dose.weight")
        #expect(code(70, weighed: 30) == nil)
        #expect(code(70, weighed: 31) == "dose.weight-old")
    }

    @Test("a step of the protocol passes, another dose is pointed out")
    func steps() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        func ids(_ request: DoseRule.Request, weight: Double = 70) throws -> [String] {
            try Self.propose(request, weight: weight, previous: 35, under: iv).findings.map(\.id)
        }
        #expect(try ids(Self.rate(0.75)) == [])
        #expect(try ids(Self.rate(0.6)) == ["DOSE-STEPS"])
        #expect(try ids(Self.fixed(35)) == [])
        #expect(try ids(Self.fixed(35), weight: 70.3) == [], "0.5 mg/kg, rounded")
        #expect(try ids(Self.fixed(40)) == ["DOSE-STEPS"])
        let spray = try ShippedProtocols.treatment("spravato")
        #expect(
            try Self.propose(Self.fixed(28), concentration: nil, under: spray).findings.map(\.id) == ["DOSE-STEPS"])
    }

    @Test("a first dose above the protocol's start is pointed out, however it is asked for")
    func start() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        func ids(_ request: DoseRule.Request, previous: Double? = nil) throws -> [String] {
            try Self.propose(request, previous: previous, under: iv).findings.map(\.id)
        }
        #expect(try ids(Self.rate(0.5)) == [])
        #expect(try ids(Self.fixed(35)) == [])
        #expect(try ids(Self.rate(0.75)) == ["DOSE-START"])
        #expect(try ids(Self.fixed(40)) == ["DOSE-STEPS", "DOSE-START"])
        #expect(try ids(Self.rate(0.75), previous: 35) == [])
    }

    @Test("above the second-signature limit, not on it, a second prescriber signs")
    func secondSignature() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        #expect(try !Self.propose(Self.rate(0.75), under: iv).needsSecondSignature)
        let over = try Self.propose(Self.rate(1), under: iv)
        #expect(over.needsSecondSignature)
        #expect(over.findings.map(\.id).contains("DOSE-SECOND-SIGN"))
        #expect(try Self.propose(Self.fixed(53), under: iv).needsSecondSignature)
        #expect(try !Self.propose(Self.fixed(52), under: iv).needsSecondSignature)
    }

    @Test("a big step from the last dose is pointed out, a tenfold one refused")
    func tenfold() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        let warn = try #require(iv.number("DOSE-RATIO-WARN"))
        let stop = try #require(iv.number("DOSE-RATIO-STOP"))
        func ids(previous: Double) throws -> [String] {
            try Self.propose(Self.rate(0.5), previous: previous, under: iv).findings.map(\.id)
        }
        #expect(try ids(previous: 35 / warn) == ["DOSE-RATIO-WARN"])
        #expect(try ids(previous: 35 / warn + 0.1) == [])
        #expect(try ids(previous: 35 / stop + 0.1) == ["DOSE-RATIO-WARN"])
        #expect(try ids(previous: 0) == [])
        for previous in [35 / stop, 3.5] {
            let refused = refusal { () throws in
                try Self.propose(Self.rate(0.5), previous: previous, under: iv)
            }
            #expect(refused?.code == "dose.ratio")
        }
        #expect(try ids(previous: 350) == [], "a step down is no danger of this kind")
    }

    @Test("the vial must be one that the protocol knows; only one at the limit asks to be diluted")
    func strengths() throws {
        let iv = try ShippedProtocols.treatment("iv-racemic")
        func code(_ strength: Double?) -> String? {
            refusal { () throws in try Self.propose(Self.rate(0.5), concentration: strength, under: iv) }?.code
        }
        #expect(code(nil) == "dose.concentration")
        #expect(code(20) == "dose.concentration")
        #expect(code(10) == nil)
        #expect(try Self.propose(Self.rate(0.5), concentration: 50, under: iv).findings.isEmpty)
        #expect(
            try Self.propose(Self.rate(0.5), concentration: 100, under: iv).findings.map(\.id) == ["DILUTE-ABOVE"])
    }

    @Test("devices come whole: another dose is refused, never changed in silence")
    func devices() throws {
        let spray = try ShippedProtocols.treatment("spravato")
        func propose(_ milligrams: Double) throws -> DoseProposal {
            try Self.propose(Self.fixed(milligrams), concentration: nil, under: spray)
        }
        #expect(try propose(56).dose.devices == 2)
        #expect(try propose(84).dose.devices == 3)
        #expect(try propose(84).dose.volume == nil)
        for odd in [10.0, 27, 57, 60, 70, 83] {
            #expect(refusal { () throws in try propose(odd) }?.code == "dose.device", "\(odd)")
        }
        #expect(refusal { () throws in try propose(112) }?.code == "dose.exceeds-cap")
    }

    @Test("no dose of any shipped protocol passes its caps", arguments: 0..<200 as Range<UInt64>)
    func neverOverCap(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let treatment = try #require(random.pick(try ShippedProtocols.library().treatments))
        for _ in 0..<40 {
            let weight = Double.random(in: 25...250, using: &random)
            let request =
                random.chance(0.5)
                ? Self.rate(Double.random(in: 0.05...6, using: &random))
                : Self.fixed(Double.random(in: 0.1...500, using: &random))
            let strength = random.pick(treatment.numbers("CONCENTRATIONS"))
            guard
                let dose = try? Self.propose(request, weight: weight, concentration: strength, under: treatment).dose
            else { continue }
            #expect(dose.milligrams.value > 0, "seed \(seed)")
            if let cap = treatment.number("DOSE-CAP") { #expect(dose.milligrams.value <= cap + 1e-9, "seed \(seed)") }
            if let cap = treatment.number("DOSE-CAP-PER-KG") {
                #expect(dose.milligrams.value / weight <= cap + 1e-9, "seed \(seed), \(treatment.id)")
            }
            if let volume = dose.volume, let strength = dose.concentration {
                #expect(abs(volume.value * strength.value - dose.milligrams.value) < 1e-9, "seed \(seed)")
            }
        }
    }
}
