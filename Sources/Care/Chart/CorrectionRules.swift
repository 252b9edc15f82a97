/// Which entries a correction may take back.
public enum CorrectionRules {
    /// Facts can be taken back or amended. What others acted on (decisions, consents, orders, openings and closings, doses
    /// already followed by others) has its own later entry that changes it, and stays.
    public static func correct(
        _ entry: Entry?, kind: Correction.Kind, reason: String, replacement: ChartEntry?, alreadyCorrected: Bool
    ) throws -> Correction {
        guard let entry else {
            throw Refusal(
                code: "correction.unknown", field: "entry", reason: "There is no such entry.",
                remedy: "Choose an entry of this chart.")
        }
        guard reason.count >= 5 else {
            throw Refusal(
                code: "correction.reason", field: "reason", reason: "A correction needs a reason.",
                remedy: "Say what was wrong.")
        }
        guard !alreadyCorrected else {
            throw Refusal(
                code: "correction.twice", field: "entry", reason: "This entry was corrected before.",
                remedy: "Record what is right as a new entry.")
        }
        guard isCorrectable(entry.content) else {
            throw Refusal(
                code: "correction.kind", field: "entry",
                reason: "An entry of kind \(entry.content.kind) cannot be taken back.",
                remedy: "Record what changes it: a new decision, a new plan, a withdrawal or a note.")
        }
        switch (kind, replacement) {
        case (.amended, nil):
            throw Refusal(
                code: "correction.replacement", field: "replacement", reason: "An amendment needs the right entry.",
                remedy: "Enter what should stand there.")
        case (.amended, let right?) where right.kind != entry.content.kind:
            throw Refusal(
                code: "correction.replacement", field: "replacement",
                reason: "The replacement is of another kind than the entry.", remedy: "Enter the same kind again.")
        default:
            return Correction(
                corrects: entry.sequence, kind: kind, reason: reason, replacement: kind == .amended ? replacement : nil)
        }
    }

    public static func isCorrectable(_ content: ChartEntry) -> Bool {
        switch content {
        case .historyTaken, .condition, .medication, .allergy, .measured, .pastTrial, .scored, .answered, .noted,
            .safetyPlanned,
            .surveillanceDone, .signs, .adverseEvent, .preDoseChecked, .recoveryChecked, .dose, .emergencyStep:
            true
        case .registered, .referralImported, .screeningDecided, .educationRead, .consentSigned, .consentWithdrawn,
            .planDrafted,
            .planSigned, .courseDecided, .sessionBooked, .bookingCancelled, .sessionOpened, .sessionClosed,
            .gateOverridden, .dischargeOverridden, .riskRaised, .riskPassed, .riskContact, .riskClosed, .asked,
            .messageSettled, .ownerTold,
            .taskRaised, .taskCompleted, .alarm, .dosePrepared, .doseChecked, .forecastKept,
            .corrected:
            false
        }
    }
}
