import Care
import Foundation
import Records

/// What a rule is shown: the chart, and the open session when the use case is about one.
struct Situation: Sendable {
    let course: Course
    let session: TreatmentSession?
    let today: Day
}

extension Clinic {
    /// The one way a chart changes: fold, decide, append with the sequence that was seen.
    ///
    /// When somebody else wrote first the rule is asked again on what stands now, so nothing is merged blindly; a rule that
    /// depends on what its person had read compares versions itself and refuses. The same command is applied once.
    ///
    /// - Parameters:
    ///   - guarding: a stream beside the chart that must not have moved between the rule's reading and the append.
    ///   - rule: answers with entries for the chart or the session; throws a `Refusal` to change nothing. A further stream
    ///     that it writes to must be new.
    func decide(
        on patient: PatientID, session: SessionID? = nil, guarding: StreamName? = nil, by access: Access,
        _ command: Command, isNew: Bool = false,
        _ rule: (Situation) async throws -> [ChartWrite]
    ) async throws -> Course {
        try await decide(
            on: patient, session: session, guarding: guarding, author: access.person.id, command, isNew: isNew, rule)
    }

    /// The same for what no member of staff writes: answers that came by a link, and what is due by the clock.
    func decide(
        on patient: PatientID, session: SessionID? = nil, guarding: StreamName? = nil, author: PersonID,
        _ command: Command, isNew: Bool = false,
        _ rule: (Situation) async throws -> [ChartWrite]
    ) async throws -> Course {
        if try await isDone(command) { return try await courses.course(of: patient) }
        for _ in 0..<64 {
            let guarded: Int64? = if let guarding { try await store.head(of: guarding).sequence } else { nil }
            let course = try await courses.course(of: patient)
            guard isNew || course.sequence > 0 else { throw Clinic.noSuchPatient }
            let live: TreatmentSession? =
                if let session { try await treatmentSession(session, of: course) } else { nil }
            let situation = Situation(course: course, session: live, today: day(command.now))
            var writes = try await rule(situation)
            guard !writes.isEmpty else { return course }
            writes += try await taskWrites(after: writes, in: situation, author: author, command)
            var expected = [StreamName.chart(patient): course.sequence]
            if let session { expected[.session(session)] = live?.sequence ?? 0 }
            if let guarding { expected[guarding] = guarded }
            for write in writes where expected[write.stream] == nil { expected[write.stream] = 0 }
            var entries: [NewEntry] = []
            for write in writes {
                entries.append(try write.newEntry(by: author, command, zone: zone))
            }
            let append = Append(
                commandID: command.id, commandDigest: command.digest, entries: entries, expected: expected)
            if try await isAppended(append) { return try await courses.course(of: patient) }
        }
        throw Refusal(
            code: "chart.busy", reason: "Others kept writing to this chart at the same moment; nothing was saved.",
            remedy: "Look at the chart and try again.")
    }

    /// False when somebody else wrote to one of the streams first.
    func isAppended(_ append: Append) async throws -> Bool {
        do {
            _ = try await store.append(append)
            return true
        } catch StoreError.conflict {
            return false
        }
    }

    /// The same answer for a patient who does not exist and one that may not be seen.
    static let noSuchPatient = Refusal(
        code: "patient.unknown", field: "patient", reason: "There is no such patient.",
        remedy: "Search for the patient by name, birth date or record number.")

    static let noSuchSession = Refusal(
        code: "session.unknown", field: "session", reason: "There is no such session.",
        remedy: "Go back to the chart and open the session from there.")

    func isDone(_ command: Command) async throws -> Bool {
        let rows = try await store.rows("SELECT digest FROM commands WHERE id = \(command.id)")
        guard let row = rows.first else { return false }
        guard try row.dataIfPresent(0) == command.digest else { throw StoreError.commandReused(id: command.id) }
        return true
    }

    /// The session's fold, provided that it belongs to this patient.
    func treatmentSession(_ id: SessionID, of course: Course) async throws -> TreatmentSession {
        let belongs =
            course.openSession?.content.session == id || course.sessions.contains { $0.session == id }
            || course.bookings.contains { $0.session == id }
        guard belongs else { throw Clinic.noSuchSession }
        var entries: [Entry] = []
        for stored in try await store.entries(in: .session(id)) { entries.append(try Entry(stored)) }
        return TreatmentSession(id: id, entries: entries)
    }

    /// Tasks that the chart calls for once these entries stand, and that nobody has raised yet.
    private func taskWrites(
        after writes: [ChartWrite], in situation: Situation, author: PersonID, _ command: Command
    ) async throws -> [ChartWrite] {
        let stream = StreamName.chart(situation.course.patient)
        var sequence = situation.course.sequence
        var entries: [Entry] = []
        for write in writes where write.stream == stream {
            sequence += 1
            entries.append(
                Entry(
                    sequence: sequence, occurredAt: command.occurredAt, recordedAt: command.now,
                    author: author, content: write.content))
        }
        guard !entries.isEmpty, let after = situation.course.adding(entries) else { return [] }
        return await taskChanges(in: after, at: command.now).map { ChartWrite(stream: stream, content: $0) }
    }
}
