public import Care
import Foundation
import Records

extension Clinic {
    /// Passes to cover every risk that its owner has not answered in time. The record says who was asked and when; nothing
    /// is lost when the server was off, since what is late then is passed on at the next round.
    public func escalateRisks(at now: Instant) async throws {
        let late = try await store.rows(
            "SELECT DISTINCT patient FROM risks WHERE answered = 0 AND due_us < \(now.microseconds) LIMIT 1000")
        guard !late.isEmpty else { return }
        let cover = try await coverOrder()
        for row in late { try await escalate(on: PatientID(try row.text(0)), cover: cover, at: now) }
    }

    private func escalate(on patient: PatientID, cover: [PersonID], at now: Instant) async throws {
        for _ in 0..<8 {
            let course = try await courses.course(of: patient)
            let clock = await riskClock(of: course)
            let passed = course.risks.compactMap { record in
                RiskRules.escalation(of: record, cover: cover, clock: clock, at: now).map { (record, $0) }
            }
            guard !passed.isEmpty else { return }
            let command = Command(id: "", saying: Data(), now: now, source: "halcyon")
            var entries: [NewEntry] = []
            for (record, passing) in passed {
                for content in [ChartEntry.riskPassed(passing), .taskRaised(task(of: record, after: passing, at: now))]
                {
                    entries.append(
                        try ChartWrite(stream: .chart(patient), content: content)
                            .newEntry(by: Clinic.itself, command, zone: zone))
                }
            }
            if try await isAppended(Append(entries: entries, expected: [.chart(patient): course.sequence])) { return }
        }
    }

    /// The risk's task with its new clock.
    private func task(of record: RiskRecord, after passing: RiskPassed, at now: Instant) -> CareTask {
        CourseTasks.task(
            of: record.adding(
                Recorded(sequence: record.raised.sequence, occurredAt: now, author: Clinic.itself, content: passing)),
            zone: zone)
    }
}
