public import Care
import Foundation
import Records

/// One booked or open session on the Today page.
public struct TodayLine: Sendable {
    public enum Status: String, Sendable {
        case booked, open, closed
    }
    public let session: SessionID
    public let patient: PatientID
    public let name: PersonName
    public let recordNumber: String
    public let at: Instant
    public let chair: String
    public let status: Status
    /// Where an open session stands.
    public let stage: TreatmentSession.Stage?
    /// What must be true before a dose and is not yet, as far as the chart alone can say.
    public let unmet: [GatePoint]
    public let highRisk: Bool
    public let phase: CoursePhase
}

/// An open task with whose it is.
public struct TaskLine: Sendable {
    public let patient: PatientID
    public let name: PersonName
    public let task: CareTask
}

/// An open risk of the clinic: whose, how grave, who answers for it and by when.
public struct RiskLine: Sendable {
    public let patient: PatientID
    public let name: PersonName
    public let risk: RiskID
    public let level: RiskRaised.Level
    public let reason: String
    public let due: Instant
    public let owner: PersonID?
    /// Somebody spoke with the patient.
    public let isAnswered: Bool
}

/// The clinic's day at a glance.
public struct TodayView: Sendable {
    public let day: Day
    public let sessions: [TodayLine]
    public let tasks: [TaskLine]
    /// The first to be answered first.
    public let openRisks: [RiskLine]
}

extension Clinic {
    /// Today's sessions with readiness, and the tasks due, for the signed-in person's roles.
    public func today(access: Access, at now: Instant) async throws -> TodayView {
        try access.proves(.seeToday)
        let today = day(now)
        let from = today.instant(hour: 0, minute: 0, in: zone).microseconds
        let until = today.adding(days: 1).instant(hour: 0, minute: 0, in: zone).microseconds
        let columns: SQL = """
            SELECT s.session, s.patient, p.given, p.family, p.record_number, s.at_us, s.chair, s.status
            FROM sessions s JOIN patients p ON p.patient = s.patient
            """
        var rows = try await store.rows(columns + " WHERE s.status = 'open' ORDER BY s.at_us LIMIT 500")
        rows += try await store.rows(
            columns
                + " WHERE s.status = 'booked' AND s.at_us >= \(from) AND s.at_us < \(until) ORDER BY s.at_us LIMIT 500")
        rows += try await store.rows(
            columns
                + " WHERE s.status = 'closed' AND s.at_us >= \(from) AND s.at_us < \(until) ORDER BY s.at_us LIMIT 500")
        var sessions: [TodayLine] = []
        for row in rows {
            guard let status = TodayLine.Status(rawValue: try row.text(7)) else { continue }
            sessions.append(try await line(row, status: status, today: today, now: now))
        }
        return TodayView(
            day: today, sessions: sessions,
            tasks: try await tasks(dueBy: today, roles: Self.assigned(access.person.roles), limit: 50),
            openRisks: try await openRisks())
    }

    private func openRisks() async throws -> [RiskLine] {
        try await store.rows(
            """
            SELECT r.patient, p.given, p.family, r.risk, r.level, r.reason, r.due_us, r.owner, r.answered
            FROM risks r JOIN patients p ON p.patient = r.patient ORDER BY r.answered, r.due_us, r.patient LIMIT 100
            """
        ).compactMap { row in
            guard let level = RiskRaised.Level(rawValue: try row.text(4)) else { return nil }
            return RiskLine(
                patient: PatientID(try row.text(0)),
                name: PersonName(given: try row.text(1), family: try row.text(2)), risk: RiskID(try row.text(3)),
                level: level, reason: try row.text(5), due: Instant(microseconds: try row.int64(6)),
                owner: try row.textIfPresent(7).map { PersonID($0) }, isAnswered: try row.int64(8) == 1)
        }
    }

    private func line(_ row: Row, status: TodayLine.Status, today: Day, now: Instant) async throws -> TodayLine {
        let patient = PatientID(try row.text(1))
        let session = SessionID(try row.text(0))
        let course = try await courses.course(of: patient)
        var stage: TreatmentSession.Stage?
        var unmet: [GatePoint] = []
        if status == .open {
            let live = try await treatmentSession(session, of: course)
            stage = live.stage(at: now)
            if stage == .preparation { unmet = try await preDoseGate(of: live, course, at: now).unmet }
        } else if status == .booked {
            unmet = await readiness(of: course, on: today)
        }
        return TodayLine(
            session: session, patient: patient,
            name: PersonName(given: try row.text(2), family: try row.text(3)), recordNumber: try row.text(4),
            at: Instant(microseconds: try row.int64(5)), chair: try row.text(6), status: status, stage: stage,
            unmet: unmet, highRisk: course.openRisks.contains { $0.content.level == .high }, phase: course.phase)
    }

    /// Points of the gate that the chart alone answers, before anyone has asked the patient anything.
    func readiness(of course: Course, on today: Day) async -> [GatePoint] {
        guard let id = course.plan?.content.plan.protocolID, let treatment = await protocols.current(id) else {
            return [
                GatePoint(
                    id: "PLAN", title: "A signed plan orders this dose", state: .unmet, detail: "no signed plan",
                    source: "clinic policy", approved: true, overridable: false, resolver: .prescriber)
            ]
        }
        let due = CourseTasks.surveillance(of: course, under: treatment, on: today, zone: zone)
        return PreDoseGate.chartPoints(of: course, under: treatment, on: today, surveillance: due)
            .filter { $0.state != .met }
    }

    /// Open tasks, soonest due first.
    ///
    /// - Parameter roles: whose; empty for everyone's.
    public func taskList(roles: Set<AssignedRole>, limit: Int = 200, access: Access) async throws -> [TaskLine] {
        try access.proves(.seeTasks)
        return try await tasks(dueBy: nil, roles: roles, limit: limit)
    }

    private func tasks(dueBy: Day?, roles: Set<AssignedRole>, limit: Int) async throws -> [TaskLine] {
        var query: SQL = """
            SELECT t.patient, p.given, p.family, t.task, t.title, t.why, t.due, t.role, t.rule, t.source, t.approved
            FROM tasks t JOIN patients p ON p.patient = t.patient WHERE 1 = 1
            """
        if !roles.isEmpty { query += " AND t.role IN \(list: roles.map(\.rawValue).sorted())" }
        if let dueBy { query += " AND t.due <= \(dueBy.description)" }
        return try await store.rows(query + " ORDER BY t.due, t.patient, t.task LIMIT \(limit)").compactMap { row in
            guard let due = Day(try row.text(6)), let role = AssignedRole(rawValue: try row.text(7)) else { return nil }
            return TaskLine(
                patient: PatientID(try row.text(0)),
                name: PersonName(given: try row.text(1), family: try row.text(2)),
                task: CareTask(
                    id: try row.text(3), title: try row.text(4), why: try row.text(5), due: due, role: role,
                    rule: try row.text(8), source: try row.text(9), approved: try row.bool(10)))
        }
    }

    /// The work lists that a person's roles answer for.
    public static func assigned(_ roles: Set<Role>) -> Set<AssignedRole> {
        Set(
            roles.compactMap { role in
                switch role {
                case .frontDesk: .frontDesk
                case .nurse: .nurse
                case .prescriber: .prescriber
                case .therapist: .therapist
                case .pharmacist: .pharmacist
                case .owner, .auditor, .patient: nil
                }
            })
    }
}
