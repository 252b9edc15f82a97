public import Care
import Foundation
import Records

/// One chair as the floor shows it.
public struct FloorChair: Sendable {
    /// Who sits in it.
    public struct Occupant: Sendable {
        public let session: SessionID
        public let patient: PatientID
        public let name: PersonName
        public let stage: TreatmentSession.Stage
        public let drug: Drug
        public let route: Route
        public let given: DoseGiven
        public let ordered: Milligrams
        public let openedAt: Instant
        /// When the stage it is in will be over, as far as that is known: the infusion through, the observation done.
        public let endsAt: Instant?
        public let nextCheck: DueCheck?
        public let alarms: [Alarm]
        /// Points still open of the gate ahead: before the dose, or before discharge.
        public let open: Int
        public let nurse: PersonID?
        public let sessionNumber: Int
    }
    public let chair: String
    public let occupant: Occupant?
    /// The next booking for this chair today.
    public let nextAt: Instant?
}

/// All chairs at a glance, and how many more patients the people here may watch.
public struct Floor: Sendable {
    public let chairs: [FloorChair]
    public let settings: FloorSettings
    /// Nurses with a patient after a dose, and how many each watches.
    public let observing: [PersonID: Int]
    /// How many one nurse may watch; nil when no protocol says.
    public let observedPerNurse: Rule?
    public let mostPerNurse: Int?
    public let now: Instant
    public let position: Int64

    public var free: Int { chairs.filter { $0.occupant == nil }.count }
    /// Nurses who watch more patients than the protocol allows.
    public var overloaded: [PersonID] {
        guard let mostPerNurse else { return [] }
        return observing.filter { $0.value > mostPerNurse }.map(\.key).sorted { $0.text < $1.text }
    }
}

extension Clinic {
    /// Every chair: those of the settings, and those that somebody sits in or is booked for today.
    public func floor(access: Access, at now: Instant) async throws -> Floor {
        try access.proves(.seeFloor)
        let position = try await position()
        let settings = try await floorSettings()
        let today = day(now)
        let from = today.instant(hour: 0, minute: 0, in: zone).microseconds
        let until = today.adding(days: 1).instant(hour: 0, minute: 0, in: zone).microseconds
        var occupants: [(chair: String, occupant: FloorChair.Occupant)] = []
        for row in try await store.rows(
            "SELECT session, patient FROM sessions WHERE status = 'open' ORDER BY at_us LIMIT 500")
        {
            let patient = PatientID(try row.text(1))
            // A chart that was closed to this person is not on their floor either.
            guard (try? Authorisation.require(.seeChart, of: access.person, patient: patient)) != nil else { continue }
            if let found = try await occupant(SessionID(try row.text(0)), of: patient, at: now) {
                occupants.append(found)
            }
        }
        var bookings: [String: Instant] = [:]
        for row in try await store.rows(
            """
            SELECT chair, MIN(at_us) FROM sessions WHERE status = 'booked' AND at_us >= \(max(from, now.microseconds))
                AND at_us < \(until) GROUP BY chair
            """)
        {
            bookings[try row.text(0)] = Instant(microseconds: try row.int64(1))
        }
        let known = try await chairNames()
        let others = Set(occupants.map(\.chair)).union(bookings.keys).subtracting(known)
        var chairs: [FloorChair] = []
        for chair in known + others.sorted() {
            let here = occupants.filter { $0.chair == chair }
            for each in here {
                chairs.append(FloorChair(chair: chair, occupant: each.occupant, nextAt: bookings[chair]))
            }
            if here.isEmpty { chairs.append(FloorChair(chair: chair, occupant: nil, nextAt: bookings[chair])) }
        }
        var observing: [PersonID: Int] = [:]
        for each in occupants where each.occupant.stage == .dosing || each.occupant.stage == .recovery {
            if let nurse = each.occupant.nurse { observing[nurse, default: 0] += 1 }
        }
        let strictest = await protocols.all.compactMap { treatment in
            treatment.number("FLOOR-OBSERVED").map { (Int($0), treatment.rule("FLOOR-OBSERVED")) }
        }.min { $0.0 < $1.0 }
        return Floor(
            chairs: chairs, settings: settings, observing: observing,
            observedPerNurse: strictest?.1, mostPerNurse: strictest?.0, now: now, position: position)
    }

    private func occupant(
        _ session: SessionID, of patient: PatientID, at now: Instant
    ) async throws -> (chair: String, occupant: FloorChair.Occupant)? {
        let course = try await courses.course(of: patient)
        let live = try await treatmentSession(session, of: course)
        guard let opening = live.opening, let plan = course.plan?.content.plan,
            let treatment = await protocols.current(plan.protocolID), let registration = course.registration
        else { return nil }
        let stage = live.stage(at: now)
        let due = CourseTasks.holds(of: course, under: treatment, on: day(now), zone: zone)
        let gate =
            stage == .preparation
            ? PreDoseGate.evaluate(live, of: course, under: treatment, at: now, in: zone, surveillance: due)
            : DischargeGate.evaluate(live, under: treatment, at: now)
        let occupant = FloorChair.Occupant(
            session: session, patient: patient, name: registration.name, stage: stage, drug: plan.drug,
            route: plan.route, given: live.given, ordered: plan.dose.milligrams, openedAt: opening.occurredAt,
            endsAt: stage == .dosing
                ? live.given.expectedEnd : DueChecks.observationEnd(of: live, under: treatment, at: now),
            nextCheck: DueChecks.due(in: live, under: treatment, at: now).first,
            alarms: try await standingAlarms(of: live, under: treatment, at: now), open: gate.unmet.count,
            nurse: opening.content.nurse, sessionNumber: opening.content.number)
        return (opening.content.chair, occupant)
    }
}
