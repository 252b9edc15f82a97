import Testing

@testable import Care

@Suite struct GivenPartTests {
    private typealias Given = DoseGivenTests

    private func session(_ events: [(Double, DoseEvent)]) -> TreatmentSession {
        TreatmentSession(
            id: SessionID("s"),
            entries: events.enumerated().map { index, event in
                Entry(
                    sequence: Int64(index + 1), occurredAt: Given.minute(event.0), recordedAt: Given.minute(event.0),
                    author: PersonID("n"), content: .dose(event.1))
            })
    }

    private func parts(_ events: (Double, DoseEvent)...) -> [[Double]] {
        session(events).givenParts.map { part in
            [part.start.minutes(since: Given.start), part.milligrams.value, part.duration?.value ?? 0]
                .map { ($0 * 1e6).rounded() / 1e6 }
        }
    }

    @Test func `a running infusion goes on to its end`() {
        #expect(parts((0, Given.infusion)) == [[0, 40, 40]])
    }

    @Test func `a pause leaves a gap and the rest runs after it`() {
        #expect(parts((0, Given.infusion), (10, .paused(reason: "nausea"))) == [[0, 10, 10]])
        #expect(
            parts((0, Given.infusion), (10, .paused(reason: "nausea")), (25, .resumed)) == [
                [0, 10, 10], [25, 30, 30],
            ])
    }

    @Test func `a change of rate begins a new part, a stop ends the last`() {
        let slower = DoseEvent.rateChanged(share: 0.5, reason: "drowsy")
        #expect(parts((0, Given.infusion), (10, slower)) == [[0, 10, 10], [10, 30, 60]])
        #expect(
            parts((0, Given.infusion), (10, slower), (20, .stopped(reason: "asked to"))) == [
                [0, 10, 10], [10, 5, 10],
            ])
    }

    @Test func `injections and devices are given at once, each at its time`() {
        #expect(parts((0, Given.injection), (15, Given.injection)) == [[0, 10, 0], [15, 10, 0]])
    }

    @Test func `the parts add up to what was given`() {
        let events: [(Double, DoseEvent)] = [
            (0, Given.infusion), (5, .rateChanged(share: 0.7, reason: "slower")), (12, .paused(reason: "nausea")),
            (20, .resumed), (31.5, .stopped(reason: "asked to")),
        ]
        let session = session(events)
        let sum = session.givenParts.reduce(0) { $0 + $1.milligrams.value }
        #expect(abs(sum - session.given.milligrams(at: Given.minute(60)).value) < 1e-6)
    }
}
