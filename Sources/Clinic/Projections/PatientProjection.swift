import Care
import Foundation
public import Records

/// The list of patients: who, which phase, and names cut into words for search by prefix.
public struct PatientProjection: Projection {
    public let name = "patients"
    public let version = 1
    public let tables = [
        """
        CREATE TABLE patients (patient TEXT PRIMARY KEY, given TEXT NOT NULL, family TEXT NOT NULL,
            folded_name TEXT NOT NULL, birth_date TEXT NOT NULL, record_number TEXT NOT NULL, phone TEXT,
            synthetic BIGINT NOT NULL, phase TEXT NOT NULL, has_plan BIGINT NOT NULL, treating TEXT NOT NULL,
            updated_us BIGINT NOT NULL)
        """,
        "CREATE INDEX patients_birth_date ON patients (birth_date, patient)",
        "CREATE INDEX patients_record_number ON patients (record_number, patient)",
        "CREATE INDEX patients_phase ON patients (phase, updated_us)",
        "CREATE INDEX patients_updated ON patients (updated_us)",
        "CREATE TABLE patient_names (word TEXT NOT NULL, patient TEXT NOT NULL, PRIMARY KEY (word, patient))",
        "CREATE INDEX patient_names_patient ON patient_names (patient)",
        "CREATE TABLE referrals (content_hash TEXT PRIMARY KEY, patient TEXT NOT NULL)",
    ]

    public init() {}

    public func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws {
        guard let patient = entry.stream.patient else { return }
        switch entry.kind {
        case "registered", "referral-imported", "screening-decided", "consent-signed", "consent-withdrawn",
            "plan-signed",
            "course-decided":
            try apply(try Entry(entry).content, to: patient, at: entry.recordedMicroseconds, transaction)
        default: break
        }
    }

    private func apply(
        _ content: ChartEntry, to patient: PatientID, at recorded: Int64, _ transaction: any ProjectionTransaction
    ) throws {
        switch content {
        case .registered(let registration): try register(registration, patient, at: recorded, transaction)
        case .referralImported(let referral):
            try transaction.execute(
                """
                INSERT INTO referrals (content_hash, patient) VALUES (\(referral.contentHash), \(patient.text))
                ON CONFLICT (content_hash) DO NOTHING
                """)
        default:
            let rows = try transaction.rows(
                "SELECT phase, has_plan, treating FROM patients WHERE patient = \(patient.text)")
            guard let row = rows.first, let phase = CoursePhase(rawValue: try row.text(0)),
                let treating = CoursePhase(rawValue: try row.text(2))
            else { return }
            var progression = CourseProgression(phase: phase, hasPlan: try row.bool(1), treating: treating)
            progression.apply(content)
            try transaction.execute(
                """
                UPDATE patients SET phase = \(progression.phase.rawValue), has_plan = \(progression.hasPlan),
                    treating = \(progression.treating.rawValue), updated_us = \(recorded)
                WHERE patient = \(patient.text)
                """)
        }
    }

    private func register(
        _ registration: Registration, _ patient: PatientID, at recorded: Int64, _ transaction: any ProjectionTransaction
    ) throws {
        let folded = Self.folded(registration.name.display)
        let fresh = CourseProgression()
        try transaction.execute(
            """
            INSERT INTO patients (patient, given, family, folded_name, birth_date, record_number, phone, synthetic,
                phase, has_plan, treating, updated_us)
            VALUES (\(patient.text), \(registration.name.given), \(registration.name.family), \(folded),
                \(registration.birthDate.description), \(registration.medicalRecordNumber), \(registration.phone),
                \(registration.synthetic), \(fresh.phase.rawValue), \(fresh.hasPlan), \(fresh.treating.rawValue),
                \(recorded))
            ON CONFLICT (patient) DO UPDATE SET given = excluded.given, family = excluded.family,
                folded_name = excluded.folded_name, birth_date = excluded.birth_date,
                record_number = excluded.record_number, phone = excluded.phone, synthetic = excluded.synthetic,
                updated_us = excluded.updated_us
            """)
        try transaction.execute("DELETE FROM patient_names WHERE patient = \(patient.text)")
        for word in Set(folded.split(separator: " ").map(String.init)).sorted() {
            try transaction.execute(
                "INSERT INTO patient_names (word, patient) VALUES (\(word), \(patient.text))")
        }
    }

    /// Lower case, without accents or punctuation, words parted by one space: what names are searched by.
    static func folded(_ text: String) -> String {
        let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            !(0x300...0x36F).contains($0.value)
        }
        var letters = ""
        for scalar in plain {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if isWord {
                letters.unicodeScalars.append(scalar)
            } else if scalar != "'" && scalar != "’" {
                letters += " "
            }
        }
        return letters.split(separator: " ").joined(separator: " ")
    }
}
