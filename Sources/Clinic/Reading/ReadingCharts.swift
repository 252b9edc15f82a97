public import Care
import Foundation
import Records

/// A chart as a page shows it.
public struct ChartView: Sendable {
    public let course: Course
    /// The protocol of the plan in force, or of the draft.
    public let treatment: TreatmentProtocol?
    /// What stands against the next dose: surveillance that is overdue or positive.
    public let surveillance: [Finding]
    /// Response, decision point and interval, as the rules see them; the prescriber decides.
    public let advice: CourseAdvice?
    /// What the patient is expected to answer.
    public let questionnaires: [ExpectedQuestionnaire]
    public let today: Day
}

/// A session as a page shows it.
public struct SessionView: Sendable {
    public let course: Course
    public let session: TreatmentSession
    public let plan: Plan
    public let treatment: TreatmentProtocol
    public let preDose: Gate
    public let discharge: Gate
    public let stage: TreatmentSession.Stage
    public let now: Instant
    /// What asks for a person, the most urgent first.
    public var alarms: [Alarm] = []
    /// What monitors say now.
    public var monitored: [VitalSign: SignNow] = [:]
    /// Everything that monitors sent; nil when none was ever linked.
    public var record: MonitorRecord?
    /// Where monitors that are linked to this session stand.
    public var places: [String] = []
    /// Where the record stood when this was read.
    public var position: Int64 = 0
}

/// One entry as the history of a chart lists it.
public struct HistoryLine: Sendable {
    public let entry: Entry
    /// Nil for the chart's own stream.
    public let session: SessionID?
}

extension Clinic {
    /// The patient's chart. The caller has written down who reads it (`AccessLog`).
    public func chart(of patient: PatientID, access: Access, at now: Instant) async throws -> ChartView {
        try access.provesReading(patient)
        let course = try await known(patient)
        let today = day(now)
        let id = course.plan?.content.plan.protocolID ?? course.draft?.content.protocolID
        var treatment: TreatmentProtocol?
        if let id { treatment = await protocols.current(id) }
        return ChartView(
            course: readable(course, access), treatment: treatment,
            surveillance: treatment.map { CourseTasks.surveillance(of: course, under: $0, on: today, zone: zone) }
                ?? [],
            advice: treatment.map { CourseAdvice(course, under: $0, on: today, zone: zone) },
            questionnaires: await expectedQuestionnaires(of: course, at: now),
            today: today)
    }

    /// - Parameter past: shows the session as it was known at that moment, for looking back at one.
    public func session(
        _ id: SessionID, of patient: PatientID, access: Access, at now: Instant, past: Instant? = nil
    ) async throws -> SessionView {
        try access.provesReading(patient)
        let position = try await position()
        let course = try await known(patient)
        let whole = try await treatmentSession(id, of: course)
        let live =
            if let past { TreatmentSession(id: id, entries: try await entries(of: id), knownAt: past) } else { whole }
        let now = past ?? now
        guard live.opening != nil else { throw Clinic.noSuchSession }
        let plan = try await plan(of: live, course: course)
        let treatment = try await treatmentProtocol(plan.protocolID)
        // A session that is over counts as given already; its dose is not weighed against the ceilings again.
        let due =
            course.openSession?.content.session == id
            ? CourseTasks.holds(of: course, under: treatment, on: day(now), zone: zone)
            : CourseTasks.surveillance(of: course, under: treatment, on: day(now), zone: zone)
        var view = SessionView(
            course: readable(course, access), session: live, plan: plan, treatment: treatment,
            preDose: PreDoseGate.evaluate(live, of: course, under: treatment, at: now, in: zone, surveillance: due),
            discharge: DischargeGate.evaluate(live, under: treatment, at: now), stage: live.stage(at: now), now: now)
        view.position = position
        let record = try await MonitorRecord(of: id, in: store, until: past)
        if !record.arrivals.isEmpty { view.record = record }
        guard past == nil else {
            view.monitored = record.latest
            view.alarms = AlarmRules.standing(in: live, monitored: record.heard, under: treatment, at: now)
            return view
        }
        view.alarms = try await standingAlarms(of: live, under: treatment, at: now)
        guard live.summary == nil else { return view }
        view.places = monitors.links.filter { $0.session == id }.map(\.place)
        if !view.places.isEmpty { view.monitored = try await monitors.latest(of: id) }
        return view
    }

    /// When a session was opened and, when it is, closed: what it can be looked back at between.
    public func span(of session: SessionID, patient: PatientID, access: Access, at now: Instant) async throws
        -> ClosedRange<Instant>
    {
        try access.provesReading(patient)
        let entries = try await entries(of: session)
        _ = try await treatmentSession(session, of: try await known(patient))
        guard let first = entries.first?.recordedAt else { throw Clinic.noSuchSession }
        let isClosed = entries.contains { if case .sessionClosed = $0.content { true } else { false } }
        return first...max(first, isClosed ? entries.last?.recordedAt ?? now : now)
    }

    private func entries(of session: SessionID) async throws -> [Entry] {
        try await store.entries(in: .session(session)).map { try Entry($0) }
    }

    /// The chart without what is kept apart from it, for those who may not read that.
    private func readable(_ course: Course, _ access: Access) -> Course {
        access.person.may(.seeTherapyNotes) ? course : course.leavingOut { $0.kind.isTherapy }
    }

    /// The plan that a session was opened under: the revision of that time, not today's.
    private func plan(of session: TreatmentSession, course: Course) async throws -> Plan {
        let revision = session.opening?.content.planRevision
        if let current = course.plan?.content, current.revision == revision { return current.plan }
        for stored in try await store.entries(in: .chart(course.patient)) where stored.kind == "plan-signed" {
            if case .planSigned(let signed) = try Entry(stored).content, signed.revision == revision {
                return signed.plan
            }
        }
        throw Clinic.noSuchSession
    }

    /// Entries of the chart, newest first, at most `limit`, before a sequence (nil: from the end). Therapy notes are left
    /// out for those who may not read them.
    public func history(
        of patient: PatientID, before: Int64? = nil, limit: Int, access: Access
    ) async throws -> [HistoryLine] {
        try access.provesReading(patient)
        let course = try await known(patient)
        let end = min(before.map { max($0, 1) - 1 } ?? course.sequence, course.sequence)
        let start = max(0, end - Int64(limit))
        let entries = try await store.entries(in: .chart(patient), after: start, limit: Int(end - start))
        return try entries.reversed().map { HistoryLine(entry: try Entry($0), session: nil) }
            .filter { !$0.entry.content.holdsTherapyNote || access.person.may(.seeTherapyNotes) }
    }

    /// Every entry of one session, in order.
    public func history(of session: SessionID, patient: PatientID, access: Access) async throws -> [HistoryLine] {
        try access.provesReading(patient)
        let course = try await known(patient)
        _ = try await treatmentSession(session, of: course)
        return try await store.entries(in: .session(session)).map {
            HistoryLine(entry: try Entry($0), session: session)
        }
    }
}

extension Access {
    /// Any access to this patient that lets the whole chart or what is needed to treat be read.
    fileprivate func provesReading(_ patient: PatientID) throws {
        switch permission {
        case .seeChart, .seePlan, .screen, .draftPlan, .giveDose, .recordSigns, .recordPreDose, .openSession,
            .discharge,
            .seeOwnChart:
            try proves(permission, on: patient)
        default: try proves(.seeChart, on: patient)
        }
    }
}
