import Testing

@testable import Care

@Suite("The dose given is derived to the second")
struct DoseGivenTests {
    static let start = Sample.morning

    /// 40 mg over 40 minutes: a milligram a minute.
    static let infusion = DoseEvent.infusionStarted(
        dose: Milligrams(40), concentration: MilligramsPerMillilitre(10), over: Minutes(40))
    static let injection = DoseEvent.injected(dose: Milligrams(10), concentration: MilligramsPerMillilitre(10))

    static func minute(_ minutes: Double) -> Instant { start.adding(minutes: minutes) }

    static func given(_ events: (Double, DoseEvent)...) -> DoseGiven {
        var given = DoseGiven()
        for (at, event) in events { given.apply(event, at: minute(at)) }
        return given
    }

    @Test("a running infusion gives its share of every second and no more than its dose")
    func runs() {
        let given = Self.given((0, Self.infusion))
        #expect(given.milligrams(at: Self.start) == Milligrams(0))
        #expect(abs(given.milligrams(at: Self.minute(1.0 / 60)).value - 1.0 / 60) < 1e-9)
        #expect(abs(given.milligrams(at: Self.minute(12.5)).value - 12.5) < 1e-9)
        #expect(abs(given.milligrams(at: Self.minute(40)).value - 40) < 1e-9)
        #expect(given.milligrams(at: Self.minute(400)) == Milligrams(40))
        #expect(given.expectedEnd == Self.minute(40))
        #expect(given.isRunning(at: Self.minute(39.9)))
        #expect(!given.isRunning(at: Self.minute(40)))
        #expect(given.lastGiven(at: Self.minute(39.9)) == nil)
        #expect(given.lastGiven(at: Self.minute(300)) == Self.minute(40))
        #expect(given.milligrams(at: Self.minute(-5)) == Milligrams(0))
    }

    @Test("a pause gives nothing and moves the end")
    func pause() {
        let paused = Self.given((0, Self.infusion), (10, .paused(reason: "nausea")))
        #expect(abs(paused.milligrams(at: Self.minute(200)).value - 10) < 1e-9)
        #expect(paused.isRunning(at: Self.minute(200)))
        #expect(paused.expectedEnd == nil)
        let resumed = Self.given((0, Self.infusion), (10, .paused(reason: "nausea")), (25, .resumed))
        #expect(abs(resumed.milligrams(at: Self.minute(30)).value - 15) < 1e-9)
        #expect(resumed.expectedEnd == Self.minute(55))
    }

    @Test("half the rate takes twice as long for the rest")
    func rate() {
        let given = Self.given((0, Self.infusion), (20, .rateChanged(share: 0.5, reason: "pressure")))
        #expect(abs(given.milligrams(at: Self.minute(30)).value - 25) < 1e-9)
        #expect(given.expectedEnd == Self.minute(60))
        #expect(abs(given.milligrams(at: Self.minute(60)).value - 40) < 1e-9)
    }

    @Test("a rate changed during a pause holds when it resumes, and the pause stays the last moment anything ran")
    func rateInPause() {
        let given = Self.given(
            (0, Self.infusion), (10, .paused(reason: "nausea")), (15, .rateChanged(share: 0.5, reason: "nausea")),
            (20, .resumed))
        #expect(abs(given.milligrams(at: Self.minute(30)).value - 15) < 1e-9)
        let stopped = Self.given(
            (0, Self.infusion), (10, .paused(reason: "nausea")), (15, .rateChanged(share: 0.5, reason: "nausea")),
            (20, .stopped(reason: "enough")))
        #expect(stopped.lastGiven(at: Self.minute(60)) == Self.minute(10))
        #expect(stopped.milligrams(at: Self.minute(60)) == Milligrams(10))
    }

    @Test("a stop keeps what ran until then")
    func stop() {
        let given = Self.given((0, Self.infusion), (12.25, .stopped(reason: "distress")))
        #expect(abs(given.milligrams(at: Self.minute(90)).value - 12.25) < 1e-9)
        #expect(given.lastGiven(at: Self.minute(90)) == Self.minute(12.25))
        #expect(given.state == .finished)
        #expect(!given.isRunning(at: Self.minute(13)))
    }

    @Test("a stop tapped late does not move the end past the moment the dose ran out")
    func lateStop() {
        let given = Self.given((0, Self.infusion), (70, .stopped(reason: "done")))
        #expect(given.milligrams(at: Self.minute(90)) == Milligrams(40))
        #expect(given.lastGiven(at: Self.minute(90)) == Self.minute(40))
    }

    @Test("completion gives the whole dose at its moment, even before the clock says so")
    func completion() {
        let given = Self.given((0, Self.infusion), (38, .completed))
        #expect(abs(given.milligrams(at: Self.minute(38)).value - 40) < 1e-9)
        #expect(given.lastGiven(at: Self.minute(38)) == Self.minute(38))
    }

