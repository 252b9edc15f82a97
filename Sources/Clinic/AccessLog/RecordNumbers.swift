public import Care
import Records

extension Clinic {
    /// The patient with a record number, for whoever may read the access log; nil when there is none.
    public func patient(recordNumber: String, access: Access) async throws -> PatientID? {
        try access.proves(.seeAccessLog)
        return try await store.rows("SELECT patient FROM patients WHERE record_number = \(recordNumber) LIMIT 1")
            .first.map { PatientID(try $0.text(0)) }
    }

    /// Record numbers of patients, for the access log: it names charts by number, not by whose they are.
    public func recordNumbers(of patients: Set<PatientID>, access: Access) async throws -> [PatientID: String] {
        try access.proves(.seeAccessLog)
        guard !patients.isEmpty else { return [:] }
        let rows = try await store.rows(
            "SELECT patient, record_number FROM patients WHERE patient IN \(list: patients.map(\.text).sorted())")
        return Dictionary(
            try rows.map { (PatientID(try $0.text(0)), try $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }
}
