public import Care
public import Foundation
public import Records

/// A chart as the machine's operator reads it: with the record's file in hand, as for a backup, and so signed in to nothing
/// and beside the access log. Pages read charts through `Clinic.chart` alone.
public struct ChartOnDisk: Sendable {
    public let course: Course
    /// The clinic's, in which its days are counted.
    public let zone: TimeZone

    /// - Parameter patient: The patient's id, or the record number.
    /// - Throws: A refusal when there is no such patient, or no clinic.
    public static func read(_ patient: String, from store: any RecordStore) async throws -> ChartOnDisk {
        let zone = try await ClinicIdentity.load(from: store).zone
        var ids = [PatientID(patient)]
        for row in try await store.rows("SELECT p.patient FROM patients p WHERE p.record_number = \(patient)") {
            ids.append(PatientID(try row.text(0)))
        }
        for id in ids {
            let course = try await CourseCache(store: store).course(of: id)
            if course.registration != nil { return ChartOnDisk(course: course, zone: zone) }
        }
        throw Refusal(
            code: "patient.unknown", field: "patient", reason: "There is no patient \(patient).",
            remedy: "Give the id from the address of the chart, or the record number.")
    }
}