    @Test("a second infusion begun while the first runs takes its place")
    func overlap() {
        let given = Self.given((0, Self.infusion), (10, Self.infusion))
        #expect(abs(given.milligrams(at: Self.minute(10)).value - 10) < 1e-9)
        #expect(abs(given.milligrams(at: Self.minute(20)).value - 20) < 1e-9)
        #expect(abs(given.milligrams(at: Self.minute(60)).value - 50) < 1e-9)
        #expect(given.ordered == Milligrams(80))
    }

    @Test("an injection after an infusion has run out is the last dose")
    func injectionAfterInfusion() {
        let given = Self.given((0, Self.infusion), (60, Self.injection))
        #expect(given.milligrams(at: Self.minute(60)) == Milligrams(50))
        #expect(given.lastGiven(at: Self.minute(60)) == Self.minute(60))
        #expect(given.state == .finished)
    }

    @Test("injections, devices and tablets count at once and add up")
    func atOnce() {
        let given = Self.given(
            (0, .deviceUsed(dose: Milligrams(28), number: 1)), (5, .deviceUsed(dose: Milligrams(28), number: 2)),
            (6, .taken(dose: Milligrams(50))), (7, Self.injection))
        #expect(given.milligrams(at: Self.minute(7)) == Milligrams(116))
        #expect(given.devices == 2)
        #expect(given.startedAt == Self.start)
        #expect(given.lastGiven(at: Self.minute(8)) == Self.minute(7))
    }

    @Test("a pause or resumption of nothing changes nothing")
    func nothingRuns() {
        let given = Self.given((0, .paused(reason: "slip")), (1, .resumed), (2, .stopped(reason: "slip")))
        #expect(given == DoseGiven())
        let after = Self.given((0, Self.injection), (1, .paused(reason: "slip")))
        #expect(after.state == .finished)
    }

    @Test("a resumption of something that runs loses none of it")
    func resumedWhileRunning() {
        let given = Self.given((0, Self.infusion), (15, .resumed))
        #expect(abs(given.milligrams(at: Self.minute(20)).value - 20) < 1e-9)
    }

    @Test("an amended dose sums in its old place, and one taken back is not given")
    func amended() {
        var log = EntryLog()
        log.append(.dose(Self.infusion), at: Self.start)
        let wrong = log.append(.dose(.paused(reason: "tapped by mistake")), at: Self.minute(10))
        log.append(.dose(.resumed), at: Self.minute(15))
        log.append(
            .corrected(
                Correction(
                    corrects: wrong.sequence, kind: .enteredInError, reason: "never paused", replacement: nil)),
            at: Self.minute(16))
        #expect(abs(log.session().given.milligrams(at: Self.minute(20)).value - 20) < 1e-9)
        let right = DoseEvent.infusionStarted(
            dose: Milligrams(20), concentration: MilligramsPerMillilitre(10), over: Minutes(40))
        log.append(
            .corrected(
                Correction(corrects: 1, kind: .amended, reason: "half was drawn up", replacement: .dose(right))),
            at: Self.minute(17))
        let session = log.session()
        #expect(abs(session.given.milligrams(at: Self.minute(20)).value - 10) < 1e-9)
        #expect(session.given.startedAt == Self.start)
        #expect(session.doseEvents.map(\.content) == [right, .resumed])
        #expect(session.corrections.count == 2)
    }

    @Test("any run of events agrees with a clock that counts every second", arguments: 0..<200 as Range<UInt64>)
    func bruteForce(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var given = DoseGiven()
        var second = 0
        // The oracle: milligrams a second while running, what is left, and what has been given.
        var rate = 0.0
        var share = 1.0
        var left = 0.0
        var total = 0.0
        var paused = false
        for _ in 0..<12 {
            let steps = Int.random(in: 1...900, using: &random)
            for _ in 0..<steps where !paused {
                let portion = min(left, rate * share)
                left -= portion
                total += portion
            }
            second += steps
            let moment = Self.start.adding(minutes: Double(second) / 60)
            try #require(abs(given.milligrams(at: moment).value - total) < 1e-6, "seed \(seed), second \(second)")
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                let dose = Double(Int.random(in: 10...60, using: &random))
                let minutes = Double(Int.random(in: 10...60, using: &random))
                given.apply(
                    .infusionStarted(
                        dose: Milligrams(dose), concentration: MilligramsPerMillilitre(10), over: Minutes(minutes)),
                    at: moment)
                (left, rate, share, paused) = (dose, dose / (minutes * 60), 1, false)
            case 1:
                given.apply(.paused(reason: ""), at: moment)
                paused = true
            case 2:
                given.apply(.resumed, at: moment)
                paused = false
            case 3:
                let new = Double(Int.random(in: 1...10, using: &random)) / 10
                given.apply(.rateChanged(share: new, reason: ""), at: moment)
                share = new
            case 4:
                given.apply(.stopped(reason: ""), at: moment)
                left = 0
            default:
                given.apply(Self.injection, at: moment)
                total += 10
            }
        }
    }
}
