import Foundation
import Testing

@testable import Care
@testable import Clinic
@testable import Web

/// A made-up session at any stage, with hostile words wherever words may stand.
enum SessionSample {
    static let hostile = "<script>alert(1)</script>\"'&"
    static let zone = TimeZone(identifier: "America/New_York") ?? .gmt
    static let today = Day(ordinal: 20_778)
    static let morning = today.instant(hour: 9, minute: 0, in: zone)
    static let nurse = PersonID("nurse")

    static func library() throws -> ProtocolLibrary {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Protocols")
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return try ProtocolLibrary(files: files)
    }

    static func mark(_ meaning: String) -> SignatureMark {
        SignatureMark(
            person: PersonID("prescriber"), name: "Dr \(hostile)", meaning: meaning, signedAt: morning,
            contentDigest: "00")
    }

    /// The chart up to its signed plan.
    static func course(_ treatment: TreatmentProtocol, dose: PlannedDose) -> Course {
        let registration = Registration(
            name: PersonName(given: "Ada", family: hostile), birthDate: Day(ordinal: 4_000), sex: .female,
            medicalRecordNumber: "S-1", synthetic: true)
        let consent = ConsentSigned(
            protocolID: treatment.id, documentVersion: "1", documentHash: "00", signedName: hostile, witness: nurse,
            signedOn: today, validThrough: today.adding(days: 365))
        let plan = Plan(
            protocolID: treatment.id, protocolVersion: treatment.version, protocolHash: treatment.hash,
            drug: treatment.drug, route: treatment.route, setting: treatment.setting, indication: .depression,
            dose: dose,
            inductionSessions: 6, firstSession: today, intervalDays: 3, remarks: hostile)
        let decision = ScreeningDecision(
            outcome: .eligible, reason: hostile, indication: .depression,
            result: ScreeningResult(
                protocolID: treatment.id, protocolVersion: treatment.version, protocolHash: treatment.hash, on: today,
                findings: [], missing: []), setAside: [:], signature: mark("responsibility"))
        return Course(
            patient: PatientID("p1"),
            entries: entries([
                (.registered(registration), 0), (.screeningDecided(decision), 0),
                (
                    .educationRead(
                        EducationRead(protocolID: treatment.id, version: "1", correctAnswers: 8, questions: 8)), 0
                ),
                (.consentSigned(consent), 0),
                (.planSigned(SignedPlan(revision: 1, plan: plan, signature: mark("order"), secondSignature: nil)), 0),
            ]))
    }

    static func entries(_ contents: [(ChartEntry, Double)]) -> [Entry] {
        contents.enumerated().map { index, content in
            let moment = morning.adding(minutes: content.1)
            return Entry(
                sequence: Int64(index + 1), occurredAt: moment, recordedAt: moment, author: nurse, content: content.0)
        }
    }

    static let infusion = PlannedDose(
        milligrams: Milligrams(35), perKilogram: MilligramsPerKilogram(0.5), weight: Kilograms(70), weighedOn: today,
        concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5), infusion: Minutes(40), devices: nil)

    static let devices = PlannedDose(
        milligrams: Milligrams(56), perKilogram: nil, weight: nil, weighedOn: nil, concentration: nil, volume: nil,
        infusion: nil, devices: 2)

    static let ready: [(ChartEntry, Double)] = [
        (
            .preDoseChecked(
                PreDoseCheck(
                    identifiers: [.name, .birthDate], weight: Kilograms(70), hoursSinceFood: 8, minutesSinceDrink: 120,
                    escort: hostile, medicinesHeld: true, pregnancy: .negativeTest, substancesToday: false,
                    suicidality: PreDoseCheck.Suicidality.none, bladderSymptoms: false, equipmentReady: true,
                    stillConsents: true)), 1
        ),
        (
            .signs(
                Signs(
                    systolic: 120, diastolic: 80, heartRate: 70, oxygenSaturation: 98, respiratoryRate: 14, alertness: 5
                )),
            2
        ),
        (
            .dosePrepared(
                DosePrepared(
                    dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5))), 3
        ),
        (
            .doseChecked(
                DoseChecked(
                    preparation: 4, concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5),
                    signature: mark("witness"))), 4
        ),
    ]

    static let started = ChartEntry.dose(
        .infusionStarted(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40)))

    /// A page of a session with these entries after its opening, `minute` minutes after nine.
    static func page(
        _ contents: [(ChartEntry, Double)] = [], at minute: Double = 5, under id: String = "iv-racemic",
        dose: PlannedDose = infusion, roles: Set<Role> = [.nurse, .prescriber], refused: FormScope.Refused? = nil
    ) throws -> SessionPage {
        let treatment = try #require(try library().treatment(id))
        let course = course(treatment, dose: dose)
        let opening = SessionOpened(
            session: SessionID("s1"), number: 1, planRevision: 1, chair: hostile, nurse: nurse)
        let session = TreatmentSession(id: SessionID("s1"), entries: entries([(.sessionOpened(opening), 0)] + contents))
        let now = morning.adding(minutes: minute)
        let plan = try #require(course.plan?.content.plan)
        var view = SessionView(
            course: course, session: session, plan: plan, treatment: treatment,
            preDose: PreDoseGate.evaluate(session, of: course, under: treatment, at: now, in: zone),
            discharge: DischargeGate.evaluate(session, under: treatment, at: now), stage: session.stage(at: now),
            now: now)
        view.alarms = AlarmRules.standing(in: session, under: treatment, at: now)
        return SessionPage(
            view: view, names: [nurse: hostile],
            may: Set(Permission.allCases.filter { PermissionTable.role(among: roles, for: $0) != nil }), token: "t",
            clock: WallClock(zone), refused: refused,
            forecast: .init(view, from: ForecastCache(), clock: WallClock(zone)))
    }
}
