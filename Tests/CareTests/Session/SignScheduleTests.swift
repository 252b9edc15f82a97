import Testing

@testable import Care

@Suite("When signs are due")
struct SignScheduleTests {
    static func minutes(_ events: [(DoseEvent, Double)], at now: Double, under id: String = "iv-racemic") throws
        -> [Double]
    {
        var log = EntryLog.ready()
        for (event, minute) in events { log.append(.dose(event), at: Sample.morning.adding(minutes: minute)) }
        let schedule = SignSchedule(
            log.session(), under: try ShippedProtocols.treatment(id), at: Sample.morning.adding(minutes: now))
        return schedule.checks.map { $0.minutes(since: Sample.morning) }
    }

    static func infusion(_ minutes: Double) -> DoseEvent {
        .infusionStarted(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(minutes))
    }

    @Test("nothing is due before anything was given")
    func none() throws {
        #expect(try Self.minutes([], at: 0) == [])
    }

    @Test("an infusion has its checks while it runs, and those after it from its end")
    func infusion() throws {
        let expected: [Double] = [0, 10, 20, 30, 40, 55, 70, 85, 100]
        #expect(try Self.minutes([(Self.infusion(40), 0)], at: 5) == expected)
        #expect(try Self.minutes([(Self.infusion(40), 0)], at: 90) == expected)
    }

    @Test("a longer infusion goes on with checks at its interval")
    func longer() throws {
        #expect(
            try Self.minutes([(Self.infusion(60), 0)], at: 5) == [0, 10, 20, 30, 40, 50, 60, 75, 90, 105, 120])
    }

    @Test("once it is stopped the checks of the dose give way to those after it")
    func stopped() throws {
        #expect(
            try Self.minutes([(Self.infusion(40), 0), (.stopped(reason: ""), 15)], at: 16) == [0, 10, 30, 45, 60, 75])
    }

    @Test("a protocol without checks after the dose keeps those from its start")
    func nasal() throws {
        #expect(
            try Self.minutes([(.deviceUsed(dose: Milligrams(28), number: 1), 0)], at: 30, under: "spravato")
                == [0, 40, 60, 90, 120])
    }

    static let answers: [([Double], Double?)] = [
        ([], 0), ([-10], 10), ([4.9], 10), ([5], 20), ([9], 20), ([14], 20), ([16], 30), ([36], nil), ([9, 21], 30),
    ]

    @Test("a reading answers the check that it is nearest to, and every one before", arguments: answers)
    func next(_ readings: [Double], _ due: Double?) {
        let moments = [0.0, 10, 20, 30].map { Sample.morning.adding(minutes: $0) }
        let next = SignSchedule.next(of: moments, readings: readings.map { Sample.morning.adding(minutes: $0) })
        #expect(next?.minutes(since: Sample.morning) == due)
    }
}
