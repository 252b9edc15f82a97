import Care
import Clinic
import Foundation
import Records

/// The clinic's clock over this machine's.
enum ClinicTime {
    /// A clock that does not begin before the newest entry of a record.
    static func clock(after store: any RecordStore) async throws -> SteadyClock {
        let head = try await store.clinicHead().position
        let last = try await store.feed(after: max(0, head - 1), limit: 1).last
        let start = ContinuousClock.now
        return SteadyClock(
            notBefore: last.map { Instant(microseconds: $0.recordedMicroseconds) }, wall: { Instant(Date()) },
            seconds: {
                let passed = (ContinuousClock.now - start).components
                return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
            })
    }
}
