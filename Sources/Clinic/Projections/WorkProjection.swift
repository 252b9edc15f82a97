import Care
import Foundation
public import Records

/// The work of the clinic as lists: sessions booked and open, open tasks, open risks.
public struct WorkProjection: Projection {
    public let name = "work"
    public let version = 2
    public let tables = [
        """
        CREATE TABLE sessions (session TEXT PRIMARY KEY, patient TEXT NOT NULL, status TEXT NOT NULL,
            at_us BIGINT NOT NULL, chair TEXT NOT NULL, number BIGINT, nurse TEXT, closed_us BIGINT,
            given_mg DOUBLE PRECISION, ending TEXT)
        """,
        "CREATE INDEX sessions_status ON sessions (status, at_us)",
        "CREATE INDEX sessions_patient ON sessions (patient, at_us)",
        """
        CREATE TABLE tasks (patient TEXT NOT NULL, task TEXT NOT NULL, title TEXT NOT NULL, why TEXT NOT NULL,
            due TEXT NOT NULL, role TEXT NOT NULL, rule TEXT NOT NULL, source TEXT NOT NULL, approved BIGINT NOT NULL,
            PRIMARY KEY (patient, task))
        """,
        "CREATE INDEX tasks_role ON tasks (role, due)",
        "CREATE INDEX tasks_due ON tasks (due)",
        """
        CREATE TABLE risks (risk TEXT NOT NULL, patient TEXT NOT NULL, level TEXT NOT NULL, reason TEXT NOT NULL,
            due_us BIGINT NOT NULL, owner TEXT, answered BIGINT NOT NULL, PRIMARY KEY (patient, risk))
        """,
        "CREATE INDEX risks_due ON risks (due_us)",
    ]

    public init() {}

    public func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws {
        guard let patient = entry.stream.patient?.text else { return }
        switch entry.kind {
        case "session-booked", "booking-cancelled", "session-opened", "session-closed", "course-decided":
            try applySession(try Entry(entry), patient, transaction)
        case "task-raised", "task-completed", "risk-raised", "risk-passed", "risk-contact", "risk-closed":
            try applyTask(try Entry(entry), patient, transaction)
        default: break
        }
    }

    private func applySession(
        _ entry: Entry, _ patient: String, _ transaction: any ProjectionTransaction
    ) throws {
        switch entry.content {
        case .sessionBooked(let booking):
            try transaction.execute(
                """
                INSERT INTO sessions (session, patient, status, at_us, chair)
                VALUES (\(booking.session.text), \(patient), 'booked', \(booking.at.microseconds), \(booking.chair))
                ON CONFLICT (session) DO UPDATE SET at_us = excluded.at_us, chair = excluded.chair
                """)
        case .bookingCancelled(let cancelled):
            try transaction.execute(
                "DELETE FROM sessions WHERE session = \(cancelled.session.text) AND status = 'booked'")
        case .sessionOpened(let opened):
            try transaction.execute(
                """
                INSERT INTO sessions (session, patient, status, at_us, chair, number, nurse)
                VALUES (\(opened.session.text), \(patient), 'open', \(entry.occurredAt.microseconds), \(opened.chair),
                    \(opened.number), \(opened.nurse.text))
                ON CONFLICT (session) DO UPDATE SET status = 'open', at_us = excluded.at_us, chair = excluded.chair,
                    number = excluded.number, nurse = excluded.nurse
                """)
        case .sessionClosed(let summary):
            try transaction.execute(
                """
                UPDATE sessions SET status = 'closed', closed_us = \(summary.closedAt.microseconds),
                    given_mg = \(summary.given.value), ending = \(summary.ending.rawValue)
                WHERE session = \(summary.session.text)
                """)
        case .courseDecided(let decision) where decision.outcome == .end:
            try transaction.execute("DELETE FROM sessions WHERE patient = \(patient) AND status = 'booked'")
        default: break
        }
    }

    private func applyTask(_ entry: Entry, _ patient: String, _ transaction: any ProjectionTransaction) throws {
        switch entry.content {
        case .taskRaised(let task):
            try transaction.execute(
                """
                INSERT INTO tasks (patient, task, title, why, due, role, rule, source, approved)
                VALUES (\(patient), \(task.id), \(task.title), \(task.why), \(task.due.description),
                    \(task.role.rawValue), \(task.rule), \(task.source), \(task.approved))
                ON CONFLICT (patient, task) DO UPDATE SET title = excluded.title, why = excluded.why,
                    due = excluded.due, role = excluded.role
                """)
        case .taskCompleted(let done):
            try transaction.execute("DELETE FROM tasks WHERE patient = \(patient) AND task = \(done.task)")
        case .riskRaised(let risk):
            try transaction.execute(
                """
                INSERT INTO risks (risk, patient, level, reason, due_us, owner, answered)
                VALUES (\(risk.id.text), \(patient), \(risk.level.rawValue), \(risk.reason), \(risk.due.microseconds),
                    \(risk.owner?.text), 0)
                ON CONFLICT (patient, risk) DO UPDATE SET level = excluded.level, reason = excluded.reason,
                    due_us = excluded.due_us, owner = excluded.owner, answered = 0
                """)
        case .riskPassed(let passed):
            try transaction.execute(
                """
                UPDATE risks SET owner = \(passed.to.text), due_us = COALESCE(\(passed.due?.microseconds), due_us)
                WHERE patient = \(patient) AND risk = \(passed.id.text)
                """)
        case .riskContact(let contact) where contact.outcome == .reached:
            try transaction.execute(
                "UPDATE risks SET answered = 1 WHERE patient = \(patient) AND risk = \(contact.id.text)")
        case .riskClosed(let closed):
            try transaction.execute("DELETE FROM risks WHERE patient = \(patient) AND risk = \(closed.id.text)")
        default: break
        }
    }
}
