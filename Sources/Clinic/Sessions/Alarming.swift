public import Care
import Foundation
import Records

extension Clinic {
    /// Who charts what nobody does: that an alarm was raised, escalated or is over because time passed.
    static let itself = PersonID("halcyon")

    /// The alarms of a session as they stand.
    func standingAlarms(
        of session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant
    ) async throws -> [Alarm] {
        guard let fold = try await monitored.fold(of: session, under: treatment, at: now) else { return [] }
        return AlarmRules.standing(in: session, after: fold, under: treatment, at: now)
    }

    /// A person's answer to an alarm: they have seen it and act. One of high priority needs as many people as
    /// `ALARM-ACK-PEOPLE` says.
    public func answerAlarm(
        _ alarm: String, words: String, in session: SessionID, of patient: PatientID, access: Access,
        _ command: Command
    ) async throws -> Course {
        try access.proves(.answerAlarm, on: patient)
        return try await inSession(session, of: patient, access: access, command) { situation, live in
            let treatment = try await treatmentProtocol(try Clinic.order(of: situation.course).protocolID)
            let standing = try await standingAlarms(of: live, under: treatment, at: command.now)
            let answer = try AlarmRules.answer(alarm, words: words, by: access.person.id, to: standing)
            return [ChartWrite(stream: .session(session), content: .alarm(answer))]
        }
    }

    /// What these writes change about the session's alarms, charted with them.
    func alarmWrites(
        after writes: [ChartWrite], in live: TreatmentSession, of course: Course, by author: PersonID,
        _ command: Command
    ) async throws -> [ChartWrite] {
        let stream = StreamName.session(live.id)
        guard !writes.contains(where: { if case .sessionClosed = $0.content { true } else { false } }),
            let plan = course.plan?.content.plan
        else { return [] }
        var after = live
        for write in writes where write.stream == stream {
            after = after.adding(
                write.content, by: author, occurredAt: command.occurredAt, recordedAt: command.now)
        }
        let treatment = try await treatmentProtocol(plan.protocolID)
        let standing = try await standingAlarms(of: after, under: treatment, at: command.now)
        return AlarmRules.changes(from: standing, in: after, at: command.now)
            .map { ChartWrite(stream: stream, content: .alarm($0)) }
    }

    /// Charts what has become of the alarms of every open session with time alone: checks that were not done, answers
    /// that did not come, values of monitors.
    public func chartAlarms(at now: Instant) async throws {
        let rows = try await store.rows("SELECT session, patient FROM sessions WHERE status = 'open' LIMIT 1000")
        for row in rows {
            try await chartAlarms(of: SessionID(try row.text(0)), of: PatientID(try row.text(1)), at: now)
        }
    }

    private func chartAlarms(of session: SessionID, of patient: PatientID, at now: Instant) async throws {
        let course = try await courses.course(of: patient)
        guard let plan = course.plan?.content.plan, let treatment = await protocols.current(plan.protocolID) else {
            return
        }
        for _ in 0..<8 {
            let live = try await treatmentSession(session, of: course)
            let standing = try await standingAlarms(of: live, under: treatment, at: now)
            let changes = AlarmRules.changes(from: standing, in: live, at: now)
            guard !changes.isEmpty else { return }
            let command = Command(id: "", saying: Data(), now: now, source: "halcyon")
            let entries = try changes.map {
                try ChartWrite(stream: .session(session), content: .alarm($0))
                    .newEntry(by: Clinic.itself, command, zone: zone)
            }
            if try await isAppended(Append(entries: entries, expected: [.session(session): live.sequence])) { return }
        }
    }

    /// Keeps alarms charted and risks passed to cover while the clinic is open; ends when its task does.
    ///
    /// - Parameter clock: what time it is.
    public func watchAlarms(every seconds: Double = 2, clock: @Sendable () -> Instant) async {
        while !Task.isCancelled {
            // Should the record be full or closed, the next round tries again: the screens show what stands anyway.
            try? await chartAlarms(at: clock())
            try? await escalateRisks(at: clock())
            try? await Task.sleep(for: .seconds(seconds))
        }
    }
}
