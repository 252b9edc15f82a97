import Care
import Foundation
import Records
import Testing

@testable import Clinic

/// One use case that writes to a patient's chart: what it needs, who may ask for it, and a call that succeeds.
struct UseCase: Sendable, CustomTestStringConvertible {
    let name: String
    let stage: Stage
    let permission: Permission
    let run: @Sendable (ClinicFixture, Treated, Access, Command) async throws -> Void

    init(
        _ name: String, at stage: Stage, _ permission: Permission,
        _ run: @escaping @Sendable (ClinicFixture, Treated, Access, Command) async throws -> Void
    ) {
        self.name = name
        self.stage = stage
        self.permission = permission
        self.run = run
    }

    var testDescription: String { name }

    /// A patient at the stage that this use case needs, with a risk, a task and a score to act on.
    func treated(in fixture: ClinicFixture) async throws -> Treated {
        let treated = try await fixture.treated(to: stage)
        if permission == .closeRisk || permission == .answerRisk {
            // Owned by the therapist who heard of it, so that a prescriber can take it over.
            _ = try await fixture.clinic.recordScore(
                Score(scale: "phq-9", total: 21, on: fixture.today, suicideItem: .positive), on: treated.patient,
                access: try fixture.access(.recordScore, treated.patient, as: .therapist), fixture.command())
        }
        if permission == .answerAlarm {
            fixture.pass(minutes: 1)
            var low = ClinicFixture.calm
            low.oxygenSaturation = 91
            try await fixture.signs(low, treated)
        }
        if permission == .recordSigns {
            try await fixture.link("CHAIR1", treated)
            try await fixture.send(fixture.report(heartRate: 66))
        }
        if permission == .correctEntry { try await fixture.weigh(treated.patient) }
        return treated
    }

    /// Every use case on a patient's chart.
    static let all: [UseCase] = charting + deciding + inSession

