import Care
import Clinic
import Foundation
import Measures

@testable import Web

/// Courses and protocols made for page tests, entry by entry.
enum ChartBuilder {
    static let zone = TimeZone(identifier: "America/Phoenix") ?? .gmt
    static let today = Day(ordinal: 20_600)
    static let scales: ScaleLibrary = {
        do {
            return try ScaleLibrary(files: TestClinic.files(in: "Sources/Measures/Resources"))
        } catch {
            preconditionFailure("\(error)")
        }
    }()
    static let now = today.instant(hour: 10, minute: 0, in: zone)
    static let nurse = PersonID("nurse")
    static let names = AuthorNames([nurse: "Nia <Okafor>"])

    static func entry(_ sequence: Int64, _ content: ChartEntry, at moment: Instant = now) -> Entry {
        Entry(sequence: sequence, occurredAt: moment, recordedAt: moment, author: nurse, content: content)
    }

    static func course(_ contents: [ChartEntry]) -> Course {
        Course(
            patient: PatientID("p1"),
            entries: ([registered] + contents).enumerated().map { entry(Int64($0 + 1), $1) })
    }

    static let registered = ChartEntry.registered(
        Registration(
            name: PersonName(given: "<script>alert(1)</script>", family: "O\"Brien & Sons"),
            birthDate: Day(ordinal: 5000), sex: .female, medicalRecordNumber: "H-\"1"))

    static let mark = SignatureMark(
        person: PersonID("dr"), name: "Dr <b>Bold</b>", meaning: "approval", signedAt: now,
        contentDigest: "abcdef0123456789")

    static func rule(_ id: String, _ value: RuleValue? = nil, unit: String? = nil, approved: Bool = false) -> Rule {
        Rule(
            id: id, value: value, unit: unit, severity: .hold, reason: "\(id) speaks", source: "Source of \(id)",
            evidence: approved ? .verified : .productDefault, validFrom: today)
    }

    static let treatment = TreatmentProtocol(
        id: "iv-racemic", version: "1", title: "Intravenous ketamine", drug: .racemicKetamine, route: .intravenous,
        setting: .clinic, enabled: true, regulatoryStatus: "Off-label <here>.",
        rules: Dictionary(
            uniqueKeysWithValues: [
                rule("DOSE-STEPS", .numbers([0.5, 0.75]), unit: "mg/kg"),
                rule("DOSE-START", .number(0.5), unit: "mg/kg"),
                rule("CONCENTRATIONS", .numbers([10, 50]), unit: "mg/mL"),
                rule("INFUSION-MINUTES", .number(40), unit: "min"),
                rule("SCALES-depression", .texts(["phq-9"])), rule("RESPONSE-depression", .number(50), unit: "%"),
                rule("REMISSION-depression-PHQ9", .number(4), unit: "{points}", approved: true),
            ].map { ($0.id, $0) }), hash: "hash")

    static let dose = PlannedDose(
        milligrams: Milligrams(35), perKilogram: MilligramsPerKilogram(0.5), weight: Kilograms(70), weighedOn: today,
        concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5), infusion: Minutes(40), devices: nil)

    static let plan = Plan(
        protocolID: "iv-racemic", protocolVersion: "1", protocolHash: "hash", drug: .racemicKetamine,
        route: .intravenous,
        setting: .clinic, indication: .depression, dose: dose, inductionSessions: 6, firstSession: today,
        intervalDays: 3,
        goals: ["<i>sleep</i>"], remarks: "mind the \"left\" arm")

    static func note(_ kind: ClinicalNote.Kind, _ text: String) -> ChartEntry {
        .noted(ClinicalNote(kind: kind, text: text))
    }

    static func page(
        _ course: Course, seesTherapy: Bool = false, findings: [Finding] = [], forms: [(title: String, html: HTML)] = []
    ) -> ChartPage {
        ChartPage(
            course: course, treatment: treatment, findings: findings, advice: nil, trajectory: nil, next: nil,
            nextButton: nil, seesTherapy: seesTherapy, names: names, zone: zone, today: today, now: now, links: [],
            forms: forms, mayCorrect: true,
            exposure: ExposureList(
                ledger: ExposureLedger(
                    course.sessions, on: today, day: { Day($0, in: zone) }, treatment: { _ in nil })),
            bookings: nil,
            questionnaires: ChartQuestionnaires(
                patient: course.patient, expected: [], clock: WallClock(zone), mayAsk: true, mayRecord: true),
            scales: scales)
    }
}
