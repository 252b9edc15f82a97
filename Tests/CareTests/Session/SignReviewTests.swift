import Testing

@testable import Care

@Suite("What signs during a dose call for")
struct SignReviewTests {
    static func found(
        _ signs: Signs, baseline: (systolic: Double, diastolic: Double)? = (120, 80), fast: Double? = nil
    ) throws -> [String] {
        SignReview.findings(
            latest: signs, baseline: baseline, fastHeartMinutes: fast,
            under: try ShippedProtocols.treatment("iv-racemic")
        ).map(\.id)
    }

    @Test("says nothing about calm signs, nor about signs that were not measured")
    func calm() throws {
        #expect(try Self.found(Sample.calmSigns()) == [])
        #expect(try Self.found(Signs()) == [])
    }

    /// Each row at its figure and on its safe side.
    static let cases: [(String, Signs, Signs)] = [
        ("BP-NOTIFY-SYS", Signs(systolic: 160, diastolic: 80), Signs(systolic: 159, diastolic: 80)),
        ("BP-NOTIFY-DIA", Signs(systolic: 150, diastolic: 100), Signs(systolic: 150, diastolic: 99)),
        ("BP-PAUSE-SYS", Signs(systolic: 180, diastolic: 80), Signs(systolic: 179, diastolic: 80)),
        ("BP-PAUSE-DIA", Signs(systolic: 150, diastolic: 110), Signs(systolic: 150, diastolic: 109)),
        ("BP-STOP-DIA", Signs(systolic: 150, diastolic: 120), Signs(systolic: 150, diastolic: 119)),
        ("BP-RISE-SYS", Signs(systolic: 160, diastolic: 80), Signs(systolic: 159, diastolic: 80)),
        ("BP-RISE-DIA", Signs(systolic: 130, diastolic: 105), Signs(systolic: 130, diastolic: 104)),
        ("HR-PAUSE", Signs(heartRate: 131), Signs(heartRate: 130)),
        ("HR-LOW", Signs(heartRate: 49), Signs(heartRate: 50)),
        ("RR-LOW", Signs(respiratoryRate: 9), Signs(respiratoryRate: 10)),
        ("RR-HIGH", Signs(respiratoryRate: 31), Signs(respiratoryRate: 30)),
        ("SPO2-NOTIFY", Signs(oxygenSaturation: 93), Signs(oxygenSaturation: 94)),
        ("SPO2-PAUSE", Signs(oxygenSaturation: 91), Signs(oxygenSaturation: 92)),
        ("SPO2-STOP", Signs(oxygenSaturation: 89), Signs(oxygenSaturation: 90)),
        ("MOAAS-PAUSE", Signs(alertness: 3), Signs(alertness: 4)),
        ("MOAAS-STOP", Signs(alertness: 2), Signs(alertness: 3)),
    ]

    @Test("speaks at the figure and not on its safe side", arguments: cases.indices)
    func figures(_ index: Int) throws {
        let (row, bad, fine) = Self.cases[index]
        #expect(try Self.found(bad).contains(row))
        #expect(try !Self.found(fine).contains(row))
    }

    @Test("names the gravest row of a sign, once")
    func gravest() throws {
        #expect(try Self.found(Signs(oxygenSaturation: 85)) == ["SPO2-STOP"])
        #expect(try Self.found(Signs(alertness: 1)) == ["MOAAS-STOP"])
        #expect(try !Self.found(Signs(systolic: 185, diastolic: 80)).contains("BP-NOTIFY-SYS"))
    }

    @Test("at the stop pressure names the symptoms that make it an emergency, gravest first")
    func stop() throws {
        let findings = SignReview.findings(
            latest: Signs(systolic: 184, diastolic: 90), baseline: nil,
            under: try ShippedProtocols.treatment("iv-racemic"))
        #expect(findings.map(\.id) == ["BP-STOP-SYS", "BP-PAUSE-SYS"])
        #expect(findings.first?.basis.first?.contains("chest pain") == true)
        #expect(findings.first?.approved == false)
    }

    @Test("a rise needs a pressure from before the dose")
    func rise() throws {
        #expect(try Self.found(Signs(systolic: 155, diastolic: 95), baseline: nil) == [])
        #expect(
            try Self.found(Signs(systolic: 155, diastolic: 95), baseline: (110, 70)) == ["BP-RISE-DIA", "BP-RISE-SYS"])
    }

    @Test("a fast heart is measured again at first, and calls for a pause once it has stayed fast")
    func heart() throws {
        func severity(_ minutes: [Double]) throws -> Severity? {
            var log = EntryLog.ready()
            log.append(
                .dose(
                    .infusionStarted(
                        dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40))))
            for minute in minutes {
                log.append(.signs(Signs(heartRate: 140)), at: Sample.morning.adding(minutes: minute))
            }
            return SignReview.findings(in: log.session(), under: try ShippedProtocols.treatment("iv-racemic"))
                .first { $0.id == "HR-PAUSE" }?.severity
        }
        #expect(try severity([10]) == .caution)
        #expect(try severity([10, 14.9]) == .caution)
        #expect(try severity([10, 15]) == .hold)
    }

    @Test("signs from before the dose belong to its gate")
    func before() throws {
        var log = EntryLog.ready(signs: Sample.calmSigns(systolic: 190, diastolic: 120))
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        #expect(SignReview.findings(in: log.session(), under: treatment).isEmpty)
        log.append(.dose(.injected(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10))))
        #expect(SignReview.findings(in: log.session(), under: treatment).isEmpty)
        log.append(.signs(Signs(oxygenSaturation: 88)), at: Sample.morning.adding(minutes: 5))
        #expect(SignReview.findings(in: log.session(), under: treatment).map(\.id) == ["SPO2-STOP"])
    }
}
