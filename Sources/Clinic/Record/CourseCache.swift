import Care
import Records

/// Folded courses in memory, so that a long chart is folded once and then only its tail is read.
///
/// Holds at most `capacity` courses and drops the one used longest ago. Every answer is as new as the store was when it
/// was asked.
actor CourseCache {
    private struct Kept {
        var course: Course
        var used: UInt64
    }
    private var kept: [PatientID: Kept] = [:]
    private var clock: UInt64 = 0
    private let capacity: Int
    private let store: any RecordStore

    init(store: any RecordStore, capacity: Int = 512) {
        self.store = store
        self.capacity = capacity
    }

    /// The patient's course as of now; one without entries has sequence 0.
    func course(of patient: PatientID) async throws -> Course {
        let known = kept[patient]?.course ?? Course(patient: patient)
        let tail = try await store.entries(in: .chart(patient), after: known.sequence, limit: .max)
        if tail.isEmpty {
            touch(known)
            return known
        }
        var entries: [Entry] = []
        entries.reserveCapacity(tail.count)
        for stored in tail { entries.append(try Entry(stored)) }
        let course: Course
        if known.sequence == 0 {
            course = Course(patient: patient, entries: entries)
        } else if let added = known.adding(entries) {
            course = added
        } else {
            // A correction reaches back: fold the whole chart again.
            var all: [Entry] = []
            for stored in try await store.entries(in: .chart(patient)) { all.append(try Entry(stored)) }
            course = Course(patient: patient, entries: all)
        }
        touch(course)
        return course
    }

    /// Keeps the newer of what is held and what is given: two readers may have folded at once.
    private func touch(_ course: Course) {
        guard course.sequence > 0 else { return }
        clock += 1
        if let held = kept[course.patient]?.course, held.sequence > course.sequence {
            kept[course.patient]?.used = clock
            return
        }
        kept[course.patient] = Kept(course: course, used: clock)
        if kept.count > capacity, let oldest = kept.min(by: { $0.value.used < $1.value.used }) {
            kept[oldest.key] = nil
        }
    }
}
