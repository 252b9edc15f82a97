public import Care

extension DoseForecast {
    /// What was really given so far in a session, with what still runs; the planned dose before anything was given.
    ///
    /// - Throws: a refusal in plain words when no model may speak about this person, route or drug.
    public init(_ session: TreatmentSession, plan: Plan, for person: Person) throws {
        let given = session.givenParts
        guard let first = given.first else {
            try self.init(plan.dose, of: plan.drug, by: plan.route, for: person)
            return
        }
        try self.init(
            given.map { part in
                Part(
                    milligrams: part.milligrams, start: Minutes(part.start.minutes(since: first.start)),
                    duration: part.duration)
            }, of: plan.drug, by: plan.route, for: person)
    }

    /// When something ran, in minutes from the start of dosing.
    public var infusions: [ClosedRange<Double>] {
        parts.compactMap { part in
            part.duration.map { part.start.value...(part.start.value + $0.value) }
        }
    }
}
