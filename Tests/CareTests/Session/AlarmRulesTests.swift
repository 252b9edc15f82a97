import Foundation
import Testing

@testable import Care

@Suite("Which alarms a session has")
struct AlarmRulesTests {
    static let start = Sample.morning.adding(minutes: 5)

    /// A running infusion with these signs, minutes after its start.
    static func log(_ signs: [(Double, Signs)] = [], calmAt: [Double] = []) -> EntryLog {
        var log = EntryLog.ready()
        log.append(.dose(SessionRulesTests.infusion), at: start)
        let calm = calmAt.map { ($0, Sample.comfortable()) }
        for (minute, each) in (signs + calm).sorted(by: { $0.0 < $1.0 }) {
            log.append(.signs(each), at: start.adding(minutes: minute))
        }
        return log
    }

    static func alarms(
        _ log: EntryLog, monitored: [SignReading] = [], at minute: Double
    ) throws -> [Alarm] {
        AlarmRules.standing(
            in: log.session(), monitored: monitored, under: try ShippedProtocols.treatment("iv-racemic"),
            at: start.adding(minutes: minute))
    }

    static func oxygen(_ value: Double, atSecond second: Double) -> SignReading {
        SignReading(
            sign: .oxygenSaturation, value: value, at: start.adding(minutes: second / 60), isFromDevice: true)
    }

    @Test("a typed value counts at once, with the priority of its row")
    func typed() throws {
        for (value, row, priority) in [
            (93, "SPO2-NOTIFY", AlarmPriority.low), (91, "SPO2-PAUSE", .medium), (89, "SPO2-STOP", .high),
        ] {
            let found = try Self.alarms(Self.log([(1, Signs(oxygenSaturation: value))]), at: 1)
            #expect(found.map(\.id) == [row] && found.first?.priority == priority, "\(value)")
        }
        #expect(try Self.alarms(Self.log([(1, Signs(oxygenSaturation: 94))]), at: 1).isEmpty)
    }

    @Test("a rise is held against this patient's own pressure, below the absolute limits too")
    func rise() throws {
        let log = Self.log([(1, Signs(systolic: 159, diastolic: 80))])
        #expect(try Self.alarms(log, at: 1).isEmpty)
        let risen = try Self.alarms(Self.log([(1, Signs(systolic: 158, diastolic: 105))]), at: 1)
        #expect(risen.map(\.id) == ["BP-RISE-DIA"])
        #expect(risen.first?.basis.contains("80 before the dose") == true)
    }

    @Test("of one sign only the gravest speaks")
    func gravest() throws {
        let found = try Self.alarms(Self.log([(1, Signs(systolic: 190, diastolic: 85))]), at: 1)
        #expect(found.map(\.id) == ["BP-STOP-SYS"])
    }

    @Test("one artefact of a monitor raises nothing, ten seconds of it do")
    func persistence() throws {
        let spike = [Self.oxygen(98, atSecond: 60), Self.oxygen(80, atSecond: 61), Self.oxygen(98, atSecond: 62)]
        #expect(try Self.alarms(Self.log(), monitored: spike, at: 1.5).isEmpty)
        let nine = (0...9).map { Self.oxygen(85, atSecond: 60 + Double($0)) }
        #expect(try Self.alarms(Self.log(), monitored: nine, at: 1.5).isEmpty)
        let ten = nine + [Self.oxygen(85, atSecond: 70)]
        let found = try Self.alarms(Self.log(), monitored: ten.shuffled(), at: 1.5)
        #expect(found.map(\.id) == ["SPO2-STOP"])
        #expect(found.first?.since == Self.start.adding(minutes: 70.0 / 60))
    }

    @Test("an alarm ends only when the value is back by its margin, and does not flap around the limit")
    func hysteresis() throws {
        func after(_ values: [Int]) throws -> [String] {
            let signs = values.enumerated().map { (Double($0 + 1), Signs(oxygenSaturation: $1)) }
            return try Self.alarms(Self.log(signs), at: 8).map(\.id)
        }
        #expect(try after([89, 90]) == ["SPO2-STOP"])
        #expect(try after([89, 91]) == ["SPO2-PAUSE"])
        #expect(try after([89, 95]) == [])
        #expect(try after([94, 94]) == [])
    }

