/// A stretch of a session's dose as it really ran: an amount at once, or an amount at one rate.
public struct GivenPart: Sendable, Hashable {
    public let milligrams: Milligrams
    public let start: Instant
    /// Nil for what was given at once.
    public let duration: Minutes?
}

extension TreatmentSession {
    /// The dose event by event, in order of time: what ran between two events ran at one rate. A running infusion is
    /// taken to go on at its present rate to its end.
    public var givenParts: [GivenPart] {
        var parts: [GivenPart] = []
        var given = DoseGiven()
        for (index, event) in doseEvents.enumerated() {
            let at = event.occurredAt
            let before = given.milligrams(at: at).value
            given.apply(event.content, at: at)
            let after = given.milligrams(at: at).value
            // A thousandth of a microgram is the arithmetic's, not the patient's.
            if after - before > 1e-6 {
                parts.append(GivenPart(milligrams: Milligrams(after - before), start: at, duration: nil))
            }
            let next = doseEvents.indices.contains(index + 1) ? doseEvents[index + 1].occurredAt : given.expectedEnd
            guard let until = [next, given.expectedEnd].compactMap({ $0 }).min(), until > at else { continue }
            let ran = given.milligrams(at: until).value - after
            if ran > 1e-6 {
                parts.append(
                    GivenPart(milligrams: Milligrams(ran), start: at, duration: Minutes(until.minutes(since: at))))
            }
        }
        return parts
    }
}
