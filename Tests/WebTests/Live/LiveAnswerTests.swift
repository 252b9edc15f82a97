import Care
import Clinic
import Foundation
import Testing

@testable import Web

@Suite struct LiveAnswerTests {
    @Test func `an event says where the record stands, and nothing of a chart`() {
        #expect(LiveAnswer.Event.changed(42).text == "id: 42\nevent: changed\ndata: 42\n\n")
        #expect(LiveAnswer.Event.beat.text == "event: beat\ndata:\n\n")
    }

    @Test func `a connection goes on after its last event, else after its page`() {
        #expect(LiveAnswer.position(["after": "7"], lastEvent: "9") == 9)
        #expect(LiveAnswer.position(["after": "7"], lastEvent: nil) == 7)
        #expect(LiveAnswer.position(["after": "x"], lastEvent: "y") == 0)
    }

    @Test func `a page hears of what another person entered`() async throws {
        try await TestClinic.with { clinic in
            let clinicOfTest = clinic.premises.clinic
            let live = LiveAnswer(
                changes: try clinicOfTest.changes(
                    of: clinic.openSession, patient: clinic.patient, after: try await clinicOfTest.position(),
                    access: try await clinic.nurseAccess(.seeChart)),
                isStillWelcome: { true })
            let (events, line) = live.events()
            _ = try await clinicOfTest.recordSigns(
                Signs(heartRate: 71), in: clinic.openSession, of: clinic.patient,
                access: try await clinic.nurseAccess(.recordSigns),
                Command(id: "0123456789abcdef", saying: Data(), now: clinic.now.now, source: "10.0.0.1"))
            var heard: [LiveAnswer.Event] = []
            for await event in events where event != .beat {
                heard.append(event)
                break
            }
            line.finish()
            #expect(heard == [.changed(try await clinicOfTest.position())])
        }
    }

    @Test func `a page that brings itself up to date is one reading, a person's look is always one`() async {
        let readings = RecentReadings()
        let token = SessionToken(text: "t")
        let now = TestClinic.start
        func isNew(_ isOfPage: Bool, after minutes: Double) async -> Bool {
            await readings.isNew(
                by: token, of: PatientID("p"), what: "session", isOfPage: isOfPage, now: now.adding(minutes: minutes))
        }
        #expect(await isNew(true, after: 0))
        #expect(await !isNew(true, after: 1))
        #expect(await isNew(false, after: 2))
        #expect(await !isNew(true, after: 11))
        #expect(await isNew(true, after: 12.1))
    }
}
