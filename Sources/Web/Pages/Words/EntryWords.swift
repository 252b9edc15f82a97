import Care
import Clinic
import Measures

/// One entry of a chart in words: what kind it is, and what it says.
struct EntryWords: Sendable {
    let title: String
    let text: String

    /// - Parameters:
    ///   - seesTherapy: false hides what therapy notes say, wherever they stand.
    ///   - scales: what scales are called, and their highest totals.
    init(_ content: ChartEntry, seesTherapy: Bool, scales: ScaleLibrary) {
        (title, text) = Self.words(content, seesTherapy: seesTherapy, scales)
    }

    private static func words(
        _ content: ChartEntry, seesTherapy: Bool, _ scales: ScaleLibrary
    ) -> (String, String) {
        switch content {
        case .registered(let who):
            ("Registration", "\(who.name.display), born \(who.birthDate.words), \(who.medicalRecordNumber)")
        case .referralImported(let referral): ("Referral imported", "\(referral.facts) facts")
        case .historyTaken(let history): ("History, \(history.area.rawValue)", history.text)
        case .condition(let condition): ("Condition", FactWords.condition(condition))
        case .medication(let medication): ("Medication", FactWords.medication(medication))
        case .allergy(let allergy): ("Allergy", FactWords.allergy(allergy))
        case .measured(let observation): ("Measured", FactWords.observation(observation))
        case .pastTrial(let trial): ("Past trial", FactWords.trial(trial))
        case .screeningDecided(let decision):
            ("Screening decided", "\(decision.outcome.words) for \(decision.indication.words): \(decision.reason)")
        case .educationRead(let read):
            ("Education", "\(read.correctAnswers) of \(read.questions) answers right (\(read.protocolID))")
        case .consentSigned(let consent):
            (
                "Consent signed",
                "by \(consent.signedName) for \(consent.protocolID), through \(consent.validThrough.words)"
            )
        case .consentWithdrawn(let withdrawn): ("Consent withdrawn", withdrawn.reason)
        case .planDrafted(let plan): ("Plan drafted", PlanWords.line(plan))
        case .planSigned(let signed):
            ("Plan signed", "revision \(signed.revision) by \(signed.signature.name): \(PlanWords.line(signed.plan))")
        case .courseDecided(let decision): ("Course decided", "\(decision.outcome.words): \(decision.reason)")
        case .noted(let note):
            ("Note, \(note.kind.rawValue)", note.kind.isTherapy && !seesTherapy ? Self.hiddenNote : note.text)
        case .scored(let score): ("Score", FactWords.score(score, scales))
        case .asked(let asked):
            (
                "Questionnaire asked",
                "\(scales.title(of: asked.scale)) "
                    + (asked.channel.map { "by \($0.words)" } ?? asked.mode.words)
            )
        case .messageSettled(let message):
            (
                message.sent ? "Message sent" : "Message not sent",
                message.sent ? "by \(message.channel.words)" : "by \(message.channel.words): \(message.why)"
            )
        case .answered(let sheet): ("Questionnaire", FactWords.sheet(sheet, scales))
        case .riskPassed(let passed): ("Risk passed on", passed.reason)
        case .ownerTold(let told):
            (
                told.sent ? "Owner of a risk told" : "Owner of a risk not told",
                "\(told.name), by \(told.channel.words)\(told.sent ? "" : ": \(told.why)")"
            )
        case .riskContact(let contact):
            ("Contact about a risk, \(contact.means.words)", "\(contact.outcome.words): \(contact.words)")
        case .riskRaised(let risk): ("Risk raised", "\(risk.level.rawValue): \(risk.reason)")
        case .riskClosed(let closed): ("Risk closed", closed.words)
        case .safetyPlanned(let plan): ("Safety plan", SafetyWords.plan(plan))
        case .surveillanceDone(let done): ("Surveillance", FactWords.surveillance(done))
        case .taskRaised(let task): ("Task", "\(task.title), due \(task.due.words)")
        case .taskCompleted(let task): ("Task finished", task.outcome)
        case .corrected(let correction):
            ("Correction of entry \(correction.corrects)", corrected(correction, seesTherapy: seesTherapy, scales))
        default: session(content)
        }
    }

    static let hiddenNote = "Written by a therapist; only therapists may read it."

    private static func corrected(
        _ correction: Correction, seesTherapy: Bool, _ scales: ScaleLibrary
    ) -> String {
        let right = correction.replacement.map { EntryWords($0, seesTherapy: seesTherapy, scales: scales).text }
        return (correction.kind == .amended ? "Amended" : "Entered in error") + ": \(correction.reason)"
            + (right.map { ". Now: \($0)" } ?? "")
    }

    private static func session(_ content: ChartEntry) -> (String, String) {
        switch content {
        case .sessionBooked(let booking): ("Session booked", "chair \(booking.chair)")
        case .bookingCancelled(let cancelled): ("Booking cancelled", cancelled.reason)
        case .sessionOpened(let opening):
            (
                "Session opened",
                "number \(opening.number), chair \(opening.chair), plan revision \(opening.planRevision)"
            )
        case .sessionClosed(let summary): ("Session closed", SessionWords.line(summary))
        case .preDoseChecked(let check): ("Checked before the dose", SessionWords.check(check))
        case .gateOverridden(let override):
            ("Pre-dose gate overridden", "\(override.points.joined(separator: ", ")): \(override.reason)")
        case .dose(let event): ("Dose", SessionWords.dose(event))
        case .signs(let signs): ("Signs", SessionWords.signs(signs))
        case .adverseEvent(let event): ("Adverse event", SessionWords.adverse(event))
        case .recoveryChecked(let recovery): ("Recovery checked", SessionWords.recovery(recovery))
        case .dischargeOverridden(let override):
            ("Discharge gate overridden", "\(override.points.joined(separator: ", ")): \(override.reason)")
        case .alarm(let entry):
            ("Alarm \(entry.step.rawValue)", "\(entry.priority.title.lowercased()) \(entry.alarm): \(entry.words)")
        case .dosePrepared(let prepared):
            ("Dose drawn up", "\(prepared.dose), \(prepared.volume) of \(prepared.concentration)")
        case .doseChecked(let checked):
            (
                "Dose checked by a second person",
                "\(checked.volume) of \(checked.concentration)"
                    + (checked.signature.map { ", signed by \($0.name)" } ?? "")
            )
        case .emergencyStep(let step): ("Emergency: \(step.kind.title.lowercased())", step.words)
        case .forecastKept(let forecast): ("Forecast", ForecastWords.line(forecast))
        default: (content.kind.capitalisedFirst, "")
        }
    }
}
