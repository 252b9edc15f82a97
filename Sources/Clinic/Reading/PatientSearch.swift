public import Care
import Foundation
import Records

/// A patient as lists show one.
public struct PatientLine: Sendable, Hashable {
    public let patient: PatientID
    public let name: PersonName
    public let birthDate: Day
    public let recordNumber: String
    public let phase: CoursePhase
    public let synthetic: Bool
}

extension Clinic {
    /// Patients whose name's words begin with what was typed, whose birth date it is, or whose record number it begins.
    ///
    /// - Parameter text: `mar gon`, `1984-03-02` or a record number; empty for those changed last.
    public func searchPatients(_ text: String, limit: Int = 50, access: Access) async throws -> [PatientLine] {
        try access.proves(.searchPatients)
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let columns: SQL = "SELECT p.patient, p.given, p.family, p.birth_date, p.record_number, p.phase, p.synthetic"
        if typed.isEmpty {
            return try await lines(columns + " FROM patients p ORDER BY p.updated_us DESC LIMIT \(limit)")
        }
        if let birth = Day(typed) {
            return try await lines(
                columns
                    + " FROM patients p WHERE p.birth_date = \(birth.description) ORDER BY p.birth_date, p.patient LIMIT \(limit)"
            )
        }
        var found: [PatientLine] = []
        let words = PatientProjection.folded(typed).split(separator: " ").map(String.init)
        if let first = words.max(by: { $0.count < $1.count }) {
            var query = columns + " FROM patient_names n JOIN patients p ON p.patient = n.patient WHERE "
            query += Self.prefix(first)
            for word in words where word != first {
                query += " AND EXISTS (SELECT 1 FROM patient_names n WHERE n.patient = p.patient AND "
                query += Self.prefix(word) + ")"
            }
            found = try await lines(query + " ORDER BY n.word, n.patient LIMIT \(limit)")
        }
        found += try await lines(
            columns + """
                 FROM patients p WHERE p.record_number >= \(typed) AND p.record_number < \(typed + "\u{10FFFF}")
                ORDER BY p.record_number, p.patient LIMIT \(limit)
                """)
        var seen: Set<PatientID> = []
        return Array(found.filter { seen.insert($0.patient).inserted }.prefix(limit))
    }

    private static func prefix(_ word: String) -> SQL {
        "n.word >= \(word) AND n.word < \(word + "\u{10FFFF}")"
    }

    private func lines(_ query: SQL) async throws -> [PatientLine] {
        try await store.rows(query).compactMap { row in
            guard let birth = Day(try row.text(3)), let phase = CoursePhase(rawValue: try row.text(5)) else {
                return nil
            }
            return PatientLine(
                patient: PatientID(try row.text(0)),
                name: PersonName(given: try row.text(1), family: try row.text(2)), birthDate: birth,
                recordNumber: try row.text(4), phase: phase, synthetic: try row.bool(6))
        }
    }

    /// How many patients are in each phase.
    public func phaseCounts(access: Access) async throws -> [CoursePhase: Int] {
        try access.proves(.seeToday)
        var counts: [CoursePhase: Int] = [:]
        for row in try await store.rows("SELECT phase, COUNT(*) FROM patients GROUP BY phase") {
            if let phase = CoursePhase(rawValue: try row.text(0)) { counts[phase] = Int(try row.int64(1)) }
        }
        return counts
    }
}
