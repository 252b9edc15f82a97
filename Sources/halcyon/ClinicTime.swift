import Care
import Clinic
import Foundation
import Records

/// The clinic's clock over this machine's.
enum ClinicTime {
    /// A clock that does not begin before the newest entry of a record, nor before the newest sample of a monitor.
    static func clock(after store: any RecordStore) async throws -> SteadyClock {
        let head = try await store.clinicHead().position
        let entry = try await store.feed(after: max(0, head - 1), limit: 1).last?.recordedMicroseconds
        let samples = try await store.rows(
            """
            SELECT (SELECT received_us FROM samples WHERE subject = sample_subjects.id ORDER BY number DESC LIMIT 1)
            FROM sample_subjects
            """)
        let sample = try samples.compactMap { try $0.int64IfPresent(0) }.max()
        let last = [entry, sample].compactMap { $0 }.max()
        let start = ContinuousClock.now
        return SteadyClock(
            notBefore: last.map { Instant(microseconds: $0) }, wall: { Instant(Date()) },
            seconds: {
                let passed = (ContinuousClock.now - start).components
                return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
            })
    }
}
