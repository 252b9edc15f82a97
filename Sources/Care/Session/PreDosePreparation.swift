extension PreDoseGate {
    /// A syringe that was drawn up and looked at by a second person, where the protocol asks for it and the order has a
    /// strength.
    static func preparationPoints(
        _ session: TreatmentSession, course: Course, treatment: TreatmentProtocol
    ) -> [GatePoint] {
        guard let rule = treatment.rule("DOUBLE-CHECK"), rule.value == .flag(true),
            course.plan?.content.plan.dose.concentration != nil
        else { return [] }
        let prepared = session.preparation?.content
        let isChecked = session.doubleCheck != nil
        return [
            GatePoint(
                rule, id: "PREPARED", title: "Dose drawn up and labelled", state: prepared == nil ? .unknown : .met,
                detail: prepared.map { "\($0.dose), \($0.volume) of \($0.concentration)" } ?? "not drawn up yet"),
            GatePoint(
                rule, id: "DOUBLE-CHECK", title: "Checked by a second person",
                state: isChecked ? .met : .unknown,
                detail: isChecked
                    ? "vial and syringe read independently"
                    : prepared == nil ? "after the dose is drawn up" : "waits for another nurse or prescriber"),
        ]
    }

    /// The rest between nasal devices, which the label asks for.
    static func restPoint(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant
    ) -> [GatePoint] {
        guard let rule = treatment.rule("DEVICE-REST-MINUTES"), let minutes = treatment.number("DEVICE-REST-MINUTES"),
            let last = session.lastDevice
        else { return [] }
        let rested = now.minutes(since: last)
        return [
            GatePoint(
                rule, id: "DEVICE-REST", title: "\(Figure.text(minutes)) min rest since the last device",
                state: rested >= minutes ? .met : .unmet,
                detail: "\(Int(max(0, rested).rounded(.down))) of \(Figure.text(minutes)) min", resolver: .prescriber)
        ]
    }
}

extension TreatmentSession {
    /// When the last nasal device was used.
    public var lastDevice: Instant? {
        doseEvents.last { if case .deviceUsed = $0.content { true } else { false } }?.occurredAt
    }

    /// When something was put into the mouth to be held there, and nobody has said yet that the hold is over.
    public var heldSince: Instant? {
        var since: Instant?
        for event in doseEvents {
            if case .taken = event.content { since = event.occurredAt }
            if case .holdEnded = event.content { since = nil }
        }
        return since
    }
}
