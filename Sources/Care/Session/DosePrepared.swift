/// A syringe drawn up for a session: milligrams first, then the volume at the strength read off the vial.
public struct DosePrepared: Sendable, Hashable, Codable {
    public let dose: Milligrams
    public let concentration: MilligramsPerMillilitre
    public let volume: Millilitres

    public init(dose: Milligrams, concentration: MilligramsPerMillilitre, volume: Millilitres) {
        self.dose = dose
        self.concentration = concentration
        self.volume = volume
    }
}

/// A second person's own reading of vial and syringe, which agrees with the first one's.
public struct DoseChecked: Sendable, Hashable, Codable {
    /// Sequence, in the session's stream, of the preparation that was checked.
    public let preparation: Int64
    /// As the second person read and measured them.
    public let concentration: MilligramsPerMillilitre
    public let volume: Millilitres
    /// When the second person signed at the first one's screen; else the entry's author is the second person.
    public let signature: SignatureMark?

    public init(
        preparation: Int64, concentration: MilligramsPerMillilitre, volume: Millilitres,
        signature: SignatureMark? = nil
    ) {
        self.preparation = preparation
        self.concentration = concentration
        self.volume = volume
        self.signature = signature
    }
}

extension TreatmentSession {
    /// The syringe in use: the last one that was drawn up.
    public var preparation: Recorded<DosePrepared>? { preparations.last }

    /// The check of that syringe by a second person.
    public var doubleCheck: Recorded<DoseChecked>? {
        guard let preparation else { return nil }
        return doubleChecks.last { $0.content.preparation == preparation.sequence }
    }

    /// Who made that check.
    public var doubleCheckedBy: PersonID? { doubleCheck.map { $0.content.signature?.person ?? $0.author } }
}

/// Drawing up a dose, and looking at it a second time.
public enum PreparationRules {
    /// Syringes are graduated; a volume read off one may differ from the computed one by this share.
    static let volumeTolerance = 0.02

    /// A syringe for what is left of the order, from a vial of the ordered strength.
    public static func prepare(
        _ dose: Milligrams, from vial: MilligramsPerMillilitre, in session: TreatmentSession, plan: Plan,
        at now: Instant
    ) throws -> DosePrepared {
        guard plan.dose.concentration != nil else {
            throw Refusal(
                code: "prepare.none", reason: "This order is for devices or tablets; nothing is drawn up.",
                remedy: "Give the dose as ordered.")
        }
        guard dose.value > 0, dose.value.isFinite else {
            throw Refusal(
                code: "dose.amount", field: "dose", reason: "A dose must be more than 0 mg.",
                remedy: "Enter the ordered dose.")
        }
        let left = plan.dose.milligrams.value - session.given.committed.value
        guard dose.value <= left * 1.000_001 else {
            throw Refusal(
                code: "dose.exceeds-order", field: "dose",
                reason: "\(dose) is more than what is left of the order, \(Milligrams(max(0, left))).",
                remedy: "Draw up at most what is ordered, or have the plan changed and signed.")
        }
        try checkStrength(vial, for: dose, plan: plan)
        return DosePrepared(dose: dose, concentration: vial, volume: dose.volume(at: vial))
    }

    /// The vial must hold what was ordered; what another strength would have come to is said in milligrams.
    public static func checkStrength(
        _ vial: MilligramsPerMillilitre, for dose: Milligrams, plan: Plan
    ) throws {
        guard let ordered = plan.dose.concentration, vial != ordered else { return }
        guard vial.value > 0, vial.value.isFinite else {
            throw Refusal(
                code: "dose.concentration", field: "concentration", reason: "A vial holds more than 0 mg/mL.",
                remedy: "Enter the strength printed on the vial.")
        }
        let volume = dose.volume(at: ordered)
        let wrong = Milligrams(volume.value * vial.value)
        let ratio = max(vial.value, ordered.value) / min(vial.value, ordered.value)
        let tenfold =
            ratio >= 9.99 && ratio <= 10.01
            ? " That is a tenfold difference: \(volume) of this vial would be \(wrong), not \(dose)." : ""
        throw Refusal(
            code: "dose.concentration", field: "concentration",
            reason: "The vial holds \(vial), the order is for \(ordered).\(tenfold)",
            remedy: "Take the ordered strength, or have the plan changed and signed for this vial.")
    }

    /// A second person's check: somebody else, who read the vial and the syringe without being told.
    public static func check(
        concentration: MilligramsPerMillilitre, volume: Millilitres, by person: PersonID,
        signature: SignatureMark? = nil, in session: TreatmentSession
    ) throws -> DoseChecked {
        guard let prepared = session.preparation else {
            throw Refusal(
                code: "check.nothing", reason: "No syringe was drawn up yet.",
                remedy: "Draw it up and record that first.")
        }
        guard person != prepared.author else {
            throw Refusal(
                code: "check.same-person", field: "second",
                reason: "Whoever drew up the dose cannot be the second person.",
                remedy: "Ask another nurse or prescriber to read the vial and the syringe.")
        }
        guard concentration == prepared.content.concentration else {
            throw Refusal(
                code: "check.concentration", field: "concentration",
                reason:
                    "You read \(concentration); \(prepared.content.concentration) was recorded when it was drawn up.",
                remedy: "Look at the vial together. If the syringe is wrong, discard it and draw up again.")
        }
        let expected = prepared.content.volume.value
        guard abs(volume.value - expected) <= max(0.01, expected * volumeTolerance) else {
            throw Refusal(
                code: "check.volume", field: "volume",
                reason:
                    "You read \(volume) in the syringe; \(prepared.content.dose) of \(concentration) is another volume.",
                remedy: "Look at the syringe together. If it is wrong, discard it and draw up again.")
        }
        return DoseChecked(
            preparation: prepared.sequence, concentration: concentration, volume: volume, signature: signature)
    }
}