    private static let charting = [
        UseCase("registration changed", at: .registered, .registerPatient) { fixture, treated, access, command in
            var changed = try fixture.registration("Rowan", "Alder")
            changed.phone = "602 555 0100"
            _ = try await fixture.clinic.changeRegistration(of: treated.patient, to: changed, access: access, command)
        },
        UseCase("history", at: .registered, .recordHistory) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordHistory(
                [.historyTaken(HistoryTaken(area: .medical, text: "asthma"))], on: treated.patient, access: access,
                command)
        },
        UseCase("score", at: .registered, .recordScore) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordScore(
                Score(scale: "phq-9", total: 19, on: fixture.today, suicideItem: .positive), on: treated.patient,
                access: access, command)
        },
        UseCase("questionnaire", at: .registered, .recordScore) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordSheet(
                ["1": 3, "2": 2, "9": 1], scale: "phq-9", mode: .telephone, on: fixture.today, for: treated.patient,
                access: access, command)
        },
        UseCase("patient asked", at: .registered, .askPatient) { fixture, treated, access, command in
            _ = try await fixture.clinic.ask(
                "gad-7", mode: .link, channel: nil, of: treated.patient, access: access, command)
        },
        UseCase("note", at: .registered, .writeNote) { fixture, treated, access, command in
            _ = try await fixture.clinic.writeNote(
                ClinicalNote(kind: .progress, text: "slept well"), on: treated.patient, access: access, command)
        },
        UseCase("therapy note", at: .registered, .writeTherapyNote) { fixture, treated, access, command in
            _ = try await fixture.clinic.writeNote(
                ClinicalNote(kind: .integration, text: "a river"), on: treated.patient, access: access, command)
        },
        UseCase("risk raised", at: .registered, .raiseRisk) { fixture, treated, access, command in
            _ = try await fixture.clinic.raiseRisk(
                level: .moderate, reason: "said goodbye oddly", on: treated.patient, access: access, command)
        },
        UseCase("risk closed", at: .registered, .closeRisk) { fixture, treated, access, command in
            let risk = try await fixture.course(treated.patient).openRisks.first?.content.id
            _ = try await fixture.clinic.closeRisk(
                risk ?? RiskID("closed"), words: "seen at home, safe tonight", on: treated.patient, access: access,
                command)
        },
        UseCase("contact about a risk", at: .registered, .answerRisk) { fixture, treated, access, command in
            let risk = try await fixture.course(treated.patient).openRisks.first?.content.id
            _ = try await fixture.clinic.recordContact(
                RiskContact(
                    id: risk ?? RiskID("none"), means: .telephone, outcome: .notReached, words: "rang out, no answer"),
                on: treated.patient, access: access, command)
        },
        UseCase("risk taken over", at: .registered, .closeRisk) { fixture, treated, access, command in
            let course = try await fixture.course(treated.patient)
            let risk = course.openRisks.first { $0.content.owner != access.person.id }?.content.id
            _ = try await fixture.clinic.takeRisk(
                risk ?? RiskID("none"), on: treated.patient, access: access, command)
        },
        UseCase("safety plan", at: .registered, .answerRisk) { fixture, treated, access, command in
            _ = try await fixture.clinic.writeSafetyPlan(
                SafetyPlan(answers: [
                    .warningSigns: "I stop answering", .ownWays: "walk to the river", .professionals: "988",
                ]), on: treated.patient, access: access, command)
        },
        UseCase("task completed", at: .registered, .completeTask) { fixture, treated, access, command in
            let task = try await fixture.course(treated.patient).openTasks.keys.sorted().first
            _ = try await fixture.clinic.completeTask(
                task ?? "done", outcome: "called", on: treated.patient, access: access, command)
        },
        UseCase("entry corrected", at: .registered, .correctEntry) { fixture, treated, access, command in
            let weight = try #require(
                try await fixture.store.entries(in: .chart(treated.patient)).first { $0.kind == "measured" })
            _ = try await fixture.clinic.correct(
                weight.sequence, kind: .enteredInError, reason: "another patient", replacement: nil,
                on: treated.patient,
                access: access, command)
        },
        UseCase("booked", at: .planned, .bookSession) { fixture, treated, access, command in
            _ = try await fixture.clinic.book(
                on: fixture.today, hour: 11, minute: 0, chair: "Chair 2", for: treated.patient, access: access, command)
        },
        UseCase("booking cancelled", at: .booked, .bookSession) { fixture, treated, access, command in
            _ = try await fixture.clinic.cancelBooking(
                treated.session, reason: "has a cold", for: treated.patient, access: access, command)
        },
    ]

    private static let deciding = [
        UseCase("screening decided", at: .registered, .decideScreening) { fixture, treated, access, command in
            _ = try await fixture.clinic.decideScreening(
                .deferred, reason: "needs an ECG first", indication: .depression, protocolID: "iv-racemic",
                setAside: [:],
                basedOn: try await fixture.course(treated.patient).sequence, password: ClinicFixture.password,
                on: treated.patient, access: access, command)
        },
        UseCase("education", at: .eligible, .giveEducation) { fixture, treated, access, command in
            _ = try await fixture.clinic.giveEducation(
                "iv-racemic", answers: try fixture.rightAnswers("iv-racemic"), on: treated.patient, access: access,
                command)
        },
        UseCase("consent", at: .educated, .takeConsent) { fixture, treated, access, command in
            _ = try await fixture.clinic.takeConsent(
                to: "iv-racemic", signedName: "Rowan Alder", on: treated.patient, access: access, command)
        },
        UseCase("consent withdrawn", at: .consented, .withdrawConsent) { fixture, treated, access, command in
            _ = try await fixture.clinic.withdrawConsent(
                reason: "not stated", on: treated.patient, access: access, command)
        },
        UseCase("plan drafted", at: .drafted, .draftPlan) { fixture, treated, access, command in
            var form = fixture.form()
            form.remarks = "morning chair"
            let draft = try await fixture.store.entries(in: .chart(treated.patient)).first { $0.kind == "plan-drafted" }
            _ = try await fixture.clinic.draftPlan(
                form, basedOn: draft?.sequence ?? 0, for: treated.patient, access: access, command)
        },
        UseCase("plan signed", at: .drafted, .signPlan) { fixture, treated, access, command in
            let draft = try await fixture.store.entries(in: .chart(treated.patient)).last { $0.kind == "plan-drafted" }
            _ = try await fixture.clinic.signPlan(
                basedOn: draft?.sequence ?? 0, password: ClinicFixture.password, second: nil, for: treated.patient,
                access: access, command)
        },
        UseCase("course decided", at: .planned, .signPlan) { fixture, treated, access, command in
            _ = try await fixture.clinic.decideCourse(
                .end, intervalDays: nil, reason: "moves abroad", proposal: nil, password: ClinicFixture.password,
                on: treated.patient, access: access, command)
        },
    ]

    private static let inSession = [
        UseCase("session opened", at: .booked, .openSession) { fixture, treated, access, command in
            _ = try await fixture.clinic.openSession(
                booking: treated.session, chair: "Chair 1", for: treated.patient, access: access, command)
        },
        UseCase("session opened without a booking", at: .planned, .openSession) { fixture, treated, access, command in
            _ = try await fixture.clinic.openSession(
                booking: nil, chair: "Chair 1", for: treated.patient, access: access, command)
        },
        UseCase("monitor linked", at: .opened, .linkMonitor) { fixture, treated, access, command in
            try await fixture.clinic.linkMonitor(
                at: "BED-1", to: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("check before the dose", at: .opened, .recordPreDose) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordPreDose(
                ClinicFixture.allClear, in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("alarm answered", at: .dosing, .answerAlarm) { fixture, treated, access, command in
            _ = try await fixture.clinic.answerAlarm(
                "SPO2-PAUSE", words: "oxygen given", in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("signs", at: .opened, .recordSigns) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordSigns(
                ClinicFixture.calm, in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("a monitor's signs confirmed", at: .opened, .recordSigns) { fixture, treated, access, command in
            _ = try await fixture.clinic.chartMonitorSigns(
                in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("gate overridden", at: .opened, .overrideGate) { fixture, treated, access, command in
            _ = try await fixture.clinic.overrideGate(
                ["E-ESC"], reason: "walks home, two doors away", password: ClinicFixture.password, in: treated.session,
                of: treated.patient, access: access, command)
        },
        UseCase("infusion started", at: .charted, .giveDose) { fixture, treated, access, command in
            _ = try await fixture.clinic.giveDose(
                ClinicFixture.infusion, in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("adverse event", at: .dosing, .recordEvent) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordEvent(
                .nausea, grade: 1, action: "cool air", resolved: true, number: nil, in: treated.session,
                of: treated.patient, access: access, command)
        },
        UseCase("recovery", at: .dosed, .recordRecovery) { fixture, treated, access, command in
            _ = try await fixture.clinic.recordRecovery(
                ClinicFixture.recovery, in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("discharge overridden", at: .dosed, .overrideDischarge) { fixture, treated, access, command in
            _ = try await fixture.clinic.overrideDischarge(
                ["D1-OBSERVE"], reason: "goes to the ward next door", password: ClinicFixture.password,
                in: treated.session, of: treated.patient, access: access, command)
        },
        UseCase("discharged", at: .recovered, .discharge) { fixture, treated, access, command in
            _ = try await fixture.clinic.discharge(
                treated.session, of: treated.patient, remarks: "", access: access, command)
        },
        UseCase("closed without a dose", at: .opened, .discharge) { fixture, treated, access, command in
            _ = try await fixture.clinic.closeWithoutDose(
                treated.session, of: treated.patient, reason: "ate breakfast", access: access, command)
        },
    ]
}
