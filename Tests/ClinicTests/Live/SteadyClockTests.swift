import Care
import Synchronization
import Testing

@testable import Clinic

@Suite("The clinic's clock") struct SteadyClockTests {
    static let start = Instant(microseconds: 1_800_000_000_000_000)

    /// A machine whose clock can be set, beside a count of seconds that cannot.
    final class Machine: Sendable {
        private let state = Mutex((wall: SteadyClockTests.start, seconds: 100.0))

        func pass(seconds: Double) {
            state.withLock { $0 = ($0.wall.adding(minutes: seconds / 60), $0.seconds + seconds) }
        }

        func set(byMinutes minutes: Double) { state.withLock { $0.wall = $0.wall.adding(minutes: minutes) } }

        func clock(notBefore last: Instant? = nil) -> SteadyClock {
            SteadyClock(
                notBefore: last, wall: { self.state.withLock { $0.wall } },
                seconds: { self.state.withLock { $0.seconds } })
        }
    }

    @Test func `says what the machine's clock says, forwards too`() {
        let machine = Machine()
        let clock = machine.clock()
        #expect(clock.now == Self.start)
        machine.pass(seconds: 90)
        #expect(clock.now == Self.start.adding(minutes: 1.5))
        machine.set(byMinutes: 7)
        #expect(clock.now == Self.start.adding(minutes: 8.5))
        #expect(clock.aheadSeconds == 0)
    }

    @Test func `goes on evenly while the machine's clock is set back, until that has caught up`() {
        let machine = Machine()
        let clock = machine.clock()
        machine.set(byMinutes: -60)
        #expect(clock.now == Self.start)
        machine.pass(seconds: 600)
        #expect(clock.now == Self.start.adding(minutes: 10))
        #expect(abs(clock.aheadSeconds - 3600) < 1)
        machine.set(byMinutes: 60)
        machine.pass(seconds: 60)
        #expect(clock.now == Self.start.adding(minutes: 11))
        #expect(clock.aheadSeconds == 0)
    }

    @Test func `a clock that is slewed is followed, and never runs back`() {
        let machine = Machine()
        let clock = machine.clock()
        var last = clock.now
        for _ in 0..<1000 {
            machine.pass(seconds: 1)
            machine.set(byMinutes: -0.5 / 1000 / 60)
            #expect(clock.now >= last)
            last = clock.now
        }
        #expect(clock.aheadSeconds < 1)
    }

    @Test func `begins no earlier than the record ends, unless the record is a day ahead`() {
        let machine = Machine()
        #expect(machine.clock(notBefore: Self.start.adding(minutes: -5)).now == Self.start)
        let behind = machine.clock(notBefore: Self.start.adding(minutes: 60))
        #expect(behind.now == Self.start.adding(minutes: 60))
        machine.pass(seconds: 60)
        #expect(behind.now == Self.start.adding(minutes: 61))
        #expect(machine.clock(notBefore: Self.start.adding(minutes: 60 * 25)).now == Self.start.adding(minutes: 1))
    }
}
