import Care
import Foundation

/// Shorthand for candidates and protocols, built on the shipped rows.
enum Screen {
    static let today = day("2026-11-21")

    static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    private struct RowFile: Decodable { let rules: [Rule] }

    /// The shipped rows, read beside this package's sources.
    static let rows: [String: Rule] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Protocols/foundation-screening.json")
        guard let data = try? Data(contentsOf: file),
            let rules = try? JSONDecoder().decode(RowFile.self, from: data).rules
        else { return [:] }
        return Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    }()

    static func treatment(
        _ id: String = "iv-racemic", drug: Drug = .racemicKetamine, route: Route = .intravenous,
        setting: Setting = .clinic, rows: [String: Rule] = rows
    ) -> TreatmentProtocol {
        TreatmentProtocol(
            id: id, version: "1.0.0", title: id, drug: drug, route: route, setting: setting, enabled: true,
            regulatoryStatus: "", rules: rows, hash: "hash")
    }

    static let intravenous = treatment()
    static let spravato = treatment("spravato", drug: .esketamine, route: .intranasal)
    static let oralHome = treatment("oral-home", route: .oral, setting: .home)
    static let sublingualHome = treatment("sublingual-home", route: .sublingual, setting: .home)

    /// A 40-year-old man with nothing recorded, unless more is given.
    static func candidate(
        born: String? = "1986-05-01", sex: AdministrativeSex? = .male, conditions: [ReportedCondition] = [],
        medications: [ReportedMedication] = [], allergies: [ReportedAllergy] = [], observations: [Observation] = []
    ) -> Candidate {
        Candidate(
            birthDate: born.map(day), sex: sex, conditions: conditions, medications: medications,
            allergies: allergies, observations: observations, patientReference: "Patient/1")
    }

    static func evaluate(
        _ candidate: Candidate, under treatment: TreatmentProtocol = intravenous, for indication: Indication? = nil
    ) -> ScreeningResult {
        Screening.evaluate(candidate, under: treatment, on: today, indication: indication)
    }

    static func findings(
        _ conditions: ReportedCondition..., under treatment: TreatmentProtocol = intravenous
    ) -> [Finding] {
        evaluate(candidate(conditions: conditions), under: treatment).findings
    }
}

extension ReportedCondition {
    static func coded(
        _ system: CodeSystem, _ code: String, _ status: Status = .active, onset: String? = nil, abated: String? = nil,
        grade: String? = nil, counts: Bool = true, text: String? = nil
    ) -> ReportedCondition {
        ReportedCondition(
            concept: Concept(codings: [Coding(system, code)], texts: text.map { [$0] } ?? []), status: status,
            counts: counts, onset: onset.flatMap { Day($0) }, abated: abated.flatMap { Day($0) }, grade: grade,
            reference: "Condition/1")
    }

    static func icd(_ code: String, _ status: Status = .active, onset: String? = nil) -> ReportedCondition {
        coded(.icd10cm, code, status, onset: onset)
    }

    static func snomed(_ code: String, _ status: Status = .active) -> ReportedCondition { coded(.snomed, code, status) }

    static func text(
        _ words: String, _ status: Status = .active, onset: String? = nil, grade: String? = nil
    ) -> ReportedCondition {
        ReportedCondition(
            concept: Concept(texts: [words]), status: status, onset: onset.flatMap { Day($0) }, grade: grade,
            reference: "Condition/1")
    }
}

extension ReportedMedication {
    static func rxnorm(_ code: String, taken: Bool = true, daily: Double? = nil) -> ReportedMedication {
        ReportedMedication(
            concept: Concept(codings: [Coding(.rxnorm, code)]), taken: taken, dailyDose: daily.map { Milligrams($0) },
            reference: "MedicationStatement/1")
    }

    static func named(
        _ name: String, taken: Bool = true, daily: Double? = nil, from: String? = nil, to: String? = nil
    ) -> ReportedMedication {
        ReportedMedication(
            concept: Concept(texts: [name]), taken: taken, dailyDose: daily.map { Milligrams($0) },
            started: from.flatMap { Day($0) }, ended: to.flatMap { Day($0) }, reference: "MedicationStatement/\(name)")
    }
}

extension Observation {
    static func loinc(
        _ code: String, _ value: Double, _ unit: String = "", on: String? = "2026-11-21",
        reference: String = "Observation/1"
    ) -> Observation {
        Observation(
            concept: Concept(codings: [Coding(.loinc, code)]), value: .quantity(value, unit: unit),
            on: on.flatMap { Day($0) }, reference: reference)
    }

    static func answer(_ code: String, _ value: Value, on: String? = "2026-11-21") -> Observation {
        Observation(
            concept: Concept(codings: [Coding(.loinc, code)]), value: value, on: on.flatMap { Day($0) },
            reference: "Observation/1")
    }

    static func named(_ name: String, _ value: Value, on: String? = "2026-11-21") -> Observation {
        Observation(
            concept: Concept(texts: [name]), value: value, on: on.flatMap { Day($0) }, reference: "Observation/1")
    }

    static func pressure(_ systolic: Double, _ diastolic: Double, on day: String = "2026-11-21") -> [Observation] {
        [
            loinc("8480-6", systolic, "mm[Hg]", on: day, reference: "Observation/bp-\(day)"),
            loinc("8462-4", diastolic, "mm[Hg]", on: day, reference: "Observation/bp-\(day)"),
        ]
    }
}

extension [Finding] {
    subscript(_ id: String) -> Finding? { first { $0.id == id } }
    var ids: [String] { map(\.id) }
}

extension ScreeningResult {
    var missingNames: [String] { missing.map(\.name) }
    func finding(_ id: String) -> Finding? { findings[id] }
}
