import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Sessions: no dose without consent, order and gate") struct DoseTests {
    private func override(
        _ points: [String], _ treated: Treated, _ clinic: ClinicFixture, reason: String = "walks home, two doors away",
        password: String = ClinicFixture.password
    ) async throws {
        _ = try await clinic.clinic.overrideGate(
            points, reason: reason, password: password, in: treated.session, of: treated.patient,
            access: try clinic.access(.overrideGate, treated.patient), clinic.command())
    }

    @Test func noSessionOpensWithoutPlanOrConsent() async throws {
        try await ClinicFixture.with { clinic in
            let drafted = try await clinic.treated(to: .drafted).patient
            #expect(await code { try await clinic.open(nil, drafted) } == "session.no-plan")
            let planned = try await clinic.treated(to: .planned, "Beryl", "Birch").patient
            try await clinic.withdraw(planned)
            #expect(await code { try await clinic.open(nil, planned) } == "session.no-plan")
            // Signed consent runs out after the days that the protocol gives it.
            let later = try await clinic.treated(to: .planned, "Cedric", "Cedar").patient
            let through = try #require(try await clinic.course(later).consents.last?.content.validThrough)
            clinic.set(through.adding(days: 1))
            #expect(await code { try await clinic.open(nil, later) } == "session.no-consent")
        }
    }

    @Test func noPlanIsSignedWithoutConsent() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .eligible).patient
            try await clinic.weigh(patient)
            try await clinic.draft(clinic.form(), for: patient)
            #expect(await code { try await clinic.sign(patient) } == "plan.no-consent")
            #expect(try await clinic.course(patient).plan == nil)
        }
    }

    @Test func noPlanIsSignedByTheWrongPassword() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .drafted).patient
            let refused = await code {
                _ = try await clinic.clinic.signPlan(
                    basedOn: try await clinic.planSequence(patient), password: "not the password", second: nil,
                    for: patient, access: try clinic.access(.signPlan, patient), clinic.command())
            }
            #expect(refused == "signing.password")
            #expect(try await clinic.course(patient).plan == nil)
        }
    }

    @Test func aHighDoseNeedsTwoPrescribers() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .consented).patient
            try await clinic.weigh(patient)
            try await clinic.draft(clinic.form(milligramsPerKilogram: 1), for: patient)
            #expect(await code { try await clinic.sign(patient) } == "plan.second-signature")
            let oneself = SecondSigner(email: clinic.email(.prescriber), password: ClinicFixture.password)
            #expect(await code { try await clinic.sign(patient, second: oneself) } == "plan.second-signature")
            let nurse = SecondSigner(email: clinic.email(.nurse), password: ClinicFixture.password)
            #expect(await code { try await clinic.sign(patient, second: nurse) } == "signing.second")
            #expect(try await clinic.course(patient).plan == nil)
        }
    }

    @Test func aClosedGateGivesNothing() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            #expect(await code { try await clinic.startInfusion(treated) } == "dose.gate")
            try await clinic.check(ClinicFixture.allClear, treated)
            #expect(await field { try await clinic.startInfusion(treated) } == "BP-HOLD")
            try await clinic.signs(ClinicFixture.calm, treated)
            #expect(await field { try await clinic.startInfusion(treated) } == "PREPARED")
            try await clinic.drawUp(treated)
            try await clinic.startInfusion(treated)
        }
    }

    @Test func consentWithdrawnInMidCourseStopsTheNextDose() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .charted)
            try await clinic.withdraw(treated.patient)
            #expect(try await clinic.course(treated.patient).phase == .consent)
            #expect(await field { try await clinic.startInfusion(treated) } == "CONSENT")
            #expect(await code { try await override(["CONSENT"], treated, clinic) } == "override.not-allowed")
            // The work list asks for consent anew, and a new consent takes up the course where it was.
            #expect(
                try await clinic.course(treated.patient).openTasks.values.contains {
                    $0.title == "Education and consent"
                })
            try await clinic.consent(treated.patient)
            #expect(try await clinic.course(treated.patient).phase == .induction)
            try await clinic.startInfusion(treated)
            try await clinic.expectSound()
        }
    }

    @Test func consentWithdrawnInMidInfusionLetsNothingMoreIn() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .dosing)
            clinic.pass(minutes: 10)
            try await clinic.give(.paused(reason: "asks to stop"), treated)
            try await clinic.withdraw(treated.patient)
            #expect(await code { try await clinic.give(.resumed, treated) } == "dose.gate")
            clinic.pass(minutes: 5)
            try await clinic.give(.stopped(reason: "consent withdrawn"), treated)
            clinic.pass(minutes: 60)
            try await clinic.recover(treated)
            try await clinic.discharge(treated)
            #expect(try await clinic.course(treated.patient).sessions.map(\.given) == [Milligrams(8.75)])
            try await clinic.expectSound()
        }
    }

    @Test func aPointIsNotSetAsideByTheWrongPassword() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            #expect(
                await code { try await override(["E-ESC"], treated, clinic, password: "guess") } == "signing.password")
            #expect(try await clinic.view(treated.session, of: treated.patient).session.gateOverrides.isEmpty)
        }
    }

    @Test func aPointIsSetAsideByAPrescriberWithAReason() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            var check = ClinicFixture.allClear
            check.escort = ""
            check.stillConsents = false
            try await clinic.check(check, treated)
            try await clinic.signs(ClinicFixture.calm, treated)
            try await clinic.drawUp(treated)
            #expect(await code { try await override(["E-ESC"], treated, clinic, reason: "ok") } == "override.reason")
            #expect(await code { try await override([], treated, clinic) } == "override.points")
            #expect(await code { try await override(["SPO2"], treated, clinic) } == "override.points")
            #expect(throws: Refusal.self) { try clinic.access(.overrideGate, treated.patient, as: .nurse) }
            try await override(["E-ESC"], treated, clinic)
            // What the patient says no to stays.
            #expect(await code { try await override(["AGREES"], treated, clinic) } == "override.not-allowed")
            #expect(await field { try await clinic.startInfusion(treated) } == "AGREES")
            check.stillConsents = true
            try await clinic.check(check, treated)
            try await clinic.startInfusion(treated)
            #expect(try await clinic.view(treated.session, of: treated.patient).preDose.setAside["E-ESC"] != nil)
        }
    }

    @Test func aDoseIsGivenAsOrderedAndInOrderOfTime() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .charted)
            let strength = MilligramsPerMillilitre(10)
            let refusals: [(DoseEvent, String)] = [
                (
                    .infusionStarted(dose: Milligrams(350), concentration: strength, over: Minutes(400)),
                    "dose.exceeds-order"
                ),
                (
                    .infusionStarted(
                        dose: Milligrams(35), concentration: MilligramsPerMillilitre(100), over: Minutes(40)),
                    "dose.concentration"
                ),
                (.infusionStarted(dose: Milligrams(35), concentration: strength, over: Minutes(4)), "dose.rate"),
                (.infusionStarted(dose: Milligrams(35), concentration: strength, over: Minutes(.nan)), "dose.rate"),
                (
                    .infusionStarted(dose: Milligrams(35), concentration: strength, over: Minutes(.infinity)),
                    "dose.rate"
                ),
                (.infusionStarted(dose: Milligrams(.nan), concentration: strength, over: Minutes(40)), "dose.amount"),
                (.injected(dose: Milligrams(35), concentration: strength), "dose.form"),
                (.taken(dose: Milligrams(35)), "dose.form"),
                (.resumed, "dose.not-running"), (.paused(reason: "x"), "dose.not-running"),
            ]
            for (event, expected) in refusals {
                #expect(await code { try await clinic.give(event, treated) } == expected, "\(event)")
            }
            let ahead = clinic.now.adding(minutes: 10)
            #expect(
                await code { try await clinic.give(ClinicFixture.infusion, treated, occurredAt: ahead) } == "dose.time")
            let yesterday = clinic.now.adding(minutes: -24 * 60)
            #expect(
                await code { try await clinic.give(ClinicFixture.infusion, treated, occurredAt: yesterday) }
                    == "dose.time")
            clinic.pass(minutes: 20)
            try await clinic.startInfusion(treated)
            let before = clinic.now.adding(minutes: -5)
            #expect(
                await code { try await clinic.give(.paused(reason: "late"), treated, occurredAt: before) }
                    == "dose.time")
        }
    }

    @Test func nobodyLeavesBeforeTheGateOpens() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .dosed)
            clinic.pass(minutes: 30)
            try await clinic.recover(treated)
            #expect(await field { try await clinic.discharge(treated) } == "D1-OBSERVE")
            _ = try await clinic.clinic.overrideDischarge(
                ["D1-OBSERVE"], reason: "goes to the ward next door", password: ClinicFixture.password,
                in: treated.session, of: treated.patient,
                access: try clinic.access(.overrideDischarge, treated.patient),
                clinic.command())
            try await clinic.discharge(treated)
            let summary = try #require(try await clinic.course(treated.patient).sessions.last)
            #expect(summary.overridden == ["D1-OBSERVE"])
            #expect(await code { try await clinic.signs(ClinicFixture.calm, treated) } == "session.closed")
        }
    }

    @Test func aSessionWithoutADoseIsClosedWithItsReason() async throws {
        try await ClinicFixture.with { clinic in
            func close(_ treated: Treated, _ reason: String) async throws {
                _ = try await clinic.clinic.closeWithoutDose(
                    treated.session, of: treated.patient, reason: reason,
                    access: try clinic.access(.discharge, treated.patient), clinic.command())
            }
            let treated = try await clinic.treated(to: .charted)
            #expect(await code { try await close(treated, "") } == "session.reason")
            try await close(treated, "ate breakfast")
            let course = try await clinic.course(treated.patient)
            #expect(course.sessions.map(\.ending) == [.notDosed])
            #expect(course.dosedSessions.isEmpty)
            #expect(course.openTasks.keys.allSatisfy { !$0.hasPrefix("follow-up.") })

            let dosed = try await clinic.treated(to: .dosed, "Beryl", "Birch", chair: "Chair 2")
            #expect(await code { try await close(dosed, "ate breakfast") } == "session.dosed")
        }
    }

    @Test func aFormCannotReachAnotherPatientsSession() async throws {
        try await ClinicFixture.with { clinic in
            let first = try await clinic.treated(to: .planned)
            let second = try await clinic.treated(to: .planned, "Beryl", "Birch")
            _ = try await clinic.clinic.openSession(
                booking: nil, chair: "Chair 1", for: first.patient,
                access: try clinic.access(.openSession, first.patient),
                clinic.command(id: "ab-01"))
            // The same digits written otherwise would name the same session.
            let refused = await code {
                _ = try await clinic.clinic.openSession(
                    booking: nil, chair: "Chair 2", for: second.patient,
                    access: try clinic.access(.openSession, second.patient), clinic.command(id: "ab01"))
            }
            #expect(refused == "chart.busy")
            #expect(try await clinic.store.entries(in: .session(SessionID("sab01"))).count == 1)
        }
    }
}
