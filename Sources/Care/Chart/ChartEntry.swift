public import Foundation

/// Everything a chart can say, one case a kind. Nothing is updated or deleted; a mistake is corrected by a new entry.
///
/// The kind's stored name is stable: it is hashed into the record.
public indirect enum ChartEntry: Sendable, Hashable {
    case registered(Registration)
    case referralImported(ReferralImported)
    case historyTaken(HistoryTaken)
    case condition(ReportedCondition)
    case medication(ReportedMedication)
    case allergy(ReportedAllergy)
    case measured(Observation)
    case pastTrial(PastTrial)
    case screeningDecided(ScreeningDecision)
    case educationRead(EducationRead)
    case consentSigned(ConsentSigned)
    case consentWithdrawn(ConsentWithdrawn)
    case planDrafted(Plan)
    case planSigned(SignedPlan)
    case courseDecided(CourseDecision)
    case sessionBooked(SessionBooked)
    case bookingCancelled(BookingCancelled)
    case sessionOpened(SessionOpened)
    case sessionClosed(SessionSummary)
    case preDoseChecked(PreDoseCheck)
    case gateOverridden(GateOverridden)
    case dose(DoseEvent)
    case signs(Signs)
    case adverseEvent(AdverseEvent)
    case recoveryChecked(RecoveryCheck)
    case dischargeOverridden(GateOverridden)
    case scored(Score)
    case asked(QuestionnaireAsked)
    case messageSettled(MessageSettled)
    case answered(AnswerSheet)
    case noted(ClinicalNote)
    case riskRaised(RiskRaised)
    case riskPassed(RiskPassed)
    case ownerTold(OwnerTold)
    case riskContact(RiskContact)
    case riskClosed(RiskClosed)
    case safetyPlanned(SafetyPlan)
    case surveillanceDone(SurveillanceDone)
    case taskRaised(CareTask)
    case taskCompleted(TaskCompleted)
    case alarm(AlarmEntry)
    case dosePrepared(DosePrepared)
    case doseChecked(DoseChecked)
    case emergencyStep(EmergencyStep)
    case forecastKept(KeptForecast)
    case corrected(Correction)

    /// The stored name of this kind of entry.
    public var kind: String {
        switch self {
        case .registered: "registered"
        case .referralImported: "referral-imported"
        case .historyTaken: "history-taken"
        case .condition: "condition"
        case .medication: "medication"
        case .allergy: "allergy"
        case .measured: "measured"
        case .pastTrial: "past-trial"
        case .screeningDecided: "screening-decided"
        case .educationRead: "education-read"
        case .consentSigned: "consent-signed"
        case .consentWithdrawn: "consent-withdrawn"
        case .planDrafted: "plan-drafted"
        case .planSigned: "plan-signed"
        case .courseDecided: "course-decided"
        case .sessionBooked: "session-booked"
        case .bookingCancelled: "booking-cancelled"
        case .sessionOpened: "session-opened"
        case .sessionClosed: "session-closed"
        case .preDoseChecked: "pre-dose-checked"
        case .gateOverridden: "gate-overridden"
        case .dose: "dose"
        case .signs: "signs"
        case .adverseEvent: "adverse-event"
        case .recoveryChecked: "recovery-checked"
        case .dischargeOverridden: "discharge-overridden"
        case .scored: "scored"
        case .asked: "questionnaire-asked"
        case .messageSettled: "message-settled"
        case .answered: "questionnaire-answered"
        case .noted: "noted"
        case .riskRaised: "risk-raised"
        case .riskPassed: "risk-passed"
        case .ownerTold: "owner-told"
        case .riskContact: "risk-contact"
        case .riskClosed: "risk-closed"
        case .safetyPlanned: "safety-planned"
        case .surveillanceDone: "surveillance-done"
        case .taskRaised: "task-raised"
        case .taskCompleted: "task-completed"
        case .alarm: "alarm"
        case .dosePrepared: "dose-prepared"
        case .doseChecked: "dose-checked"
        case .emergencyStep: "emergency-step"
        case .forecastKept: "forecast-kept"
        case .corrected: "corrected"
        }
    }

    private var content: any Encodable {
        switch self {
        case .registered(let content): content
        case .referralImported(let content): content
        case .historyTaken(let content): content
        case .condition(let content): content
        case .medication(let content): content
        case .allergy(let content): content
        case .measured(let content): content
        case .pastTrial(let content): content
        case .screeningDecided(let content): content
        case .educationRead(let content): content
        case .consentSigned(let content): content
        case .consentWithdrawn(let content): content
        case .planDrafted(let content): content
        case .planSigned(let content): content
        case .courseDecided(let content): content
        case .sessionBooked(let content): content
        case .bookingCancelled(let content): content
        case .sessionOpened(let content): content
        case .sessionClosed(let content): content
        case .preDoseChecked(let content): content
        case .gateOverridden(let content): content
        case .dose(let content): content
        case .signs(let content): content
        case .adverseEvent(let content): content
        case .recoveryChecked(let content): content
        case .dischargeOverridden(let content): content
        case .scored(let content): content
        case .asked(let content): content
        case .messageSettled(let content): content
        case .answered(let content): content
        case .noted(let content): content
        case .riskRaised(let content): content
        case .riskPassed(let content): content
        case .ownerTold(let content): content
        case .riskContact(let content): content
        case .riskClosed(let content): content
        case .safetyPlanned(let content): content
        case .surveillanceDone(let content): content
        case .taskRaised(let content): content
        case .taskCompleted(let content): content
        case .alarm(let content): content
        case .dosePrepared(let content): content
        case .doseChecked(let content): content
        case .emergencyStep(let content): content
        case .forecastKept(let content): content
        case .corrected(let content): content
        }
    }

    /// The payload as stored: JSON with sorted keys, so that equal entries have equal bytes.
    public func payload() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(content)
    }

    /// Reads back what `payload` wrote.
    ///
    /// - Throws: `UnknownEntryKind`, or a `DecodingError` when the payload is not of its kind.
    public init(kind: String, payload: Data) throws {
        func read<Content: Decodable>(_: Content.Type) throws -> Content {
            try JSONDecoder().decode(Content.self, from: payload)
        }
        switch kind {
        case "registered": self = .registered(try read(Registration.self))
        case "referral-imported": self = .referralImported(try read(ReferralImported.self))
        case "history-taken": self = .historyTaken(try read(HistoryTaken.self))
        case "condition": self = .condition(try read(ReportedCondition.self))
        case "medication": self = .medication(try read(ReportedMedication.self))
        case "allergy": self = .allergy(try read(ReportedAllergy.self))
        case "measured": self = .measured(try read(Observation.self))
        case "past-trial": self = .pastTrial(try read(PastTrial.self))
        case "screening-decided": self = .screeningDecided(try read(ScreeningDecision.self))
        case "education-read": self = .educationRead(try read(EducationRead.self))
        case "consent-signed": self = .consentSigned(try read(ConsentSigned.self))
        case "consent-withdrawn": self = .consentWithdrawn(try read(ConsentWithdrawn.self))
        case "plan-drafted": self = .planDrafted(try read(Plan.self))
        case "plan-signed": self = .planSigned(try read(SignedPlan.self))
        case "course-decided": self = .courseDecided(try read(CourseDecision.self))
        case "session-booked": self = .sessionBooked(try read(SessionBooked.self))
        case "booking-cancelled": self = .bookingCancelled(try read(BookingCancelled.self))
        case "session-opened": self = .sessionOpened(try read(SessionOpened.self))
        case "session-closed": self = .sessionClosed(try read(SessionSummary.self))
        case "pre-dose-checked": self = .preDoseChecked(try read(PreDoseCheck.self))
        case "gate-overridden": self = .gateOverridden(try read(GateOverridden.self))
        case "dose": self = .dose(try read(DoseEvent.self))
        case "signs": self = .signs(try read(Signs.self))
        case "adverse-event": self = .adverseEvent(try read(AdverseEvent.self))
        case "recovery-checked": self = .recoveryChecked(try read(RecoveryCheck.self))
        case "discharge-overridden": self = .dischargeOverridden(try read(GateOverridden.self))
        case "scored": self = .scored(try read(Score.self))
        case "questionnaire-asked": self = .asked(try read(QuestionnaireAsked.self))
        case "message-settled": self = .messageSettled(try read(MessageSettled.self))
        case "questionnaire-answered": self = .answered(try read(AnswerSheet.self))
        case "noted": self = .noted(try read(ClinicalNote.self))
        case "risk-raised": self = .riskRaised(try read(RiskRaised.self))
        case "risk-passed": self = .riskPassed(try read(RiskPassed.self))
        case "owner-told": self = .ownerTold(try read(OwnerTold.self))
        case "risk-contact": self = .riskContact(try read(RiskContact.self))
        case "risk-closed": self = .riskClosed(try read(RiskClosed.self))
        case "safety-planned": self = .safetyPlanned(try read(SafetyPlan.self))
        case "surveillance-done": self = .surveillanceDone(try read(SurveillanceDone.self))
        case "task-raised": self = .taskRaised(try read(CareTask.self))
        case "task-completed": self = .taskCompleted(try read(TaskCompleted.self))
        case "alarm": self = .alarm(try read(AlarmEntry.self))
        case "dose-prepared": self = .dosePrepared(try read(DosePrepared.self))
        case "dose-checked": self = .doseChecked(try read(DoseChecked.self))
        case "emergency-step": self = .emergencyStep(try read(EmergencyStep.self))
        case "forecast-kept": self = .forecastKept(try read(KeptForecast.self))
        case "corrected": self = .corrected(try read(Correction.self))
        default: throw UnknownEntryKind(kind: kind)
        }
    }
}

/// An entry of a kind that this version of the product does not know: written by a newer one.
public struct UnknownEntryKind: Error, Sendable, Hashable {
    public let kind: String
}

extension ChartEntry: Codable {
    private enum Keys: String, CodingKey {
        case kind, payload
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let text = try container.decode(String.self, forKey: .payload)
        self = try ChartEntry(kind: try container.decode(String.self, forKey: .kind), payload: Data(text.utf8))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(String(decoding: try payload(), as: UTF8.self), forKey: .payload)
    }
}