    @Test("a fast heart must last as long as the protocol says")
    func fast() throws {
        let calm: [(Double, Signs)] = [(1, Sample.comfortable())]
        #expect(
            try Self.alarms(Self.log(calm + [(2, Signs(heartRate: 140)), (6, Signs(heartRate: 141))]), at: 7).isEmpty)
        let long = try Self.alarms(Self.log(calm + [(2, Signs(heartRate: 140)), (7, Signs(heartRate: 141))]), at: 7)
        #expect(long.map(\.id) == ["HR-PAUSE"])
    }

    @Test("nothing from before the dose is an alarm, and nothing after the session")
    func bounds() throws {
        var before = EntryLog.ready()
        before.append(.signs(Signs(oxygenSaturation: 80)), at: Sample.morning)
        #expect(try Self.alarms(before, at: 1).isEmpty)
        before.append(.dose(SessionRulesTests.infusion), at: Self.start)
        #expect(try Self.alarms(before, at: 1).isEmpty)
    }

    @Test("a check that nobody does is said quietly, then urgently; how the patient feels only quietly")
    func late() throws {
        let log = Self.log()
        #expect(try Self.alarms(log, at: 11.9).isEmpty)
        #expect(try Self.alarms(log, at: 12).map(\.id) == ["CHECK-LATE"])
        let long = try Self.alarms(log, at: 20)
        #expect(long.map(\.id) == ["CHECK-LATE-LONG"] && long.first?.priority == .medium)
        let uncomforted = Self.log([10, 20].map { ($0, Sample.calmSigns()) })
        #expect(try Self.alarms(uncomforted, at: 28).map(\.id) == ["CHECK-LATE"])
    }

    @Test("high priority needs two people; the same person twice is one")
    func answers() throws {
        var log = Self.log([(1, Signs(oxygenSaturation: 85))])
        func answer(by person: PersonID, at minute: Double) throws -> String? {
            let standing = try Self.alarms(log, at: minute)
            let refused = refusal { () throws in
                let entry = try AlarmRules.answer("SPO2-STOP", words: "", by: person, to: standing)
                log.append(.alarm(entry), at: Self.start.adding(minutes: minute), by: person)
            }
            return refused?.code
        }
        #expect(try answer(by: Sample.nurse, at: 1.2) == nil)
        #expect(try Self.alarms(log, at: 1.3).first?.isAnswered == false)
        #expect(try answer(by: Sample.nurse, at: 1.4) == "alarm.second-person")
        #expect(try answer(by: Sample.colleague, at: 1.5) == nil)
        #expect(try Self.alarms(log, at: 3).first?.isAnswered == true)
        #expect(try Self.alarms(log, at: 3).first?.isEscalated(at: Self.start.adding(minutes: 3)) == false)
    }

    @Test("an alarm that comes back asks again: an answer is for what it answered")
    func comesBack() throws {
        var log = Self.log([(1, Signs(oxygenSaturation: 91))])
        let standing = try Self.alarms(log, at: 1)
        log.append(
            .alarm(try AlarmRules.answer("SPO2-PAUSE", words: "", by: Sample.nurse, to: standing)),
            at: Self.start.adding(minutes: 1.5))
        #expect(try Self.alarms(log, at: 2).first?.isAnswered == true)
        log.append(.signs(Signs(oxygenSaturation: 98)), at: Self.start.adding(minutes: 3))
        log.append(.signs(Signs(oxygenSaturation: 91)), at: Self.start.adding(minutes: 4))
        #expect(try Self.alarms(log, at: 4).first { $0.id == "SPO2-PAUSE" }?.isAnswered == false)
    }

    @Test("raised, escalated after a minute, cleared: each is charted once")
    func charted() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = Self.log([(1, Signs(oxygenSaturation: 91))])
        func chart(at minute: Double) -> [AlarmEntry.Step] {
            let now = Self.start.adding(minutes: minute)
            let session = log.session()
            let standing = AlarmRules.standing(in: session, under: treatment, at: now)
                .filter { !$0.id.hasPrefix("CHECK") }
            let changes = AlarmRules.changes(from: standing, in: session, at: now)
            for change in changes { log.append(.alarm(change), at: now, by: PersonID("halcyon")) }
            return changes.map(\.step)
        }
        #expect(chart(at: 1) == [.raised])
        #expect(chart(at: 1.5) == [])
        #expect(chart(at: 2.1) == [.escalated])
        #expect(chart(at: 5) == [])
        log.append(.signs(Signs(oxygenSaturation: 97)), at: Self.start.adding(minutes: 6))
        #expect(chart(at: 6) == [.cleared])
        #expect(chart(at: 7) == [])
    }

    @Test("an answer to what does not stand is refused")
    func over() throws {
        let refused = refusal { () throws in
            try AlarmRules.answer("SPO2-STOP", words: "", by: Sample.nurse, to: [])
        }
        #expect(refused?.code == "alarm.over")
    }
}

extension Sample {
    /// Calm signs with everything asked that a check may ask.
    static func comfortable() -> Signs {
        var signs = calmSigns()
        signs.pain = 0
        signs.comfort = .calm
        return signs
    }
}
