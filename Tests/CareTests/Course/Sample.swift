import Foundation
import Testing

@testable import Care

/// People, moments and entries that tests of the course share. Nobody here exists.
enum Sample {
    static let zone = TimeZone(identifier: "America/New_York") ?? .gmt
    /// A Saturday in standard time.
    static let today = Day(ordinal: 20_778)
    static let morning = today.instant(hour: 9, minute: 0, in: zone)
    static let nurse = PersonID("nurse")
    static let prescriber = PersonID("prescriber")
    static let colleague = PersonID("colleague")
    static let patient = PatientID("patient")
    static let name = PersonName(given: "Noël", family: "Example")

    static func mark(
        _ person: PersonID = prescriber, _ meaning: String = "order", at moment: Instant = morning
    ) -> SignatureMark {
        SignatureMark(person: person, name: person.text, meaning: meaning, signedAt: moment, contentDigest: "00")
    }

    /// A scale that patients can answer, whatever it is.
    static func askedScale(_ id: String) -> AskedScale? { AskedScale(id: id, title: id.uppercased(), way: .patient) }

    static func registration(sex: AdministrativeSex = .male) -> Registration {
        Registration(
            name: name, birthDate: Day(ordinal: 4_000), sex: sex, medicalRecordNumber: "1", synthetic: true)
    }

    static func screening(_ treatment: TreatmentProtocol, findings: [Finding] = []) -> ScreeningResult {
        ScreeningResult(
            protocolID: treatment.id, protocolVersion: treatment.version, protocolHash: treatment.hash, on: today,
            findings: findings, missing: [])
    }

    static func decision(
        _ outcome: ScreeningDecision.Outcome, under treatment: TreatmentProtocol,
        for indication: Indication = .depression
    ) -> ScreeningDecision {
        ScreeningDecision(
            outcome: outcome, reason: "as discussed", indication: indication, result: screening(treatment),
            setAside: [:], signature: mark(prescriber, "responsibility"))
    }

    static func education(_ treatment: TreatmentProtocol, correct: Int = 6) -> EducationRead {
        EducationRead(protocolID: treatment.id, version: "1.0.0", correctAnswers: correct, questions: 6)
    }

    static func consent(
        _ protocolID: String, on day: Day = today, through last: Day? = nil
    ) -> ConsentSigned {
        ConsentSigned(
            protocolID: protocolID, documentVersion: "1.0.0", documentHash: "00", signedName: name.display,
            witness: nurse, signedOn: day, validThrough: last ?? day.adding(days: 365))
    }

    static func plannedDose(
        _ milligrams: Double = 35, weight: Double = 70, concentration: Double? = 10, infusion: Double? = 40
    ) -> PlannedDose {
        let strength = concentration.map { MilligramsPerMillilitre($0) }
        return PlannedDose(
            milligrams: Milligrams(milligrams), perKilogram: MilligramsPerKilogram(milligrams / weight),
            weight: Kilograms(weight), weighedOn: today, concentration: strength,
            volume: strength.map { Milligrams(milligrams).volume(at: $0) }, infusion: infusion.map { Minutes($0) },
            devices: nil)
    }

    static func plan(
        _ treatment: TreatmentProtocol, dose: PlannedDose = plannedDose(), intervalDays: Int? = nil,
        changeReason: String = "", indication: Indication = .depression
    ) -> Plan {
        Plan(
            protocolID: treatment.id, protocolVersion: treatment.version, protocolHash: treatment.hash,
            drug: treatment.drug, route: treatment.route, setting: treatment.setting, indication: indication,
            dose: dose, inductionSessions: 6, firstSession: today,
            intervalDays: intervalDays ?? treatment.phases("SCHEDULE").first?.minimumDays ?? 7,
            changeReason: changeReason)
    }

    /// Everything a nurse asks before a dose, answered as it should be.
    static func readyCheck(weight: Double = 70) -> PreDoseCheck {
        PreDoseCheck(
            identifiers: [.name, .birthDate], weight: Kilograms(weight), hoursSinceFood: 8, minutesSinceDrink: 120,
            escort: "A friend", medicinesHeld: true, pregnancy: .notApplicable, substancesToday: false,
            suicidality: PreDoseCheck.Suicidality.none, bladderSymptoms: false, equipmentReady: true,
            stillConsents: true)
    }

    static func calmSigns(systolic: Int = 120, diastolic: Int = 80) -> Signs {
        Signs(
            systolic: systolic, diastolic: diastolic, heartRate: 70, oxygenSaturation: 98, respiratoryRate: 14,
            alertness: 5, dissociation: 0)
    }

    /// 35 mg of 10 mg/mL, as the intravenous sample plan orders it.
    static let syringe = DosePrepared(
        dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5))

    static func secondLook(at sequence: Int64) -> DoseChecked {
        DoseChecked(preparation: sequence, concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5))
    }

    static func recovered() -> RecoveryCheck {
        RecoveryCheck(
            orientedFully: true, walksSteadily: true, nauseaControlled: true, aldrete: 10, newSuicidalThoughts: false,
            escortPresent: "A friend", noDrivingUnderstood: true, instructionsGiven: true)
    }
}

/// A stream of entries as it grows, in sequence from 1.
struct EntryLog {
    private(set) var entries: [Entry] = []

    @discardableResult
    mutating func append(
        _ content: ChartEntry, at moment: Instant = Sample.morning, by author: PersonID = Sample.nurse
    ) -> Entry {
        let entry = Entry(
            sequence: Int64(entries.count + 1), occurredAt: moment, recordedAt: moment, author: author,
            content: content)
        entries.append(entry)
        return entry
    }

    var course: Course { Course(patient: Sample.patient, entries: entries) }

    func session(_ id: SessionID = SessionID("s")) -> TreatmentSession { TreatmentSession(id: id, entries: entries) }

    /// A chart that has come to a signed plan under a protocol.
    static func planned(
        _ treatment: TreatmentProtocol, dose: PlannedDose = Sample.plannedDose(), sex: AdministrativeSex = .male
    ) -> EntryLog {
        var log = EntryLog()
        log.append(.registered(Sample.registration(sex: sex)))
        log.append(.screeningDecided(Sample.decision(.eligible, under: treatment)))
        log.append(.educationRead(Sample.education(treatment)))
        log.append(.consentSigned(Sample.consent(treatment.id)))
        log.append(
            .planSigned(
                SignedPlan(
                    revision: 1, plan: Sample.plan(treatment, dose: dose), signature: Sample.mark(),
                    secondSignature: nil)))
        return log
    }

    /// A session that is ready for its dose.
    static func ready(check: PreDoseCheck = Sample.readyCheck(), signs: Signs = Sample.calmSigns()) -> EntryLog {
        var log = EntryLog()
        log.append(
            .sessionOpened(
                SessionOpened(
                    session: SessionID("s"), number: 1, planRevision: 1, chair: "1", nurse: Sample.nurse)))
        log.append(.preDoseChecked(check))
        log.append(.signs(signs))
        log.append(.dosePrepared(Sample.syringe))
        log.append(.doseChecked(Sample.secondLook(at: 4)), by: Sample.prescriber)
        return log
    }
}

/// What a refusal a closure ends in, or nil when it goes through.
func refusal<Value>(_ body: () throws -> Value) -> Refusal? {
    do {
        _ = try body()
        return nil
    } catch let error as Refusal {
        return error
    } catch {
        Issue.record(error)
        return nil
    }
}
